import { loadRefolds } from '../checker/load-refolds.ts';
import { root } from '../system/system-under-fault.ts';
import { planCampaign, type PlanOptions, type Stage } from './plan.ts';
import { type Report, reportOf } from './report.ts';
import { runStage, type StageOptions, type StageResult } from './run-stage.ts';

export interface CampaignRequest extends PlanOptions {
  readonly say: (line: string) => void;
  readonly secured?: boolean;
  /** What is planted in the services, beside the faults: see StageOptions. */
  readonly preload?: StageOptions['preload'];
  readonly environment?: StageOptions['environment'];
  /** Instead of the plan that the seed gives. */
  readonly stages?: readonly Stage[];
}

/** The bus promises 10 s for what it has to send; the rest is for a machine that does other things too. */
const settleWithin = 60_000;
const rate = { smoke: 15, full: 12 };
const dueWithin = { smoke: 5_000, full: 40_000 };

/** The whole campaign. The services must have been built. */
export async function runCampaign(request: CampaignRequest): Promise<Report> {
  const { seed, say, preload, environment, secured = false } = request;
  const began = performance.now();
  const size = request.smoke ? 'smoke' : 'full';
  const refolds = await loadRefolds(root);
  const results: StageResult[] = [];
  for (const stage of request.stages ?? planCampaign(request)) {
    const result = await runStage(stage, {
      ...{ seed, say, began, refolds, secured },
      rate: rate[size],
      dueWithin: dueWithin[size],
      settleWithin,
      ...(preload && { preload }),
      ...(environment && { environment }),
    });
    results.push(result);
  }
  return reportOf(seed, results, (performance.now() - began) / 1_000, settleWithin);
}
