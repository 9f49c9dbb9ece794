/** Decorators are called as functions: Node strips types, and knows no decorators. */
import {
  LeadCaptured,
  LeadRecycled,
  LeadScored,
  ObligationBreached,
  TouchpointRecorded,
} from '@smarketing/contracts';
import {
  emit,
  Folds,
  OnFact,
  OnWake,
  type Arrived,
  type FoldContext,
  type Folded,
} from '@smarketing/event-bus';
import { obligationFact } from './obligation-fact.ts';
import { obligations, tallies, type Obligation, type Tally } from './views.ts';

/** Answers each touchpoint with a score of as many points. */
export class TallyHandler {
  /** The cycle at which the fold throws, until somebody mends it. */
  static cannotFold: number | undefined;

  captured(tally: Tally | undefined, fact: Arrived<LeadCaptured>): Folded<Tally> {
    const captured = { channel: fact.data.channel, month: fact.time.toISOString().slice(0, 7) };
    return { document: { ...blank(fact.key), ...tally, captured } };
  }

  touched(tally: Tally | undefined, fact: Arrived<TouchpointRecorded>): Folded<Tally> {
    const known = { ...blank(fact.key), ...tally };
    const touchpoints = [...known.touchpoints, fact.data.touchpointId];
    const data = { leadId: fact.key, score: touchpoints.length, contributions: [] };
    return {
      document: { ...known, touchpoints },
      emit: [emit(LeadScored, data, { time: fact.time })],
    };
  }

  recycled(tally: Tally | undefined, fact: Arrived<LeadRecycled>): Folded<Tally> {
    if (TallyHandler.cannotFold === fact.data.cycle) throw new TypeError('No rule for this cycle.');
    const known = { ...blank(fact.key), ...tally };
    return { document: { ...known, recycled: [...known.recycled, fact.data.cycle] } };
  }
}

/** An obligation whose due time has passed is breached. */
export class BreachHandler {
  touched(obligation: Obligation | undefined): Folded<Obligation> | undefined {
    return obligation && { document: { ...obligation, touched: obligation.touched + 1 } };
  }

  breach(obligation: Obligation, { now }: FoldContext): Folded<Obligation> {
    const document: Obligation = { ...obligation, state: 'breached', wakeAt: null };
    if (obligation.state !== 'armed') return { document: { ...obligation, wakeAt: null } };
    return {
      document,
      emit: [emit(ObligationBreached, obligationFact(obligation), { time: now })],
    };
  }
}

function blank(_id: string): Tally {
  return { _id, captured: null, touchpoints: [], recycled: [] };
}

function decorate(target: object, method: string, decorator: MethodDecorator): void {
  decorator(target, method, Object.getOwnPropertyDescriptor(target, method)!);
}

decorate(TallyHandler.prototype, 'captured', OnFact(LeadCaptured));
decorate(TallyHandler.prototype, 'touched', OnFact(TouchpointRecorded));
decorate(TallyHandler.prototype, 'recycled', OnFact(LeadRecycled));
Folds(tallies)(TallyHandler);
decorate(BreachHandler.prototype, 'touched', OnFact(TouchpointRecorded));
decorate(BreachHandler.prototype, 'breach', OnWake());
Folds(obligations)(BreachHandler);
