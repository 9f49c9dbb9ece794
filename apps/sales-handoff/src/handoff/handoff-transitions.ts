import {
  CustomerChurned,
  DealClosed,
  LeadAccepted,
  LeadDisqualified,
  LeadRecycled,
  LeadRejected,
  OpportunityOpened,
  PurchaseRecorded,
} from '@smarketing/contracts';
import type { RejectionOutcome, RejectionReason } from '@smarketing/playbook';
import { factOf, type Changed } from './handoff-facts.js';
import { advance, type CommandOf } from './handoff.js';
import type { Doer, Handoff } from './handoff.schema.js';
import { acts, type Act, type Stage } from './stages.js';

/** What a transition needs to know besides the handoff and the command. */
export interface Given {
  /** When the act happened. */
  readonly at: Date;
  readonly by: Doer;
  /** For what comes into being: an opportunity or a purchase. */
  readonly newId: string;
  /** The reason of the playbook that a rejection names. */
  readonly reason?: RejectionReason;
}

export interface Transition<A extends Act> {
  /** What a caller hears where the stage does not allow it, as the beginning of a sentence. */
  readonly refused: string;
  /** The stages in which the act is legal. */
  readonly from: readonly Stage[];
  /** The stages that it may lead to. */
  readonly to: readonly Stage[];
  take(handoff: Handoff, command: CommandOf<A>, given: Given): Changed;
}

const stageAfterRejection = { recycle: 'recycled', disqualify: 'disqualified' } as const;
const factAfterRejection = { recycle: LeadRecycled, disqualify: LeadDisqualified } as const;

/** The whole life of a handoff, from its assignment on. */
export const transitions: { readonly [A in Act]: Transition<A> } = {
  accept: {
    refused: 'The lead cannot be accepted',
    from: ['assigned'],
    to: ['accepted'],
    take: (handoff, command, { at, by }) => {
      const repId = command.repId ?? handoff.repId!;
      const step = { act: 'accept', stage: 'accepted', cycle: handoff.cycle, at, repId } as const;
      const accepted = advance(handoff, { ...step, by });
      return { handoff: accepted, facts: [factOf(LeadAccepted, subject(accepted), at)] };
    },
  },
  reject: {
    refused: 'The lead cannot be rejected',
    from: ['assigned', 'accepted'],
    to: ['recycled', 'disqualified'],
    take: (handoff, { reason }, given) => {
      const outcome: RejectionOutcome = given.reason!.outcome;
      const { at, by } = given;
      const stage = stageAfterRejection[outcome];
      return {
        handoff: advance(handoff, { act: 'reject', stage, cycle: handoff.cycle, at, reason, by }),
        facts: [
          factOf(LeadRejected, { ...subject(handoff), reason }, at),
          factOf(factAfterRejection[outcome], subject(handoff), at),
        ],
      };
    },
  },
  opportunity: {
    refused: 'An opportunity cannot be opened',
    from: ['accepted'],
    to: ['opportunity'],
    take: (handoff, { expected }, { at, by, newId: opportunityId }) => {
      const said = expected && { expected };
      const step = { act: 'opportunity', stage: 'opportunity', cycle: handoff.cycle, at } as const;
      const data = { ...subject(handoff), opportunityId, ...said };
      return {
        handoff: { ...advance(handoff, { ...step, ...said, by }), opportunityId },
        facts: [factOf(OpportunityOpened, data, at)],
      };
    },
  },
  close: {
    refused: 'The deal cannot be closed',
    from: ['opportunity'],
    to: ['won', 'lost'],
    take: (handoff, command, { at, by }) => {
      const { outcome } = command;
      const said =
        command.outcome === 'lost'
          ? { reason: command.reason }
          : command.amount && { amount: command.amount };
      const opportunityId = handoff.opportunityId!;
      const data = { ...subject(handoff), opportunityId, outcome, ...said };
      const { cycle } = handoff;
      return {
        handoff: advance(handoff, { act: 'close', stage: outcome, cycle, at, ...said, by }),
        facts: [factOf(DealClosed, data, at)],
      };
    },
  },
  purchases: {
    refused: 'A purchase cannot be recorded',
    from: ['won'],
    to: ['won'],
    take: (handoff, { amount, purchaseId: named }, { at, newId }) => {
      const purchaseId = named ?? newId;
      return {
        handoff: { ...handoff, purchases: handoff.purchases + 1 },
        facts: [factOf(PurchaseRecorded, { leadId: handoff._id, purchaseId, amount }, at)],
        purchase: purchaseKey(handoff._id, purchaseId),
      };
    },
  },
  churn: {
    refused: 'Churn cannot be recorded',
    from: ['won'],
    to: ['churned'],
    take: (handoff, { reason }, { at, by }) => {
      const step = { act: 'churn', stage: 'churned', cycle: handoff.cycle, at, reason } as const;
      return {
        handoff: advance(handoff, { ...step, by }),
        facts: [factOf(CustomerChurned, { leadId: handoff._id, reason }, at)],
      };
    },
  },
};

/** What may be done to a handoff in this stage. In `qualified` nothing: it waits for its rep. */
export function legalActs(stage: Stage): Act[] {
  return acts.filter((act) => transitions[act].from.includes(stage));
}

/** What a recorded purchase is known by. */
export function purchaseKey(leadId: string, purchaseId: string): string {
  return `${leadId}/${purchaseId}`;
}

function subject({ _id: leadId, repId, cycle }: Handoff) {
  return { leadId, repId: repId!, cycle };
}
