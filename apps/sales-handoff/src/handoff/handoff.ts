import type { Lane, LossReason, Money, TouchpointKind } from '@smarketing/contracts';

export const stages = [
  'qualified',
  'assigned',
  'accepted',
  'opportunity',
  'won',
  'lost',
  'recycled',
  'disqualified',
  'churned',
] as const;
export type Stage = (typeof stages)[number];

/** What a caller can do to a handoff; each is also the last part of its address. */
export const acts = ['accept', 'reject', 'opportunity', 'close', 'purchases', 'churn'] as const;
export type Act = (typeof acts)[number];

/** One step of a handoff, with all that was said about it. Purchases are not among them. */
export interface Step {
  readonly act: Exclude<Act, 'purchases'> | 'qualify' | 'assign' | 'import';
  /** The stage that it led to. */
  readonly stage: Stage;
  readonly cycle: number;
  readonly at: Date;
  readonly repId?: string;
  readonly reason?: string;
  readonly expected?: Money;
  readonly amount?: Money;
  /** Who did it: absent where the service did, and on steps of before this was kept. */
  readonly by?: Doer;
}

/** A caller in the role by which he was allowed to. */
export interface Doer {
  readonly subject: string;
  readonly role: string;
}

/** Where an event comes from. */
export interface Origin {
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent: string | undefined;
  readonly lane: Lane;
}

/** A customer got in touch once more, for the rep to see. */
export interface CustomerRequest {
  readonly kind: TouchpointKind;
  readonly at: Date;
}

/** What sales does with one lead. Fields of the cycle that is running; `history` holds all cycles. */
export interface Handoff {
  /** The lead's id. */
  readonly _id: string;
  readonly stage: Stage;
  /** Which qualification of the lead it is: 1, and one more each time it comes back. */
  readonly cycle: number;
  readonly qualifiedAt: Date;
  /** The event that qualified it: what is decided of it later, with no request in hand, goes back to that. */
  readonly qualifiedBy?: Origin;
  readonly score: number;
  readonly channel: string;
  /** True once it was said that no rep could take it; never again in the same cycle. */
  readonly unassignable: boolean;
  /** True where the cycle is history that a file brought along: nobody here has worked on it. */
  readonly imported?: boolean;
  readonly repId?: string;
  /** When each stage was reached, in this cycle. */
  readonly times: Readonly<Partial<Record<Stage, Date>>>;
  readonly opportunityId?: string;
  /** The value that the deal was expected to have. */
  readonly expected?: Money;
  /** The value of the deal won. */
  readonly amount?: Money;
  /** Why it was rejected, lost, or the customer left. */
  readonly reason?: string;
  /** How many were recorded. */
  readonly purchases: number;
  /** What the customer asked for since the deal was won, the last ones, oldest first. */
  readonly askedAgain?: readonly CustomerRequest[];
  /** The last steps, oldest first. */
  readonly history: readonly Step[];
}

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
