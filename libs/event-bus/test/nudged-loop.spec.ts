import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NudgedLoop } from '../src/nudged-loop.js';

const rest = 1_000;
/** Longer than any pause after a failure. */
const longest = 5_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A loop, and what its turns were told. What a turn does is given by its number, from 1 on. */
function loopOf(turn: (number: number) => boolean | Promise<boolean> = () => false) {
  const turns: boolean[] = [];
  const failures: number[] = [];
  const loop = new NudgedLoop({
    turn: async (last) => turn(turns.push(last)),
    restMs: () => rest,
    onFailure: (_, inARow) => void failures.push(inARow),
  });
  return { loop, turns, failures };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const fails = (): never => {
  throw new Error('away');
};

describe('A nudged loop', () => {
  it('takes its first turn at once, and the next one after a rest', async () => {
    const { loop, turns } = loopOf();
    loop.start();
    await pass(0);
    expect(turns).toHaveLength(1);
    await pass(rest - 1);
    expect(turns).toHaveLength(1);
    await pass(1);
    expect(turns).toHaveLength(2);
    await loop.stop(0);
  });

  it('takes the next turn at once where it is nudged, or has more to do', async () => {
    const { loop, turns } = loopOf((number) => number < 3);
    loop.start();
    await pass(0);
    expect(turns).toHaveLength(3);
    loop.nudge();
    await pass(0);
    expect(turns).toHaveLength(4);
    await loop.stop(0);
  });

  it('takes another turn for a nudge that came during one', async () => {
    const { loop, turns } = loopOf((number) => {
      if (number === 1) loop.nudge();
      return false;
    });
    loop.start();
    await pass(0);
    expect(turns).toHaveLength(2);
    await loop.stop(0);
  });

  it('waits after a failure, however often it is nudged', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const { loop, turns, failures } = loopOf((number) => (number < 3 ? fails() : false));
    loop.start();
    await pass(0);
    loop.nudge();
    await pass(0);
    expect({ turns, failures }).toEqual({ turns: [false], failures: [1] });
    await pass(longest);
    expect(failures).toEqual([1, 2]);
    expect(turns.length).toBeGreaterThanOrEqual(3);
    await loop.stop(0);
    vi.restoreAllMocks();
  });

  it('takes a last turn when it is stopped, also out of a pause, and no other', async () => {
    const { loop, turns } = loopOf((number) => (number === 1 ? fails() : false));
    loop.start();
    await pass(0);
    await loop.stop(100);
    expect(turns).toEqual([false, true]);
    loop.nudge();
    await pass(longest);
    expect(turns).toHaveLength(2);
  });

  it('is not waited for longer than it is given', async () => {
    const { loop } = loopOf(() => new Promise<boolean>(() => undefined));
    loop.start();
    const stopped = loop.stop(100);
    await pass(100);
    await expect(stopped).resolves.toBeUndefined();
  });
});
