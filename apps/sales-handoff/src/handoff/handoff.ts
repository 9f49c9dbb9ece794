import type { LossReason, Money } from '@smarketing/contracts';
import type { CustomerRequest, Handoff, Step } from './handoff.schema.js';
import type { Act } from './stages.js';

/** A command of a caller. `occurredAt` undefined: it happens now. */
export type HandoffCommand = { readonly leadId: string; readonly occurredAt?: Date } & (
  | { readonly act: 'accept'; readonly repId?: string }
  | { readonly act: 'reject'; readonly reason: string }
  | { readonly act: 'opportunity'; readonly expected?: Money }
  | { readonly act: 'close'; readonly outcome: 'won'; readonly amount?: Money }
  | { readonly act: 'close'; readonly outcome: 'lost'; readonly reason: LossReason }
  | { readonly act: 'purchases'; readonly amount: Money; readonly purchaseId?: string }
  | { readonly act: 'churn'; readonly reason: LossReason }
);
export type CommandOf<A extends Act> = Extract<HandoffCommand, { readonly act: A }>;

const longestHistory = 100;
const requestsKept = 20;

/** The handoff after a step: in the stage that it led to, with what was said about it. */
export function advance(handoff: Handoff, step: Step): Handoff {
  const { act: _, by: _doer, cycle, at, stage, ...said } = step;
  return {
    ...handoff,
    ...said,
    stage,
    cycle,
    times: { ...handoff.times, [stage]: at },
    history: [...handoff.history, step].slice(-longestHistory),
  };
}

export function noteRequest(handoff: Handoff, request: CustomerRequest): Handoff {
  const askedAgain = [...(handoff.askedAgain ?? []), request].slice(-requestsKept);
  return { ...handoff, askedAgain };
}
