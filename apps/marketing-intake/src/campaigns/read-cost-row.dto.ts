import { readRow, type Problem } from '@smarketing/http';
import { CampaignCostRow } from './campaign-cost.dto.js';
import { invalidPlan } from './campaign-problem.js';
import { faultsOfCost, type Cost } from './read-cost.js';

/** A row of costs, or what is wrong with it. */
export interface ReadCostRow {
  readonly line?: number | undefined;
  readonly cost?: Cost;
  readonly problem?: Problem;
}

export function readCostRow(row: unknown, now: Date): ReadCostRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return { problem: invalidPlan([{ pointer: '', detail: 'must be a JSON object' }]) };
  }
  const said = (row as { line?: unknown }).line;
  const line = Number.isSafeInteger(said) ? (said as number) : undefined;
  const { value, faults } = readRow(CampaignCostRow, row);
  if (faults.length > 0) {
    const named = faults.map(({ pointer = '', detail }) => ({ pointer, detail }));
    return { line, problem: invalidPlan(named) };
  }
  const cost: Cost = { ...value, zone: value.zone ?? 'UTC' };
  const wrong = faultsOfCost(cost, now);
  return wrong.length > 0 ? { line, problem: invalidPlan(wrong) } : { line, cost };
}
