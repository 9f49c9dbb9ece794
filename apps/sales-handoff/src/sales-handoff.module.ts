import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import {
  EventBusModule,
  PlaybookReference,
  RememberPlaybookHandler,
  playbooks,
} from '@smarketing/event-bus';
import { IdempotencyKeys } from '@smarketing/http';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import type { Config } from './config.js';
import { HandoffBatchController } from './handoff/handoff-batch.controller.js';
import { HandoffCommandsController } from './handoff/handoff-commands.controller.js';
import { HandoffCommands } from './handoff/handoff-commands.provider.js';
import { handoffs } from './handoff/handoff.document.js';
import { HandoffsController } from './handoff/handoffs.controller.js';
import { HandoffsRepository } from './handoff/handoffs.repository.js';
import { PurchasesRepository } from './handoff/purchases.repository.js';
import { QualifyLeadHandler } from './handoff/qualify-lead.handler.js';
import { RepsController } from './reps/reps.controller.js';
import { RepsRepository } from './reps/reps.repository.js';
import { RotationRepository } from './routing/rotation.repository.js';
import { RouteWaitingLeads } from './routing/route-waiting-leads.provider.js';

export const service = 'sales-handoff';

@Module({})
class SalesHandoffModule {}

/** The map of the service: who gets a qualified lead, and what becomes of it. */
export function salesHandoffModule(config: Config): DynamicModule {
  return {
    module: SalesHandoffModule,
    imports: [
      OpsModule.forRoot({ service, version: '0.1.0', port: config.opsPort, host: config.host }),
      AccessModule.forRoot(config.access),
      EventBusModule.forRoot({
        service,
        consumes: ['qualifications', 'playbook'],
        publishes: ['handoffs'],
        views: [handoffs, playbooks],
        kafkaBrokers: config.kafkaBrokers,
        kafkaNamespace: config.kafkaNamespace,
        mongoUri: config.mongoUri,
        database: config.database,
        reference: PlaybookReference,
      }),
      OperationsModule,
    ],
    controllers: [
      RememberPlaybookHandler,
      QualifyLeadHandler,
      RepsController,
      HandoffBatchController,
      HandoffCommandsController,
      HandoffsController,
    ],
    providers: [
      IdempotencyKeys,
      RepsRepository,
      HandoffsRepository,
      PurchasesRepository,
      HandoffCommands,
      RotationRepository,
      RouteWaitingLeads,
    ],
  };
}
