import { readRow, type Problem } from '@smarketing/http';
import {
  AcceptRequest,
  ChurnRequest,
  CloseRequest,
  OpportunityRequest,
  PurchaseRequest,
  RejectRequest,
  RowAddress,
} from './handoff-command.dto.js';
import type { HandoffCommand } from './handoff.js';
import type { Act } from './stages.js';

/** The class of the body that an act takes at its own address. */
export const requestOf = {
  accept: AcceptRequest,
  reject: RejectRequest,
  opportunity: OpportunityRequest,
  close: CloseRequest,
  purchases: PurchaseRequest,
  churn: ChurnRequest,
} as const;
type RequestOf<A extends Act> = InstanceType<(typeof requestOf)[A]>;

/** The command that a valid body stands for. */
export function commandOf<A extends Act>(
  leadId: string,
  act: A,
  body: RequestOf<A> | undefined,
): HandoffCommand {
  const { occurredAt, ...said } = body ?? {};
  const given = Object.entries(said).filter(([, value]) => value !== undefined);
  const when = occurredAt === undefined ? {} : { occurredAt: new Date(occurredAt) };
  return { leadId, act, ...Object.fromEntries(given), ...when } as HandoffCommand;
}

/** A row of a batch: the command, or what is wrong with it, as its own address would say it. */
export function readCommand(row: unknown): { command: HandoffCommand } | { problem: Problem } {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { problem: invalid([{ pointer: '', detail: 'must be a JSON object' }]) };
  }
  const { leadId, act, ...rest } = row as Record<string, unknown>;
  const address = readRow(RowAddress, { leadId, act });
  if (address.faults.length > 0) return { problem: invalid(address.faults) };
  const { value: to } = address;
  const body = readRow<object>(requestOf[to.act], rest);
  if (body.faults.length > 0) return { problem: invalid(body.faults) };
  return { command: commandOf(to.leadId, to.act, body.value as never) };
}

function invalid(errors: NonNullable<Problem['errors']>): Problem {
  const [first] = errors;
  return {
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${first?.pointer || 'The command'}: ${first?.detail}.`,
    errors,
  };
}
