import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PartLoader } from '../../src/parts/PartLoader.js';
import { partsIn, type RequestPart } from '../../src/parts/RequestPart.js';
import { VERSION } from '../../src/version.js';

const URL_OF_PART = 'https://desktop.example.com/connect-message-broker-aws.js';
const MODULE = { VERSION, AwsConnection: class {} };
const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: x'));

/** A loader whose loads end as `modules` say, one after the other; the last one repeats. */
function load(...modules: (() => Promise<unknown>)[]) {
  const failures: { readonly failures: number; readonly errorMessage: string }[] = [];
  const rest = [...modules];
  const request = vi.fn<RequestPart>(() => ({
    url: `${URL_OF_PART}?v=1`,
    module: ((rest.length > 1 ? rest.shift() : rest[0]) ?? gone)(),
  }));
  const loader = new PartLoader('aws', request, (failure) => failures.push(failure));
  return { loader, request, failures };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a part', () => {
  it('is loaded once, for all requests at the same time or later', async () => {
    const { loader, request } = load(async () => MODULE);
    expect(await Promise.all([loader.get(), loader.get()])).toEqual([MODULE, MODULE]);
    expect(await loader.get()).toBe(MODULE);
    expect(request).toHaveBeenCalledExactlyOnceWith('aws', 0);
  });

  it('that fails once is loaded again after a back-off, automatically', async () => {
    const { loader, request, failures } = load(gone, async () => MODULE);
    const part = loader.get();
    await vi.advanceTimersByTimeAsync(200);
    expect(request).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(await part).toBe(MODULE);
    expect(request).toHaveBeenLastCalledWith('aws', 1);
    expect(failures).toMatchObject([{ part: 'aws', url: URL_OF_PART, failures: 1 }]);
    expect(console.error).not.toHaveBeenCalled();
  });

  it('that fails twice is refused, and the console says so once', async () => {
    const { loader, request, failures } = load(gone);
    const refused = expect(loader.get()).rejects.toThrow('the aws part could not be loaded');
    await vi.advanceTimersByTimeAsync(1_000);
    await refused;
    for (const count of [3, 4, 5]) {
      const again = expect(loader.get()).rejects.toThrow();
      await vi.advanceTimersByTimeAsync(2_000);
      await again;
      expect(request).toHaveBeenCalledTimes(count);
    }
    expect(failures.map(({ failures }) => failures)).toEqual([1, 2, 3, 4, 5]);
    expect(console.error).toHaveBeenCalledExactlyOnceWith(
      expect.stringContaining(`the aws part could not be loaded from ${URL_OF_PART}: `),
    );
  });

  it('is loaded by the first request after an outage', async () => {
    const { loader } = load(gone, gone, async () => MODULE);
    const refused = expect(loader.get()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
    await refused;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await loader.get()).toBe(MODULE);
  });

  it('is not requested more often than every other second, however many requests need it', async () => {
    const { loader, request } = load(gone);
    const refused = expect(loader.get()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
    await refused;
    const before = request.mock.calls.length;
    for (let count = 0; count < 200; count += 1) {
      loader.get().catch(() => {});
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(request.mock.calls.length - before).toBeLessThanOrEqual(20);
    expect(request.mock.calls.length - before).toBeGreaterThanOrEqual(9);
  });

  it('that takes too long counts as failed, and is used when it arrives', async () => {
    let arrive = (_module: unknown): void => {};
    const never = () => new Promise<never>(() => {});
    const { loader, failures } = load(() => new Promise((resolve) => (arrive = resolve)), never);
    const refused = expect(loader.get()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(9_000);
    await refused;
    expect(failures).toMatchObject([
      { failures: 1, errorMessage: 'it did not load within 4 seconds' },
      { failures: 2, errorMessage: 'it did not load within 4 seconds' },
    ]);
    arrive(MODULE);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await loader.get()).toBe(MODULE);
  });

  it('of a different version is refused, with its version in the text', async () => {
    const { loader, failures } = load(async () => ({ ...MODULE, VERSION: '9.9.9' }));
    const refused = expect(loader.get()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
    await refused;
    expect(failures[0]?.errorMessage).toContain(`found version 9.9.9, expected ${VERSION}`);
  });
});

describe('the folder of parts', () => {
  it.each([
    ['https://cdn.example.com/broker', 'https://cdn.example.com/broker/'],
    ['https://cdn.example.com/broker/', 'https://cdn.example.com/broker/'],
    ['https://cdn.example.com', 'https://cdn.example.com/'],
    ['/broker', 'https://desktop.example.com/broker/'],
    ['broker/', 'https://desktop.example.com/broker/'],
  ])('%s is %s', (setting, folder) => {
    const { url, module } = partsIn(setting)('aws', 2);
    module.catch(() => {});
    expect(url).toMatch(`${folder}connect-message-broker-aws.js?v=`);
    expect(url).toMatch(/&retry=2$/);
  });
});
