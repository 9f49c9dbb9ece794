import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneAfterAnother } from '../src/change/one-after-another.js';

describe('Those who contend for the same thing', () => {
  it('go one after another, in their order, and each gets its own outcome', async () => {
    const queue = new OneAfterAnother();
    let inside = 0;
    const order: number[] = [];
    const work = (n: number) => async (extra?: unknown) => {
      expect(extra).toBeUndefined();
      expect(++inside).toBe(1);
      await turn();
      inside--;
      order.push(n);
      if (n === 2) throw new Error('the second fails');
      return n;
    };
    const outcomes = await Promise.allSettled([1, 2, 3].map((n) => queue.take('a', work(n))));
    expect(order).toEqual([1, 2, 3]);
    expect(outcomes).toMatchObject([{ value: 1 }, { status: 'rejected' }, { value: 3 }]);
  });

  it('hold nobody else up', async () => {
    const queue = new OneAfterAnother();
    const gate = Promise.withResolvers<void>();
    const held = queue.take('a', () => gate.promise);
    expect(await queue.take('b', async () => 'done')).toBe('done');
    gate.resolve();
    await held;
  });
});
