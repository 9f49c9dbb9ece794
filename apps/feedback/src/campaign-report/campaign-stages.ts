import type { Stage } from '../lead-view/stages.js';

/** The stages that campaigns are measured by. Who was won stays a customer here, also after leaving. */
export const campaignStages = [
  'captured',
  'qualified',
  'accepted',
  'won',
] as const satisfies readonly Stage[];
export type CampaignStage = (typeof campaignStages)[number];
