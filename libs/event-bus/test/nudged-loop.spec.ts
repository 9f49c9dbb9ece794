import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NudgedLoop } from '../src/nudged-loop.js';

const rest = 1_000;
/** Longer than any pause after a failure. */
const longest = 5_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A loop, and what its passes were told. What a pass does is given by its number, from 1 on. */
function loopOf(pass: (number: number) => boolean | Promise<boolean> = () => false) {
  const passes: boolean[] = [];
  const failures: number[] = [];
  const loop = new NudgedLoop({
    pass: async (last) => pass(passes.push(last)),
    restMs: () => rest,
    onFailure: (_, inARow) => void failures.push(inARow),
  });
  return { loop, passes, failures };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const fails = (): never => {
  throw new Error('away');
};

describe('A nudged loop', () => {
  it('takes its first pass at once, and the next one after a rest', async () => {
    const { loop, passes } = loopOf();
    loop.start();
    await pass(0);
    expect(passes).toHaveLength(1);
    await pass(rest - 1);
    expect(passes).toHaveLength(1);
    await pass(1);
    expect(passes).toHaveLength(2);
    await loop.stop(0);
  });

  it('takes the next pass at once where it is nudged, or has more to do', async () => {
    const { loop, passes } = loopOf((number) => number < 3);
    loop.start();
    await pass(0);
    expect(passes).toHaveLength(3);
    loop.nudge();
    await pass(0);
    expect(passes).toHaveLength(4);
    await loop.stop(0);
  });

  it('takes another pass for a nudge that came during one', async () => {
    const { loop, passes } = loopOf((number) => {
      if (number === 1) loop.nudge();
      return false;
    });
    loop.start();
    await pass(0);
    expect(passes).toHaveLength(2);
    await loop.stop(0);
  });

  it('waits after a failure, however often it is nudged', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { loop, passes, failures } = loopOf((number) => (number < 3 ? fails() : false));
    loop.start();
    await pass(0);
    loop.nudge();
    await pass(0);
    expect({ passes, failures }).toEqual({ passes: [false], failures: [1] });
    await pass(longest);
    expect(failures).toEqual([1, 2]);
    expect(passes.length).toBeGreaterThanOrEqual(3);
    await loop.stop(0);
    vi.restoreAllMocks();
  });

  it('takes a last pass when it is stopped, also out of a pause, and no other', async () => {
    // Else the pause may be none at all.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const { loop, passes } = loopOf((number) => (number === 1 ? fails() : false));
    loop.start();
    await pass(0);
    await loop.stop(100);
    expect(passes).toEqual([false, true]);
    loop.nudge();
    await pass(longest);
    expect(passes).toHaveLength(2);
  });

  it('is not waited for longer than it is given', async () => {
    const { loop } = loopOf(() => new Promise<boolean>(() => undefined));
    loop.start();
    const stopped = loop.stop(100);
    await pass(100);
    await expect(stopped).resolves.toBeUndefined();
  });
});
