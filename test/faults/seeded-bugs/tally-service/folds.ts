import {
  LeadScored,
  ObligationBreached,
  type LeadCaptured,
  type LeadRecycled,
  type TouchpointRecorded,
} from '@smarketing/contracts';
import { emit, type Arrived, type FoldContext, type Folded } from '@smarketing/event-bus';
import { obligationFact } from './obligation-fact.ts';
import type { Obligation, Tally } from './views.ts';

/** The cycle at which the fold throws, until somebody mends it. */
export const defect: { cannotFold?: number } = {};

export function captured(tally: Tally | undefined, fact: Arrived<LeadCaptured>): Folded<Tally> {
  const first = { channel: fact.data.channel, month: fact.time.toISOString().slice(0, 7) };
  return { document: { ...blank(fact.key), ...tally, captured: first } };
}

/** Answers each touchpoint with a score of as many points. */
export function touched(
  tally: Tally | undefined,
  fact: Arrived<TouchpointRecorded>,
): Folded<Tally> {
  const known = { ...blank(fact.key), ...tally };
  const touchpoints = [...known.touchpoints, fact.data.touchpointId];
  const data = { leadId: fact.key, score: touchpoints.length, contributions: [] };
  return {
    document: { ...known, touchpoints },
    emit: [emit(LeadScored, data, { time: fact.time })],
  };
}

export function recycled(tally: Tally | undefined, fact: Arrived<LeadRecycled>): Folded<Tally> {
  if (defect.cannotFold === fact.data.cycle) throw new TypeError('No rule for this cycle.');
  const known = { ...blank(fact.key), ...tally };
  return { document: { ...known, recycled: [...known.recycled, fact.data.cycle] } };
}

export function countTouch(obligation: Obligation | undefined): Folded<Obligation> | undefined {
  return obligation && { document: { ...obligation, touched: obligation.touched + 1 } };
}

/** An obligation whose due time has passed is breached. */
export function breach(obligation: Obligation, { now }: FoldContext): Folded<Obligation> {
  const document: Obligation = { ...obligation, state: 'breached', wakeAt: null };
  if (obligation.state !== 'armed') return { document: { ...obligation, wakeAt: null } };
  return {
    document,
    emit: [emit(ObligationBreached, obligationFact(obligation), { time: now })],
  };
}

function blank(_id: string): Tally {
  return { _id, captured: null, touchpoints: [], recycled: [] };
}
