import {
  LeadAbsorbed,
  LeadCaptured,
  LeadMergedAway,
  LeadRestored,
  LeadUnmerged,
  type FactClass,
} from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankLead } from '../src/lead-view/blank-lead.js';
import { leadQuery } from '../src/lead-list/lead-query.js';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import { ledgerReport } from '../src/ledger/ledger-report.js';
import { contributionsOf } from '../src/reports.js';
import { applied, arrived, figureOf, leadOf, sumsOf } from './leads.js';
import { folded, leadId, lives, merged, others, streamsOfKinds } from './lives.js';

const order = fc.array(fc.nat(), { maxLength: 40 });
const place = Object.keys(streamsOfKinds).indexOf('identities');

/** The life of a lead that has nothing to do with any other. */
const alone = lives.map((streams) => streams.map((stream, at) => (at === place ? [] : stream)));
const tied = (streams: Arrived[][], identities: Arrived[]) =>
  streams.map((stream, at) => (at === place ? identities : stream));

const absorbs = fc.record({
  absorbedId: fc.constantFrom(...others),
  first: fc.record({
    channel: fc.constantFrom('email', 'social'),
    at: fc.integer({ min: -500, max: 2_000 }).map((hour) => at(hour).toISOString()),
  }),
  touchpoints: fc.constantFrom([], [{}, {}, {}]),
});

function at(hour: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000);
}

function told(facts: readonly (readonly [FactClass, object])[]): Arrived[] {
  return facts.map(([fact, data], index) =>
    arrived(
      fact,
      { leadId, ...data },
      { key: leadId, sequence: index + 1, time: at(3_000 + index) },
    ),
  );
}

/** All that a lead is but for what its timeline tells of merges. */
function withoutTimeline(lead: LeadView | undefined): Partial<LeadView> | undefined {
  if (!lead) return undefined;
  const { timeline: _, ...rest } = lead;
  return rest;
}

describe('leads that are one', () => {
  it('are as they were before, and count as they did, once the merge is taken back', () => {
    fc.assert(
      fc.property(alone, fc.array(absorbs, { maxLength: 4 }), order, (streams, some, choices) => {
        const before = folded(merged(streams, []));
        const there = some.map((data) => [LeadAbsorbed, data] as const);
        const survivor = told([...there, [LeadUnmerged, { absorbedIds: [...others] }]]);
        const absorbed = told([
          [LeadMergedAway, { into: others[0] }],
          [LeadRestored, {}],
        ]);
        for (const identities of [survivor, absorbed, [...survivor, ...absorbed]]) {
          const after = folded(merged(tied(streams, identities), choices))!;
          expect(withoutTimeline(after)).toEqual(withoutTimeline(before ?? blankLead(leadId)));
          expect(contributionsOf(after)).toEqual(before ? contributionsOf(before) : {});
        }
      }),
      { numRuns: 60 },
    );
  });

  it('first came when the first of them came, in whatever order that is heard', () => {
    fc.assert(
      fc.property(fc.array(absorbs, { minLength: 1, maxLength: 4 }), fc.nat(), (some, hour) => {
        const data = { leadId, source: 'api', channel: 'event', profile: {} } as const;
        const captured = arrived(LeadCaptured, data, { sequence: 1, time: at(hour) });
        const identities = told(some.map((one) => [LeadAbsorbed, one]));
        const after = folded([captured, ...identities])!;
        expect(folded([...identities, captured])).toEqual(after);
        const last = new Map(some.map((one) => [one.absorbedId, one.first]));
        const firsts = [...last.values()].map(({ at: first }) => Date.parse(first));
        expect(after.captured!.time.getTime()).toBe(Math.min(at(hour).getTime(), ...firsts));
      }),
    );
  });

  it('balance the ledger: the absorbed one is merged, and counts nowhere else but with its money', () => {
    const amount = { amount: 5_000, currency: 'EUR' };
    const life = {
      captured: '2026-01-05T09:00:00Z',
      qualified: '2026-01-06T09:00:00Z',
      assigned: '2026-01-06T09:01:00Z',
      won: '2026-01-10T09:00:00Z',
      amount,
      purchases: [amount],
    };
    const survivor = leadOf(life);
    const other = leadOf({
      ...life,
      id: others[0],
      captured: '2025-12-01T09:00:00Z',
      channel: 'email',
    });
    const into = { leadId: others[0], into: leadId };
    const away = applied(other, arrived(LeadMergedAway, into, { sequence: 1, time: at(3_000) }));
    const part = {
      leadId,
      absorbedId: others[0],
      part: 1,
      parts: 1,
      first: { channel: 'email', at: '2025-12-01T09:00:00.000Z' },
      profile: {},
      touchpoints: [],
    };
    const both = [
      applied(survivor, arrived(LeadAbsorbed, part, { sequence: 1, time: at(3_000) })),
      away,
    ];
    const sums = sumsOf(both);
    const report = ledgerReport(sums, figureOf);
    expect([report.balanced, report.captured.value]).toEqual([true, 2]);
    expect([report.states.merged.value, report.states.won.value]).toEqual([1, 1]);
    expect(sums.of('funnel', 'all', '', 'captured')).toBe(1);
    expect(sums.of('funnel', 'channel', 'email', 'won')).toBe(1);
    expect(sums.of('funnel', 'cohort', '2025-12', 'won')).toBe(1);
    expect(sums.of('retention', 'won', '2026-01')).toBe(1);
    expect(sums.of('retention', 'first-revenue', 'EUR')).toBe(10_000);
    expect(sums.of('retention', 'repeat-revenue', 'EUR')).toBe(10_000);
    expect(Object.keys(contributionsOf(away)).sort()).toEqual([
      'channel:email:2025-12:revenue:EUR',
      'ledger:captured',
      'ledger:merged',
      'retention:first-revenue:EUR',
      'retention:repeat-revenue:EUR',
    ]);
  });

  it.each([
    [{}, true],
    [{ outcome: 'merged' }, true],
    [{ currency: 'EUR' }, true],
    [{ repeat: true, currency: 'EUR' }, true],
    [{ repeat: true }, false],
    [{ level: 'respond' }, false],
    [{ channel: 'email' }, false],
    [{ wonFrom: '2026-01-01T00:00:00Z' }, false],
  ] as const)('are listed behind %o with the merged ones: %s', (filter, withMerged) => {
    const excluded = JSON.stringify(leadQuery(filter)).includes('"mergedInto":{"$exists":false}');
    expect(excluded).toBe(!withMerged);
  });
});
