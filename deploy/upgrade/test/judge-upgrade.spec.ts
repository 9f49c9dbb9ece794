import { describe, expect, it } from 'vitest';
import { faultsOf, latencyOf, type Aftermath } from '../judge-upgrade.ts';
import type { Request } from '../steady-load.ts';

const request = (milliseconds: number, more: Partial<Request> = {}): Request => ({
  what: 'capture',
  sentAt: 0,
  milliseconds,
  attempts: 1,
  fault: undefined,
  ...more,
});

describe('the latency of requests', () => {
  it('is told by ranks, and how many were repeated', () => {
    const requests = Array.from({ length: 200 }, (_, n) => request(n + 1));
    expect(latencyOf([...requests.slice(1), request(1, { attempts: 3 })])).toEqual({
      requests: 200,
      p50: 100,
      p99: 198,
      longest: 200,
      repeated: 1,
    });
  });

  it('of none is nothing', () => {
    expect(latencyOf([])).toEqual({ requests: 0, p50: 0, p99: 0, longest: 0, repeated: 0 });
  });
});

describe('an upgrade', () => {
  const good: Aftermath = {
    requests: [request(3)],
    ended: [{ name: 'feedback', end: 0, seconds: 1 }],
    lost: [],
    published: { leads: 4, scores: 2 },
    folded: { leads: 4, scores: 2 },
    deadLetters: 0,
    differing: [],
  };

  it('without a fault has none', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    [
      'a request that failed',
      { requests: [request(3, { fault: '/v1/leads: 500' })] },
      '1 requests',
    ],
    ['a lead that is gone', { lost: ['upgrade-7 is in no view'] }, 'upgrade-7'],
    [
      'an instance that was killed',
      { ended: [{ name: 'a', end: 'SIGKILL' as const, seconds: 41 }] },
      'SIGKILL',
    ],
    ['a fact that did not arrive', { folded: { leads: 3, scores: 2 } }, 'leads: 4'],
    ['a parked key', { deadLetters: 1 }, 'parked'],
    ['a view that differs', { differing: ['feedback/lead_stories differs'] }, 'lead_stories'],
  ])('with %s is told so', (_, change, sentence) => {
    const faults = faultsOf({ ...good, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(sentence);
  });
});
