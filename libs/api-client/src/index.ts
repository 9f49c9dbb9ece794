export {
  createClient,
  type Apis,
  type ClientOptions,
  type Input,
  type Output,
  type PathOf,
} from './create-client.js';
export type * as Feedback from './feedback.js';
export type * as LeadScoring from './lead-scoring.js';
export type * as MarketingIntake from './marketing-intake.js';
export type * as SalesHandoff from './sales-handoff.js';
export type * as SlaMonitor from './sla-monitor.js';
