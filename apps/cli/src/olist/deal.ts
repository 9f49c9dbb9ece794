import type { HandoffCommand } from '../handoff-batch/handoff-command.js';

/** A row of the closed deals. */
export interface OlistDeal {
  readonly mqlId: string;
  readonly repId: string;
  /** Olist's local time, taken as UTC. */
  readonly wonAt: Date;
  /** Declared monthly revenue in centavos; absent where none was declared. */
  readonly revenue?: number;
}

/** A row is not what the data set promises. */
export class OlistRowError extends Error {
  constructor(
    readonly row: number,
    readonly column: string,
    expected: string,
  ) {
    super(`Row ${row} of the closed deals: ${column} ${expected}.`);
    this.name = 'OlistRowError';
  }
}

type Columns = Readonly<Record<string, string | undefined>>;

const localTime = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;
const repName = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Reads a row by the names of its columns; `row` counts from 1. Throws OlistRowError. */
export function readDeal(columns: Columns, row: number): OlistDeal {
  const mqlId = columns['mql_id']?.trim();
  if (!mqlId) throw new OlistRowError(row, 'mql_id', 'is missing');
  const repId = columns['sr_id']?.trim() ?? '';
  if (!repName.test(repId)) throw new OlistRowError(row, 'sr_id', 'is not an id of a sales rep');
  const [, day, time] = localTime.exec(columns['won_date']?.trim() ?? '') ?? [];
  const wonAt = new Date(`${day}T${time}Z`);
  if (Number.isNaN(wonAt.getTime())) {
    throw new OlistRowError(row, 'won_date', 'is not a time such as 2018-02-26 19:58:54');
  }
  const declared = columns['declared_monthly_revenue']?.trim() || '0';
  const revenue = Math.round(Number(declared) * 100);
  if (!Number.isSafeInteger(revenue)) {
    throw new OlistRowError(row, 'declared_monthly_revenue', 'is not a number');
  }
  return { mqlId, repId, wonAt, ...(revenue > 0 && { revenue }) };
}

/** All that sales did for a deal: only the time of the end is known, so everything bears it. */
export function commandsOfDeal(deal: OlistDeal, leadId: string): HandoffCommand[] {
  const said = { leadId, occurredAt: deal.wonAt.toISOString() };
  const amount = deal.revenue && { amount: { amount: deal.revenue, currency: 'BRL' } };
  return [
    { ...said, act: 'accept', repId: deal.repId },
    { ...said, act: 'opportunity' },
    { ...said, act: 'close', outcome: 'won', ...amount },
  ];
}

/** The sales reps that closed deals, each once, in the order of their ids. */
export function repsOf(deals: readonly OlistDeal[]): string[] {
  return [...new Set(deals.map(({ repId }) => repId))].sort();
}
