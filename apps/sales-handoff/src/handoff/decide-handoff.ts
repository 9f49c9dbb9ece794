import type { Money } from '@smarketing/contracts';
import type { RejectionReason } from '@smarketing/playbook';
import { v5 as uuidv5 } from 'uuid';
import type { Rep } from '../reps/rep.schema.js';
import { authoriseAct, rolesForOthers, type Acting, type ActingRole } from './authorise-act.js';
import type { Changed } from './handoff-facts.js';
import {
  legalActs,
  purchaseKey,
  transitions,
  type Given,
  type Transition,
} from './handoff-transitions.js';
import type { HandoffCommand } from './handoff.js';
import type { Handoff, Step } from './handoff.schema.js';
import type { Act, Stage } from './stages.js';

export interface Circumstances {
  readonly now: Date;
  readonly newId: () => string;
  /** The rejection reasons of the playbook in force. */
  readonly reasons: readonly RejectionReason[];
  readonly caller: Acting;
  /** By id: at least those that {@link concernedBy} gives for the command. */
  readonly reps: ReadonlyMap<string, Pick<Rep, 'subject'>>;
  /** Keys of purchases that are recorded: at least of all that {@link purchaseKeyOf} gives for the command. */
  readonly recorded: ReadonlySet<string>;
}

export type Refusal =
  | { readonly why: 'illegal'; readonly stage: Stage; readonly legal: readonly Act[] }
  | { readonly why: 'unknown-reason'; readonly known: readonly string[] }
  | { readonly why: 'unknown-rep'; readonly repId: string }
  | { readonly why: 'not-your-lead'; readonly repId: string; readonly may: readonly string[] }
  | { readonly why: 'before-the-deal'; readonly wonAt: Date };

export type Decision =
  | ({ readonly kind: 'changed'; readonly role: ActingRole } & Changed)
  | { readonly kind: 'unchanged'; readonly handoff: Handoff }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Decides a command. One that repeats what was done changes nothing: the same content as the step
 * that led to the stage, or as any earlier step that happened at the very `occurredAt` it names.
 */
export function decideHandoff(
  handoff: Handoff,
  command: HandoffCommand,
  circumstances: Circumstances,
): Decision {
  const { stage } = handoff;
  const authority = authoriseAct(handoff, command, circumstances.caller, circumstances.reps);
  if ('notFor' in authority) {
    return refuse({ why: 'not-your-lead', repId: authority.notFor, may: rolesForOthers });
  }
  if (repeats(handoff, command, circumstances)) return { kind: 'unchanged', handoff };
  const transition = transitions[command.act] as Transition<Act>;
  if (!transition.from.includes(stage)) {
    return refuse({ why: 'illegal', stage, legal: legalActs(stage) });
  }
  const reason = reasonOf(command, circumstances.reasons);
  if (command.act === 'reject' && !reason) {
    return refuse({ why: 'unknown-reason', known: circumstances.reasons.map(({ id }) => id) });
  }
  const named = command.act === 'accept' ? command.repId : undefined;
  if (named !== undefined && named !== handoff.repId && !circumstances.reps.has(named)) {
    return refuse({ why: 'unknown-rep', repId: named });
  }
  const at = timeOf(handoff, command, circumstances.now);
  if (!at) return refuse({ why: 'before-the-deal', wonAt: handoff.times.won! });
  const { role } = authority;
  const given: Given = {
    at,
    by: { subject: circumstances.caller.subject, role },
    newId: purchaseIdOf(command) ?? circumstances.newId(),
    ...(reason && { reason }),
  };
  return { kind: 'changed', role, ...transition.take(handoff, command, given) };
}

/**
 * When the act happened; undefined where a customer's act is said to come before there was a customer.
 * Nothing is asked of acts before the deal: who tells of a deal later often knows its end alone.
 */
function timeOf(
  { times, stage }: Handoff,
  { occurredAt }: HandoffCommand,
  now: Date,
): Date | undefined {
  const wonAt = stage === 'won' ? times.won : undefined;
  if (!wonAt) return occurredAt ?? now;
  // A deal may be told up to a minute ahead of its time; what follows it now is not before it.
  if (!occurredAt) return now < wonAt ? wonAt : now;
  return occurredAt < wonAt ? undefined : occurredAt;
}

function refuse(refusal: Refusal): Decision {
  return { kind: 'refused', refusal };
}

function reasonOf(command: HandoffCommand, reasons: readonly RejectionReason[]) {
  return command.act === 'reject' ? reasons.find(({ id }) => id === command.reason) : undefined;
}

function repeats(handoff: Handoff, command: HandoffCommand, { recorded }: Circumstances): boolean {
  if (command.act === 'purchases') {
    const key = purchaseKeyOf(command);
    return key !== undefined && recorded.has(key);
  }
  const { occurredAt } = command;
  const last = handoff.history.at(-1);
  return handoff.history.some(
    (step) =>
      saysTheSame(step, command) &&
      (occurredAt === undefined ? step === last : step.at.getTime() === occurredAt.getTime()),
  );
}

function saysTheSame(step: Step, command: Exclude<HandoffCommand, { act: 'purchases' }>): boolean {
  if (step.act !== command.act) return false;
  switch (command.act) {
    case 'accept':
      return command.repId === undefined || command.repId === step.repId;
    case 'opportunity':
      return isSameMoney(command.expected, step.expected);
    case 'close':
      if (command.outcome !== step.stage) return false;
      return command.outcome === 'won'
        ? isSameMoney(command.amount, step.amount)
        : command.reason === step.reason;
    case 'reject':
    case 'churn':
      return command.reason === step.reason;
  }
}

function isSameMoney(left: Money | undefined, right: Money | undefined): boolean {
  return left?.amount === right?.amount && left?.currency === right?.currency;
}

/** What the command's purchase is known by, where it can have been told before. */
export function purchaseKeyOf(command: HandoffCommand): string | undefined {
  const purchaseId = purchaseIdOf(command);
  return purchaseId === undefined ? undefined : purchaseKey(command.leadId, purchaseId);
}

/** A purchase whose time is known is the same purchase whenever it is told again. */
function purchaseIdOf(command: HandoffCommand): string | undefined {
  if (command.act !== 'purchases') return undefined;
  const { leadId, purchaseId, occurredAt, amount } = command;
  if (purchaseId !== undefined || occurredAt === undefined) return purchaseId;
  return uuidv5([occurredAt.toISOString(), amount.amount, amount.currency].join(' '), leadId);
}
