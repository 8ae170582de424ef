import { describe, expect, it } from 'vitest';
import { checkParent } from '../../../src/workspace/checkParent.js';

describe('the workspaces that may hold a page', () => {
  it.each([
    ['no kind', undefined, ['https://a.my.connect.aws'], 'workspace: expected "app" or "service"'],
    ['no origin', 'app', undefined, 'workspace-origins: expected "https://ALIAS'],
    ['an empty list', 'app', [], 'workspace-origins: expected "https://ALIAS'],
    ['a star', 'app', ['https://*.my.connect.aws'], 'no star, got "https://*.my.connect.aws"'],
    ['http: of another computer', 'app', ['http://a.my.connect.aws'], 'got "http://a.my.connect.aws"'],
    ['a path', 'app', ['https://a.my.connect.aws/'], 'got "https://a.my.connect.aws/"'],
    ['no URL', 'app', ['a.my.connect.aws'], 'got "a.my.connect.aws"'],
  ])('%s is an error that says what to write', (_name, kind, origins, message) => {
    expect(() => checkParent(kind, origins)).toThrow(message);
  });

  it.each(['https://a.my.connect.aws', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:1'])(
    'a page that is in no other page is refused (%s)',
    (origin) => {
      expect(() => checkParent('app', [origin])).toThrow(`inside ${origin} only, is inside no other page`);
    },
  );
});
