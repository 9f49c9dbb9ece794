import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommittedRows } from '../src/outbox/committed-rows.js';
import { outboxId, type OutboxRow } from '../src/outbox/outbox-row.js';

const row = (key: string, number: number, partition = 0): OutboxRow => ({
  _id: outboxId('leads', key, number),
  shard: partition,
  lane: 'live',
  topic: 'smarketing.leads',
  key,
  headers: '{}',
  body: '{}',
  at: new Date(0),
});

const numbersOf = (rows: readonly OutboxRow[]) =>
  rows.map(({ _id }) => Number(_id.split('/').at(-1)));

const all = () => true;

function offered(...rows: OutboxRow[]): CommittedRows {
  const committed = new CommittedRows();
  committed.offer(rows);
  return committed;
}

describe('Rows that were just committed', () => {
  it('go out in their order, the first of a key and those behind them', () => {
    const committed = offered(row('a', 1), row('b', 1), row('a', 2));
    expect(numbersOf(committed.take(2, all).rows)).toEqual([1, 1]);
    expect(committed.take(2, all)).toEqual({ rows: [row('a', 2)], left: false });
    expect(committed.length).toBe(0);
  });

  it('are left in the outbox where this relay did not publish their predecessor', () => {
    expect(offered(row('a', 2)).take(10, all)).toEqual({ rows: [], left: true });
  });

  it('are left in the outbox where another relay publishes their partition', () => {
    const committed = offered(row('a', 1, 4), row('b', 1, 5));
    expect(committed.take(10, (partition) => partition === 5)).toEqual({
      rows: [row('b', 1, 5)],
      left: true,
    });
  });

  it('go out behind what was found in the outbox, and not again with it', () => {
    const committed = offered(row('a', 3), row('a', 4));
    committed.remember([row('a', 2), row('a', 3)]);
    expect(committed.take(10, all)).toEqual({ rows: [row('a', 4)], left: false });
  });

  it('are looked for once it is not known any more what was published', () => {
    const committed = offered(row('a', 1));
    committed.take(10, all);
    committed.forget();
    committed.offer([row('a', 2)]);
    expect(committed.take(10, all)).toEqual({ rows: [], left: true });
  });

  it('are refused where there are too many of them', () => {
    const committed = new CommittedRows();
    expect(committed.offer(Array.from({ length: 2_001 }, (_, n) => row(`${n}`, 1)))).toBe(false);
    expect(committed.length).toBe(0);
  });

  it('never overtake each other, whatever is offered, lost, found and forgotten', () => {
    const step = fc.oneof(
      fc.record({ act: fc.constant('commit' as const), key: fc.constantFrom('a', 'b') }),
      fc.record({ act: fc.constant('commitElsewhere' as const), key: fc.constantFrom('a', 'b') }),
      fc.record({ act: fc.constant('take' as const), count: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ act: fc.constantFrom('look' as const, 'fail' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const committed = new CommittedRows();
        const issued = { a: 0, b: 0 };
        const outbox: OutboxRow[] = [];
        const log: Record<string, number[]> = { a: [], b: [] };
        const publish = (rows: readonly OutboxRow[]) => {
          for (const { key, _id } of rows) {
            log[key]!.push(Number(_id.slice(-10)));
            outbox.splice(
              outbox.findIndex((lying) => lying._id === _id),
              1,
            );
          }
        };
        for (const one of steps) {
          if (one.act === 'commit' || one.act === 'commitElsewhere') {
            const fresh = row(one.key, ++issued[one.key as 'a' | 'b']);
            outbox.push(fresh);
            if (one.act === 'commit') committed.offer([fresh]);
          } else if (one.act === 'take') {
            publish(committed.take(one.count, all).rows);
          } else if (one.act === 'look') {
            const found = [...outbox];
            publish(found);
            committed.remember(found);
          } else {
            committed.forget();
          }
        }
        publish([...outbox]);
        for (const key of ['a', 'b'] as const) {
          expect(log[key]).toEqual(Array.from({ length: issued[key] }, (_, n) => n + 1));
        }
      }),
    );
  });
});
