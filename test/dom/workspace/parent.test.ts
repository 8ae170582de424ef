import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkParent } from '../../../src/workspace/checkParent.js';

afterEach(() => vi.restoreAllMocks());

describe('the workspaces that may hold a page', () => {
  it.each([
    ['no kind', undefined, ['https://a.my.connect.aws'], 'workspace: expected "app" or "service"'],
    ['no origin', 'app', undefined, 'workspace-origins: expected something like'],
    ['an empty list', 'app', [], 'workspace-origins: expected something like'],
    ['a star', 'app', ['https://*.my.connect.aws'], 'without a star, got "https://*.my.connect.aws"'],
    ['http: of another computer', 'app', ['http://a.my.connect.aws'], 'got "http://a.my.connect.aws"'],
    ['a path', 'app', ['https://a.my.connect.aws/'], 'got "https://a.my.connect.aws/"'],
    ['no URL', 'app', ['a.my.connect.aws'], 'got "a.my.connect.aws"'],
  ])('%s is an error that says what to write', (_name, kind, origins, message) => {
    expect(() => checkParent(kind, origins)).toThrow(message);
  });

  it.each(['https://a.my.connect.aws', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:1'])(
    'a page that is in no other page is refused (%s)',
    (origin) => {
      expect(() => checkParent('app', [origin])).toThrow(
        `inside ${origin} only, and is inside no other page`,
      );
    },
  );
});

describe('in a browser without location.ancestorOrigins', () => {
  function heldBy(referrer: string): void {
    expect('ancestorOrigins' in location).toBe(false);
    vi.spyOn(window, 'parent', 'get').mockReturnValue({} as typeof window);
    vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer);
  }

  it('the referrer says which page holds this one', () => {
    heldBy('https://a.my.connect.aws/agent-app-v2/');
    expect(() => checkParent('app', ['https://a.my.connect.aws'])).not.toThrow();
    expect(() => checkParent('app', ['https://b.my.connect.aws'])).toThrow(
      'inside https://b.my.connect.aws only, and is inside https://a.my.connect.aws',
    );
  });

  it('a page without a referrer is refused', () => {
    heldBy('');
    expect(() => checkParent('app', ['https://a.my.connect.aws'])).toThrow('and is inside an unknown page');
  });
});
