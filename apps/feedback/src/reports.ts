import type { Contributions } from '@smarketing/event-bus';
import { contributeAttainment } from './attainment/contribute-attainment.js';
import { contributeFunnel } from './funnel/contribute-funnel.js';
import type { LeadStory } from './lead-story/lead-story.schema.js';
import { contributeLedger } from './ledger/contribute-ledger.js';
import { contributeRetention } from './retention/contribute-retention.js';
import { tallyOf, type Contribute } from './tally/tally.js';
import { contributeVelocity } from './velocity/contribute-velocity.js';

const contributors: Contribute<LeadStory>[] = [
  contributeLedger,
  contributeFunnel,
  contributeVelocity,
  contributeAttainment,
  contributeRetention,
];

/** All that one lead adds to all reports. A new report adds its function to the list above. */
export function contributionsOf(story: LeadStory): Contributions {
  return tallyOf(story, contributors);
}
