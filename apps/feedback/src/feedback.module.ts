import { streamNames } from '@smarketing/contracts';
import { PlaybookReference, playbooks } from '@smarketing/playbook/in-force';
import { AnsweredRequest, IdempotencyKeys } from '@smarketing/http';
import { Service } from '@smarketing/service';
import { AttainmentController } from './attainment/attainment.controller.js';
import { CampaignReportController } from './campaign-report/campaign-report.controller.js';
import { CampaignHeads } from './campaigns/campaign-heads.repository.js';
import { campaigns } from './campaigns/campaigns.view.js';
import { ForgetCampaignNames } from './campaigns/forget-campaign-names.provider.js';
import { CommitmentHistories } from './commitments/commitment-histories.repository.js';
import { commitments } from './commitments/commitments.view.js';
import { ReportSources } from './figures/report-source.provider.js';
import { FunnelController } from './funnel/funnel.controller.js';
import { LeadListController } from './lead-list/lead-list.controller.js';
import { LeadListRepository } from './lead-list/lead-list.repository.js';
import { leadViews } from './lead-view/lead-views.view.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { playbookReleases } from './playbook/playbook-releases.view.js';
import { PlaybookController } from './playbook/playbook.controller.js';
import { PlaybookRepository } from './playbook/playbook.repository.js';
import { PublishPlaybook } from './playbook/publish-playbook.provider.js';
import { PublishFirstPlaybook } from './playbook/publish-first-playbook.provider.js';
import { contributionsOf } from './reports.js';
import { RetentionController } from './retention/retention.controller.js';
import { StreamsController } from './streams/streams.controller.js';
import { DecideSuggestion } from './suggestions/decide-suggestion.provider.js';
import { SuggestionRepository } from './suggestions/suggestion.repository.js';
import { suggestions } from './suggestions/suggestions.view.js';
import { SuggestionsController } from './suggestions/suggestions.controller.js';
import { CarryMoney } from './retention/carry-money.provider.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineRepository } from './timeline/timeline.repository.js';
import { VelocityController } from './velocity/velocity.controller.js';

/** The map of the service: it folds every stream but its own, and publishes the playbook and the suggestions. */
@Service({
  name: 'feedback',
  title: 'Feedback',
  description:
    'The playbook, suggestions, a lead’s timeline, and the figures that marketing and sales share.',
  port: 3005,
  database: 'feedback',
  // Suggestions are commands' own documents: nobody needs to hear here what was published of them. That
  // services have erased a lead is for the receipt, which intake has.
  consumes: streamNames.filter((name) => name !== 'feedback' && !name.endsWith('-erasures')),
  publishes: ['playbook', 'feedback', 'feedback-erasures'],
  views: [
    { ...leadViews, contribute: contributionsOf },
    commitments,
    campaigns,
    playbooks,
    suggestions,
    playbookReleases,
  ],
  stores: [AnsweredRequest],

  controllers: [
    LedgerController,
    FunnelController,
    VelocityController,
    AttainmentController,
    RetentionController,
    CampaignReportController,
    LeadListController,
    TimelineController,
    SuggestionsController,
    PlaybookController,
    StreamsController,
  ],
  providers: [
    ForgetCampaignNames,
    PlaybookReference,
    IdempotencyKeys,
    ReportSources,
    CarryMoney,
    CommitmentHistories,
    LeadListRepository,
    CampaignHeads,
    TimelineRepository,
    DecideSuggestion,
    SuggestionRepository,
    PlaybookRepository,
    PublishFirstPlaybook,
    PublishPlaybook,
  ],
})
export class FeedbackModule {}
