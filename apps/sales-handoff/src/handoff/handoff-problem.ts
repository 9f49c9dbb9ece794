import type { Problem } from '@smarketing/http';
import type { Refusal } from './decide-handoff.js';
import { transitions } from './handoff-transitions.js';
import type { HandoffCommand } from './handoff.js';
import type { Handoff } from './handoff.schema.js';
import type { Act, Stage } from './stages.js';

const retrySeconds = 1;
const comeAgain = {
  headers: { 'retry-after': String(retrySeconds) },
  extra: { retryAfterSeconds: retrySeconds },
};

/** The answer to a command for a lead that this service has not heard of. */
export function unknownLead(leadId: string): Problem {
  return {
    status: 404,
    type: 'no-such-handoff',
    title: 'This lead has no handoff',
    detail:
      `Lead ${leadId} has no handoff here. If it has only just qualified, the handoff may not ` +
      'have arrived yet: try again in a second. Otherwise the lead is not qualified.',
    ...comeAgain,
  };
}

/** The answer to whatever is asked of a lead that was erased. */
export function erasedLead(leadId: string, erased: Date): Problem {
  return {
    status: 410,
    type: 'lead-erased',
    title: 'The lead was erased',
    detail: `Lead ${leadId} was erased on ${erased.toISOString()}: nothing is kept about it, and nothing can be done with it. Take it off your list.`,
  };
}

/** The answer to a command for a lead that another one stands for. */
export function mergedAway({ _id: leadId, mergedInto }: Handoff): Problem {
  return {
    status: 409,
    type: 'merged-away',
    title: 'Another lead stands for this one',
    detail: `Lead ${leadId} was merged into lead ${mergedInto}, the same person: act on that one.`,
    extra: { mergedInto },
  };
}

/** The answer to a command that was refused: what is wrong, and what to do instead. */
export function problemOf(refusal: Refusal, { act }: HandoffCommand): Problem {
  switch (refusal.why) {
    case 'illegal':
      return illegal(act, refusal.stage, refusal.legal);
    case 'unknown-reason':
      return {
        status: 422,
        type: 'unknown-rejection-reason',
        title: 'The playbook does not list this reason',
        detail: `reason must be one of those in the playbook: ${refusal.known.join(', ')}.`,
        errors: [{ pointer: '/reason', detail: `must be one of ${refusal.known.join(', ')}` }],
        extra: { allowed: refusal.known },
      };
    case 'unknown-rep':
      return {
        status: 422,
        type: 'unknown-rep',
        title: 'There is no such rep',
        detail: `No rep has the id ${refusal.repId}. GET /v1/reps lists all.`,
        errors: [{ pointer: '/repId', detail: 'is not a rep' }],
      };
    case 'before-the-deal': {
      const wonAt = refusal.wonAt.toISOString();
      return {
        status: 422,
        type: 'before-the-deal',
        title: 'The deal had not been won yet',
        detail: `The deal was won at ${wonAt}: occurredAt must not be before that.`,
        errors: [{ pointer: '/occurredAt', detail: `must not be before the deal, ${wonAt}` }],
        extra: { wonAt },
      };
    }
    case 'not-your-lead':
      return {
        status: 403,
        type: 'not-your-lead',
        title: 'Another person acts for this rep',
        detail:
          `Rep ${refusal.repId} is linked to another person's token. Only ` +
          `that person may do this, or a token with one of the roles ${refusal.may.join(', ')}.`,
        extra: { repId: refusal.repId, allowed: refusal.may },
      };
  }
}

function illegal(act: Act, stage: Stage, legal: readonly Act[]): Problem {
  const waits = stage === 'qualified';
  return {
    status: 409,
    type: 'illegal-transition',
    title: 'The stage does not allow this',
    ...(waits && comeAgain),
    detail: `${transitions[act].refused} in stage "${stage}". ${whatInstead(stage, legal)}`,
    extra: { stage, legal, ...(waits && comeAgain.extra) },
  };
}

function whatInstead(stage: Stage, legal: readonly Act[]): string {
  if (stage === 'qualified') return 'The lead has no rep yet: wait for its assignment.';
  if (stage === 'recycled')
    return 'The lead is back with marketing, and returns when it qualifies again.';
  if (legal.length === 0) return 'This handoff is closed; nothing more can be done with it.';
  return `Allowed now: ${legal.join(', ')}.`;
}
