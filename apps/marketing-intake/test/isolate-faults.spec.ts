import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isolateFaults } from '../src/commit/isolate-faults.js';

class Collision extends Error {
  override readonly name = 'ConcurrentChangeError';
}

describe('isolating faults', () => {
  it('does all but the faulty items, each once and in order', async () => {
    const items = fc.array(fc.record({ id: fc.nat(), bad: fc.boolean() }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(items, async (given) => {
        const done: object[] = [];
        const faulty: object[] = [];
        await isolateFaults(
          given,
          async (part) => {
            if (part.some(({ bad }) => bad)) throw new Collision();
            done.push(...part);
          },
          async (item) => void faulty.push(item),
        );
        expect(done).toEqual(given.filter(({ bad }) => !bad));
        expect(faulty).toEqual(given.filter(({ bad }) => bad));
      }),
    );
  });

  it('gives up at once where the database is away', async () => {
    let tries = 0;
    const away = isolateFaults(
      [1, 2, 3],
      async () => {
        tries += 1;
        throw new Error('no connection');
      },
      async () => {},
    );
    await expect(away).rejects.toThrow('no connection');
    expect(tries).toBe(1);
  });
});
