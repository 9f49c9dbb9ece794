import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import {
  EventBusModule,
  PlaybookReference,
  playbooks,
  RememberPlaybookHandler,
} from '@smarketing/event-bus';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import type { Config } from './config.js';
import { scoreCards } from './scoring/score-card.document.js';
import { ScoreLeadHandler, scoringRules } from './scoring/score-lead.handler.js';
import { ScoresController } from './scoring/scores.controller.js';
import { ScoresRepository } from './scoring/scores.repository.js';

export const service = 'lead-scoring';

/** Every lead's score, explained to the point, and the decision that a lead is an MQL. */
@Module({
  controllers: [RememberPlaybookHandler, ScoreLeadHandler, ScoresController],
  providers: [ScoresRepository],
})
export class LeadScoringModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: LeadScoringModule,
      imports: [
        OpsModule.forRoot({ service, version: '0.1.0', port: config.opsPort, host: config.host }),
        AccessModule.forRoot(config.access),
        EventBusModule.forRoot({
          service,
          consumes: ['leads', 'handoffs', 'playbook'],
          publishes: ['scores', 'qualifications'],
          views: [scoreCards, playbooks],
          kafkaBrokers: config.kafkaBrokers,
          kafkaNamespace: config.kafkaNamespace,
          mongoUri: config.mongoUri,
          database: config.database,
          reference: PlaybookReference,
          rules: scoringRules,
        }),
        OperationsModule,
      ],
    };
  }
}
