import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import { consumedStreams } from '@smarketing/contracts';
import { EventBusModule, playbooks, RememberPlaybookHandler } from '@smarketing/event-bus';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import { AgreementReference } from './agreement/agreement.provider.js';
import { commitments } from './commitments/commitments.document.js';
import { CommitmentsController } from './commitments/commitments.controller.js';
import { CommitmentsRepository } from './commitments/commitments.repository.js';
import { CommitmentsTicker } from './commitments/commitments-ticker.provider.js';
import type { Config } from './config.js';
import { duties } from './obligations/duties.document.js';
import { ObligationsController } from './obligations/obligations.controller.js';
import { ObligationsRepository } from './obligations/obligations.repository.js';
import { ServiceLevelsController } from './obligations/service-levels.controller.js';
import { TrackDutiesHandler } from './obligations/track-duties.handler.js';
import { CountQualificationHandler } from './qualifications/count-qualification.handler.js';
import { qualifications } from './qualifications/qualifications.document.js';

export const service = 'sla-monitor';

/** What each team owes the other: for every lead by a due time, and for every month by a number. */
@Module({
  controllers: [
    RememberPlaybookHandler,
    TrackDutiesHandler,
    CountQualificationHandler,
    ObligationsController,
    ServiceLevelsController,
    CommitmentsController,
  ],
  providers: [ObligationsRepository, CommitmentsRepository, CommitmentsTicker],
})
export class SlaMonitorModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: SlaMonitorModule,
      imports: [
        OpsModule.forRoot({ service, version: '0.1.0', port: config.opsPort, host: config.host }),
        AccessModule.forRoot(config.access),
        EventBusModule.forRoot({
          service,
          consumes: [...consumedStreams[service]],
          publishes: ['sla'],
          views: [duties, qualifications, commitments, playbooks],
          kafkaBrokers: config.kafkaBrokers,
          kafkaNamespace: config.kafkaNamespace,
          mongoUri: config.mongoUri,
          database: config.database,
          reference: AgreementReference,
        }),
        OperationsModule,
      ],
    };
  }
}
