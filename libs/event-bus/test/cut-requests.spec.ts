import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOf, type OutgoingRecord } from '../src/kafka/cut-requests.js';

const brokersLimit = 1_048_588;
const record = fc.record({
  topic: fc.constantFrom('leads', 'scores'),
  partition: fc.nat(2),
  key: fc.constant('key'),
  headers: fc.constant({ ce_id: 'x'.repeat(60) }),
  body: fc.nat(900_000).map((bytes) => 'x'.repeat(bytes)),
});

const shareOf = (request: readonly OutgoingRecord[]) => {
  const shares = Map.groupBy(request, ({ topic, partition }) => `${topic}/${partition}`);
  return [...shares.values()].map((same) => same.reduce((sum, { body }) => sum + body!.length, 0));
};

describe('Records that are sent together', () => {
  it('are cut into requests whose share of each partition a broker takes, in their order', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const requests = [...requestsOf(records)];
        expect(requests.flat()).toEqual(records);
        for (const request of requests) {
          expect(request.length).toBeGreaterThan(0);
          for (const share of shareOf(request)) expect(share).toBeLessThan(brokersLimit);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are one request where they are small', () => {
    const small = { topic: 'leads', partition: 0, key: 'k', headers: {}, body: '{}' };
    expect([...requestsOf(Array.from({ length: 1_000 }, () => small))]).toHaveLength(1);
  });

  it('are counted in bytes and not in characters', () => {
    const body = 'ä'.repeat(300_000);
    const two = [1, 2].map(() => ({ topic: 'leads', partition: 0, key: 'k', headers: {}, body }));
    expect([...requestsOf(two)]).toHaveLength(2);
  });
});
