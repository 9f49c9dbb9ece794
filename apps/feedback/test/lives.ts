import {
  LeadAbsorbed,
  LeadMergedAway,
  LeadRestored,
  LeadUnmerged,
  ConsentChanged,
  CustomerChurned,
  DealClosed,
  FirstTouchCorrected,
  LeadAccepted,
  LeadAssigned,
  LeadAttachedToAccount,
  LeadCaptured,
  LeadDetachedFromAccount,
  LeadDisqualified,
  LeadProfileUpdated,
  LeadQualified,
  LeadQualifiedElsewhere,
  LeadRecycled,
  LeadRejected,
  LeadScored,
  LeadStageImported,
  ObligationArmed,
  ObligationAtRisk,
  ObligationBreached,
  ObligationCorrected,
  ObligationMet,
  OpportunityOpened,
  PurchaseRecorded,
  TouchpointRecorded,
  importedStages,
  type FactClass,
} from '@smarketing/contracts';
import type { Arrived } from '@smarketing/event-bus';
import fc from 'fast-check';
import type { LeadView } from '../src/lead-view/lead-view.schema.js';
import { applied, arrived } from './leads.js';

export const leadId = '0197a000-0000-7000-8000-000000000001';
export const others = [
  '0197a000-0000-7000-8000-000000000002',
  '0197a000-0000-7000-8000-000000000003',
] as const;

const cycle = fc.integer({ min: 1, max: 3 });
export const rep = { repId: 'anna' };
const reason = fc.constantFrom('price', 'need', 'timing');
const money = fc.record({
  amount: fc.integer({ min: 1, max: 10_000 }),
  currency: fc.constantFrom('EUR', 'BRL'),
});
const obligation = { level: fc.constantFrom('respond', 'call:back'), cycle };
const due = { subject: leadId, obligationId: 'x', repId: 'anna', due: '2026-01-02T10:00:00.000Z' };

const account = {
  accountId: fc.constantFrom('0193002b-7c1e-7000-8000-000000000001', 'x'),
};

export const streamsOfKinds: Record<string, fc.Arbitrary<[FactClass, object]>> = {
  accounts: fc.oneof(
    kind(LeadAttachedToAccount, { ...account, reason: fc.constantFrom('matched', 'moved') }),
    kind(LeadDetachedFromAccount, { ...account, reason: fc.constant('company-changed') }),
  ),
  leads: fc.oneof(
    kind(LeadCaptured, {
      channel: fc.constantFrom('social', '(none)', 'a:b.c$'),
    }),
    kind(TouchpointRecorded, { kind: fc.constant('form') }),
    kind(LeadProfileUpdated, {}),
    kind(LeadStageImported, { stage: fc.constantFrom(...importedStages) }),
    kind(ConsentChanged, { purpose: fc.constant('phone'), state: fc.constant('given') }),
    kind(FirstTouchCorrected, {
      first: fc.constantFrom(
        { channel: 'event', at: '2025-11-02T08:30:00.000Z' },
        { channel: 'social', at: '2026-01-02T08:30:00.000Z' },
      ),
    }),
  ),
  scores: kind(LeadScored, { score: fc.integer({ min: 0, max: 100 }) }),
  qualifications: fc.oneof(
    kind(LeadQualified, { cycle }),
    kind(LeadQualifiedElsewhere, {
      stage: fc.constantFrom(...importedStages),
    }),
  ),
  handoffs: fc.oneof(
    kind(LeadAssigned, { cycle }, rep),
    kind(LeadAccepted, { cycle }, rep),
    kind(LeadRejected, { cycle, reason }, rep),
    kind(LeadRecycled, { cycle }, rep),
    kind(LeadDisqualified, { cycle }, rep),
    kind(OpportunityOpened, { cycle }, rep),
    kind(DealClosed, { cycle, outcome: fc.constant('won'), amount: money }, rep),
    kind(DealClosed, { cycle, outcome: fc.constant('lost'), reason }, rep),
    kind(PurchaseRecorded, { amount: money }),
    kind(CustomerChurned, { reason }),
  ),
  identities: fc.oneof(
    kind(LeadAbsorbed, {
      absorbedId: fc.constantFrom(others[0], others[1]),
      first: fc.constantFrom(
        { channel: 'email', at: '2025-12-02T08:30:00.000Z' },
        { channel: 'referral', at: '2026-01-20T08:30:00.000Z' },
      ),
      touchpoints: fc.constantFrom([], [{}, {}]),
    }),
    kind(LeadUnmerged, { absorbedIds: fc.constantFrom([others[0]], [...others]) }),
    kind(LeadMergedAway, { into: fc.constantFrom(...others) }),
    kind(LeadRestored, {}),
  ),
  sla: fc.oneof(
    kind(ObligationArmed, obligation, due),
    kind(ObligationAtRisk, obligation, due),
    kind(ObligationMet, obligation, due),
    kind(ObligationBreached, obligation, due),
    kind(ObligationCorrected, obligation, due),
  ),
};

export function kind(
  fact: FactClass,
  varying: Record<string, fc.Arbitrary<unknown>>,
  fixed: object = {},
): fc.Arbitrary<[FactClass, object]> {
  return fc.record(varying).map((data) => [fact, { leadId, ...fixed, ...data }]);
}

/** Facts of one stream in their order; times need not be. */
export function streamOf(of: fc.Arbitrary<[FactClass, object]>): fc.Arbitrary<Arrived[]> {
  const hour = fc.integer({ min: 0, max: 2_000 });
  return fc.array(fc.tuple(of, hour), { maxLength: 8 }).map((facts) =>
    facts.map(([[fact, data], hours], index) =>
      arrived(fact, data, {
        key: leadId,
        sequence: index + 1,
        time: new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000),
      }),
    ),
  );
}

export const lives = fc.tuple(...Object.values(streamsOfKinds).map(streamOf));

/** Takes the next fact of the stream that each number points at, then what is left. */
export function merged(streams: readonly Arrived[][], order: readonly number[]): Arrived[] {
  const left = streams.map((stream) => [...stream]);
  const taken: Arrived[] = [];
  for (const choice of order) {
    const open = left.filter((stream) => stream.length > 0);
    if (open.length === 0) break;
    taken.push(open[choice % open.length]!.shift()!);
  }
  return [...taken, ...left.flat()];
}

export function folded(facts: readonly Arrived[]): LeadView | undefined {
  let lead: LeadView | undefined;
  for (const fact of facts) lead = structuredClone(applied(lead, fact));
  return lead;
}
