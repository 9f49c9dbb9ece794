import type { MarketingIntake } from '@smarketing/api-client';
import { sentenceOf } from '../http/problem.js';
import type { ServiceClient } from '../http/service-client.js';
import type { Step } from '../progress/progress.js';
import type { CostFault, CostRow, CostTable } from './cost-rows.js';

/** What became of the costs of a file. */
export interface ImportedCosts {
  readonly platform: string;
  readonly zone: string;
  readonly dryRun: boolean;
  readonly recorded: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly errors: readonly CostFault[];
  /** By currency, of what was recorded, replaced or known, in minor units. */
  readonly amounts: Readonly<Record<string, number>>;
  readonly linesLeftOut: readonly number[];
}

const rowsAtOnce = 500;
const columnOf: Readonly<Record<string, string>> = {
  'unknown-campaign': 'campaign',
  'ambiguous-campaign': 'campaign',
  'other-currency': 'currency',
};

/** Sends the costs of a file; sent again, they change nothing. */
export async function importCosts(
  intake: ServiceClient<'marketing-intake'>,
  table: CostTable,
  { zone, dryRun }: { readonly zone: string; readonly dryRun: boolean },
  step: Step,
): Promise<ImportedCosts> {
  const counts = { recorded: 0, replaced: 0, unchanged: 0 };
  const amounts: Record<string, number> = {};
  const errors = [...table.faults];
  const { costs, platform } = table;
  for (let from = 0; from < costs.length; from += rowsAtOnce) {
    const rows = costs.slice(from, from + rowsAtOnce);
    const { results } = await intake.post('/v1/campaigns/costs', {
      body: { costs: rows.map((row) => ({ ...row, platform, zone })), dryRun },
    });
    for (const [index, result] of results.entries()) {
      const row = rows[index]!;
      if ('problem' in result) errors.push(...faultsOf(row, result));
      else {
        counts[result.outcome] += 1;
        const { amount, currency } = row.amount;
        amounts[currency] = (amounts[currency] ?? 0) + amount;
      }
    }
    step.at(from + rows.length);
  }
  errors.sort((one, other) => one.line - other.line);
  const { linesLeftOut } = table;
  return { platform, zone, dryRun, ...counts, errors, amounts, linesLeftOut };
}

function faultsOf(
  { line, campaign, platformCampaignId }: CostRow,
  { problem }: MarketingIntake.CostRefused,
): CostFault[] {
  const type = problem.type.split(':').at(-1)!;
  if (type === 'unknown-campaign') {
    const called = [campaign && `"${campaign}"`, platformCampaignId].filter(Boolean).join(', ');
    const why = `no campaign is known by ${called}. Plan it with: smarketing campaigns plan`;
    return [{ line, column: 'campaign', why }];
  }
  if (problem.errors === undefined || problem.errors.length === 0) {
    return [{ line, column: columnOf[type] ?? '', why: sentenceOf(problem) }];
  }
  return problem.errors.map(({ pointer = '', detail }) => ({
    line,
    column: pointer.split('/').at(-1)!,
    why: detail,
  }));
}
