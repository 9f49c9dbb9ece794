import {
  CustomerChurned,
  DealClosed,
  FirstTouchCorrected,
  LeadAskedAgain,
  LeadAssigned,
  LeadCaptured,
  LeadDisqualified,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadScored,
  TouchpointRecorded,
  importedStages,
  type FactClass,
  type ImportedStage,
} from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineLimit } from '../src/lead-view/blank-lead.js';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import { ledgerStates } from '../src/lead-view/ledger-states.js';
import { contributionsOf } from '../src/reports.js';
import { arrived, applied } from './leads.js';
import { folded, leadId, lives, merged, rep } from './lives.js';

describe('a lead view', () => {
  const order = fc.array(fc.nat(), { maxLength: 40 });

  it('is the same for every interleaving of the streams', () => {
    fc.assert(
      fc.property(lives, order, order, (streams, one, other) => {
        expect(folded(merged(streams, one))).toEqual(folded(merged(streams, other)));
      }),
      { numRuns: 500 },
    );
  });

  it('shows a score before the qualification that it led to, whichever came first', () => {
    const at = { sequence: 1, time: '2026-01-01T00:00:00Z' };
    const score = { leadId, score: 60, contributions: [] };
    const met = { ...score, cycle: 1, threshold: 50, channel: 'social', profile: {} };
    const scored = arrived(LeadScored, score, at);
    const qualified = arrived(LeadQualified, met, at);
    const lead = folded([qualified, scored]);
    expect(lead).toEqual(folded([scored, qualified]));
    expect(lead).toMatchObject({ score: 60, qualified: { cycle: 1 } });
    expect(lead?.timeline.entries.map(({ stream }) => stream)).toEqual([
      'scores',
      'qualifications',
    ]);
  });

  it('balances the ledger after every fact, and counts nowhere before it was captured', () => {
    fc.assert(
      fc.property(lives, order, (streams, choices) => {
        let lead: LeadView | undefined;
        for (const fact of merged(streams, choices)) {
          lead = applied(lead, fact);
          const counts = contributionsOf(lead);
          const inStates = ledgerStates.reduce(
            (sum, state) => sum + (counts[`ledger:${state}`] ?? 0),
            0,
          );
          expect(counts['ledger:captured'] ?? 0).toBe(inStates);
          expect(inStates).toBe(lead.captured ? 1 : 0);
          if (!lead.captured) expect(counts).toEqual({});
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-01-01T00:00:00.999Z', undefined],
    ['2026-01-01T00:00:01.000Z', new Date('2026-01-01T00:00:01.000Z')],
    // Clocks of two machines.
    ['2025-12-31T23:59:59.000Z', undefined],
  ])('says when a fact became known where that was later: %s', (recordedAt, knownAt) => {
    const at = { sequence: 1, time: '2026-01-01T00:00:00Z', recordedAt };
    const touch = { leadId, touchpointId: leadId, kind: 'form', channel: 'social' } as const;
    const lead = applied(undefined, arrived(TouchpointRecorded, touch, at));
    expect(lead.timeline.entries[0]?.knownAt).toEqual(knownAt);
  });

  it('keeps the newest of a long timeline, whatever the order they came in', () => {
    const facts = Array.from({ length: timelineLimit + 50 }, (_, index) =>
      arrived(
        TouchpointRecorded,
        { leadId, touchpointId: leadId, kind: 'form', channel: 'social' },
        { sequence: index + 1, time: new Date(Date.UTC(2026, 0, 1, index)) },
      ),
    );
    const lead = folded(facts)!;
    expect(lead.timeline.count).toBe(timelineLimit + 50);
    expect(lead.timeline.entries).toHaveLength(timelineLimit);
    expect(lead.timeline.entries[0]?.sequence).toBe(51);
    expect(folded(facts.toReversed())).toEqual(lead);
  });

  it.each([
    ['nothing but captured', [], 'open'],
    ['recycled', ['q1', 'rejected', 'recycled'], 'recycled'],
    ['recycled and qualified again', ['q1', 'rejected', 'recycled', 'q2'], 'open'],
    ['disqualified', ['q1', 'rejected', 'disqualified'], 'disqualified'],
    ['won', ['q1', 'won'], 'won'],
    ['won and left', ['q1', 'won', 'churned'], 'won'],
    ['lost', ['q1', 'lost'], 'lost'],
    ['lost and back', ['q1', 'lost', 'q2'], 'open'],
    ['lost and back, heard of in another order', ['q1', 'q2', 'lost'], 'open'],
    ['lost, back and assigned', ['q1', 'lost', 'q2', 'assigned2'], 'open'],
    ['lost, back and given back', ['q1', 'lost', 'q2', 'assigned2', 'recycled2'], 'recycled'],
    ['lost twice', ['q1', 'lost', 'q2', 'assigned2', 'lost2'], 'lost'],
    ['lost, back and won', ['q1', 'lost', 'q2', 'assigned2', 'won2'], 'won'],
    ['disqualified and back', ['q1', 'disqualified', 'q2'], 'open'],
    ['a customer who asks again', ['q1', 'won', 'asked'], 'won'],
    ['a customer elsewhere', ['customer0'], 'won'],
    ['a customer elsewhere who left', ['customer0', 'churned'], 'won'],
    ['lost elsewhere', ['lost0'], 'lost'],
    ['lost elsewhere and back', ['lost0', 'q2'], 'open'],
    ['lost elsewhere, back and won', ['lost0', 'q2', 'assigned2', 'won2'], 'won'],
    ['disqualified elsewhere', ['disqualified0'], 'disqualified'],
    ['on the way elsewhere', ['opportunity0'], 'open'],
    ['on the way elsewhere, and then lost here', ['opportunity0', 'q2', 'lost2'], 'lost'],
  ])('%s stands in the ledger as it should', (_, acts, state) => {
    const lived: Record<string, [FactClass, object]> = {
      q1: [LeadQualified, { cycle: 1 }],
      q2: [LeadQualified, { cycle: 2 }],
      rejected: [LeadRejected, { cycle: 1, reason: 'no-need', ...rep }],
      recycled: [LeadRecycled, { cycle: 1, ...rep }],
      disqualified: [LeadDisqualified, { cycle: 1, ...rep }],
      won: [DealClosed, { cycle: 1, outcome: 'won', ...rep }],
      lost: [DealClosed, { cycle: 1, outcome: 'lost', ...rep }],
      assigned2: [LeadAssigned, { cycle: 2, ...rep }],
      recycled2: [LeadRecycled, { cycle: 2, ...rep }],
      won2: [DealClosed, { cycle: 2, outcome: 'won', ...rep }],
      lost2: [DealClosed, { cycle: 2, outcome: 'lost', ...rep }],
      asked: [LeadAskedAgain, { cycle: 1, kind: 'call' }],
      churned: [CustomerChurned, { reason: 'price' }],
      ...Object.fromEntries(
        importedStages.map((stage): [string, [FactClass, object]] => [
          `${stage}0`,
          [LeadQualifiedElsewhere, { stage, cycle: 1 }],
        ]),
      ),
    };
    const captured: [FactClass, object] = [LeadCaptured, { channel: 'social' }];
    let lead: LeadView | undefined;
    [captured, ...acts.map((act) => lived[act]!)].forEach(([fact, data], index) => {
      const at = { key: leadId, sequence: index + 1, time: '2026-01-01T00:00:00Z' };
      lead = applied(lead, arrived(fact, data, at));
    });
    expect(lead?.ledger).toBe(state);
  });

  it.each<[ImportedStage, Record<string, number>]>([
    ['qualified', { captured: 1, qualified: 1 }],
    ['opportunity', { captured: 1, qualified: 1, assigned: 1, accepted: 1, opportunity: 1 }],
    [
      'customer',
      { captured: 1, qualified: 1, assigned: 1, accepted: 1, opportunity: 1, won: 1, customers: 1 },
    ],
    ['lost', { captured: 1, qualified: 1, assigned: 1, accepted: 1, opportunity: 1 }],
    ['disqualified', { captured: 1 }],
  ])('who was %s elsewhere counts in the funnel, and in no month of an agreement', (stage, all) => {
    const at = (sequence: number) => ({ key: leadId, sequence, time: '2026-01-01T00:00:00Z' });
    const elsewhere = { leadId, cycle: 1, stage, score: 1, channel: 'social' };
    const captured = { leadId, source: 'import' as const, channel: 'social', profile: {} };
    let lead = applied(undefined, arrived(LeadQualifiedElsewhere, elsewhere, at(1)));
    lead = applied(lead, arrived(LeadCaptured, captured, at(2)));
    const counts = contributionsOf(lead);
    const ofFunnel = Object.entries(counts).filter(([id]) => id.startsWith('funnel:all::'));
    expect(
      Object.fromEntries(ofFunnel.map(([id, n]) => [id.slice('funnel:all::'.length), n])),
    ).toEqual(all);
    expect(Object.keys(counts).filter((id) => /^(mql|sla|retention|daysToWon):/.test(id))).toEqual(
      [],
    );
  });

  it('counts anew where its first contact is corrected, and as if it had come so', () => {
    const at = (sequence: number) => ({ key: leadId, sequence, time: '2026-01-15T00:00:00Z' });
    const captured = { leadId, source: 'import' as const, channel: 'other', profile: {} };
    const first = { channel: 'event', at: '2025-11-02T08:30:00.000Z' };
    const was = { channel: 'other', at: '2026-01-15T00:00:00.000Z' };
    const wrong = applied(undefined, arrived(LeadCaptured, captured, at(1)));
    const right = applied(
      structuredClone(wrong),
      arrived(FirstTouchCorrected, { leadId, first, was }, at(2)),
    );
    const so = applied(
      undefined,
      arrived(LeadCaptured, { ...captured, channel: 'event' }, { ...at(1), time: first.at }),
    );
    expect(contributionsOf(right)).toEqual(contributionsOf(so));
    expect(right.cohort).toBe('2025-11');
    expect(contributionsOf(wrong)).not.toEqual(contributionsOf(so));
  });
});
