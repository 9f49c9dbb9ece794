import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import { consumedStreams } from '@smarketing/contracts';
import {
  EventBusModule,
  PlaybookReference,
  playbooks,
  RememberPlaybookHandler,
} from '@smarketing/event-bus';
import { IdempotencyKeys } from '@smarketing/http';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import { AttainmentController } from './attainment/attainment.controller.js';
import { CommitmentHistoryRepository } from './attainment/commitment-history.repository.js';
import { FollowCommitmentsHandler } from './attainment/follow-commitments.handler.js';
import { campaigns } from './campaigns/campaigns.document.js';
import { ForgetCampaignNames } from './campaigns/forget-campaign-names.provider.js';
import { KnowCampaignHandler } from './campaigns/know-campaign.handler.js';
import type { Config } from './config.js';
import { ReportSources } from './figures/report-source.provider.js';
import { FunnelController } from './funnel/funnel.controller.js';
import { LeadListController } from './lead-list/lead-list.controller.js';
import { LeadListRepository } from './lead-list/lead-list.repository.js';
import { leadStories } from './lead-story/lead-stories.document.js';
import { TellLeadStoryHandler } from './lead-story/tell-lead-story.handler.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { playbookReleases } from './playbook/playbook-releases.document.js';
import { PlaybookController } from './playbook/playbook.controller.js';
import { PlaybookRepository } from './playbook/playbook.repository.js';
import { PublishPlaybook } from './playbook/publish-playbook.provider.js';
import { PublishFirstPlaybook } from './playbook/publish-first-playbook.provider.js';
import { RetentionController } from './retention/retention.controller.js';
import { StreamsController } from './streams/streams.controller.js';
import { DecideSuggestion } from './suggestions/decide-suggestion.provider.js';
import { HearSuggestionsHandler } from './suggestions/hear-suggestions.handler.js';
import { suggestionOutcomes } from './suggestions/suggestion-outcomes.document.js';
import { SuggestionRepository } from './suggestions/suggestion.repository.js';
import { suggestions } from './suggestions/suggestions.document.js';
import { SuggestionsController } from './suggestions/suggestions.controller.js';
import { CarryMoney } from './retention/carry-money.provider.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineRepository } from './timeline/timeline.repository.js';
import { VelocityController } from './velocity/velocity.controller.js';

@Module({})
class FeedbackModule {}

/** The map of the service: it folds every stream, and publishes the playbook and the suggestions. */
export function feedbackModule(config: Config): DynamicModule {
  return {
    module: FeedbackModule,
    imports: [
      OpsModule.forRoot({
        service: 'feedback',
        version: '0.1.0',
        port: config.opsPort,
        host: config.host,
      }),
      AccessModule.forRoot(config.access),
      EventBusModule.forRoot({
        service: 'feedback',
        consumes: [...consumedStreams.feedback],
        publishes: ['playbook', 'feedback'],
        views: [
          leadStories,
          campaigns,
          suggestionOutcomes,
          playbooks,
          suggestions,
          playbookReleases,
        ],
        kafkaBrokers: config.kafkaBrokers,
        kafkaNamespace: config.kafkaNamespace,
        mongoUri: config.mongoUri,
        database: config.database,
      }),
      OperationsModule,
    ],
    controllers: [
      TellLeadStoryHandler,
      KnowCampaignHandler,
      FollowCommitmentsHandler,
      HearSuggestionsHandler,
      RememberPlaybookHandler,
      LedgerController,
      FunnelController,
      VelocityController,
      AttainmentController,
      RetentionController,
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
      CommitmentHistoryRepository,
      LeadListRepository,
      TimelineRepository,
      DecideSuggestion,
      SuggestionRepository,
      PlaybookRepository,
      PublishFirstPlaybook,
      PublishPlaybook,
    ],
  };
}
