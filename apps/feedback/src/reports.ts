import type { Contributions } from '@smarketing/event-bus';
import { contributeAttainment } from './attainment/contribute-attainment.js';
import { contributeCampaigns } from './campaign-report/contribute-campaigns.js';
import { contributeFunnel } from './funnel/contribute-funnel.js';
import type { LeadView } from './lead-view/lead-view.schema.js';
import { contributeLedger } from './ledger/contribute-ledger.js';
import { contributeRetention } from './retention/contribute-retention.js';
import { countersOf, type Contribute } from './counters/counters.js';
import { contributeVelocity } from './velocity/contribute-velocity.js';

const contributors: Contribute<LeadView>[] = [
  contributeLedger,
  contributeFunnel,
  contributeVelocity,
  contributeAttainment,
  contributeRetention,
  contributeCampaigns,
];

/** All that one lead adds to all reports. A new report adds its function to the list above. */
export function contributionsOf(lead: LeadView): Contributions {
  return countersOf(lead, contributors);
}
