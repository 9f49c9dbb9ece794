import { playbooks } from '@smarketing/playbook/in-force';
import { Service } from '@smarketing/service';
import { TermsReference } from './terms/terms-reference.provider.js';
import { AnnounceCommitments } from './commitments/announce-commitments.provider.js';
import { commitments } from './commitments/commitments.view.js';
import { CommitmentsTicker } from './commitments/commitments-ticker.provider.js';
import { duties } from './obligations/duties.view.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { ObligationsRepository } from './obligations/obligations.repository.js';
import { qualifications } from './qualifications/qualifications.view.js';

/** What each team owes the other: for every lead by a due time, and for every month by a number. */
@Service({
  name: 'sla-monitor',
  title: 'SLA monitor',
  description:
    'What marketing and sales owe each other under the playbook, and whether they deliver.',
  port: 3004,
  database: 'sla',
  consumes: ['handoffs', 'qualifications', 'identities', 'playbook'],
  publishes: ['sla', 'sla-erasures', 'commitments'],
  views: [duties, qualifications, commitments, playbooks],
  reference: TermsReference,
  controllers: [ObligationsController],
  providers: [ObligationsRepository, AnnounceCommitments, CommitmentsTicker],
})
export class SlaMonitorModule {}
