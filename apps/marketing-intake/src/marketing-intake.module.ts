import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from '@smarketing/access';
import { consumedStreams } from '@smarketing/contracts';
import {
  EventBusModule,
  PlaybookReference,
  RememberPlaybookHandler,
  playbooks,
} from '@smarketing/event-bus';
import { IdempotencyKeys } from '@smarketing/http';
import { OperationsModule } from '@smarketing/operations';
import { OpsModule } from '@smarketing/ops';
import { CampaignController } from './campaigns/campaign.controller.js';
import { campaigns } from './campaigns/campaign.document.js';
import { CampaignRepository } from './campaigns/campaign.repository.js';
import { CaptureBatch } from './capture/capture-batch.provider.js';
import { CaptureQueue } from './capture/capture-queue.provider.js';
import { CurrentTerms } from './capture/capture-terms.provider.js';
import { CaptureController } from './capture/capture.controller.js';
import { CaptureRepository } from './capture/capture.repository.js';
import { LeadController } from './capture/lead.controller.js';
import { leads } from './capture/lead.document.js';
import { LeadRepository } from './capture/lead.repository.js';
import type { Config } from './config.js';
import { conversions } from './conversions/conversion.document.js';
import { RememberConversionHandler } from './conversions/remember-conversion.handler.js';
import { FirstTouchController } from './first-touch/first-touch.controller.js';
import { FirstTouchRepository } from './first-touch/first-touch.repository.js';
import { CorrectionReader } from './first-touch/read-correction.provider.js';
import { IdentityKeys } from './identity/identity-keys.js';
import { IdentityRepository } from './identity/identity.repository.js';
import { ImportCreator } from './imports/create-import.provider.js';
import { ImportLikeness } from './imports/import-likeness.js';
import { ImportStatusController } from './imports/import-status.controller.js';
import { ImportController } from './imports/import.controller.js';
import { ImportRepository } from './imports/import.repository.js';
import { ImportRunner } from './imports/run-import.provider.js';
import { ImportTrials } from './imports/try-import.provider.js';
import { TrialCaptureRepository } from './capture/trial-capture.repository.js';
import { TouchpointController } from './touchpoints/touchpoint.controller.js';
import { TouchpointQueue } from './touchpoints/touchpoint-queue.provider.js';
import { TouchpointRepository } from './touchpoints/touchpoint.repository.js';
import { ContactController } from './vault/contact.controller.js';
import { drawRandom } from './vault/draw-random.js';
import { ContactSeal } from './vault/seal-contact.js';
import { VaultRepository } from './vault/vault.repository.js';
import { WordController } from './words/word.controller.js';
import { WordKeys } from './words/word-keys.js';

export const service = 'marketing-intake' as const;

/** Addresses whose bodies are files of any size. */
export const streams = [{ prefix: '/v1/imports/', types: ['text/csv', 'application/x-ndjson'] }];

/** Who a lead is: captured once however often and wherever, its contact data in the vault only. */
@Module({
  controllers: [
    RememberPlaybookHandler,
    RememberConversionHandler,
    CaptureController,
    TouchpointController,
    LeadController,
    ContactController,
    ImportController,
    ImportStatusController,
    FirstTouchController,
    CampaignController,
    WordController,
  ],
  providers: [
    PlaybookReference,
    CurrentTerms,
    CaptureQueue,
    CaptureBatch,
    TouchpointQueue,
    CaptureRepository,
    LeadRepository,
    IdentityRepository,
    VaultRepository,
    TouchpointRepository,
    CampaignRepository,
    ImportCreator,
    ImportRunner,
    ImportTrials,
    FirstTouchRepository,
    CorrectionReader,
    TrialCaptureRepository,
    ImportRepository,
    IdempotencyKeys,
  ],
})
export class MarketingIntakeModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: MarketingIntakeModule,
      imports: [
        OpsModule.forRoot({ service, version: '0.1.0', port: config.opsPort, host: config.host }),
        AccessModule.forRoot(config.access),
        EventBusModule.forRoot({
          service,
          consumes: consumedStreams[service],
          publishes: ['leads', 'campaigns'],
          views: [leads, campaigns, conversions, playbooks],
          kafkaBrokers: config.kafkaBrokers,
          kafkaNamespace: config.kafkaNamespace,
          mongoUri: config.mongoUri,
          database: config.database,
        }),
        OperationsModule,
      ],
      providers: [
        { provide: IdentityKeys, useFactory: () => new IdentityKeys(config.vaultKey) },
        { provide: WordKeys, useFactory: () => new WordKeys(config.vaultKey) },
        { provide: ImportLikeness, useFactory: () => new ImportLikeness(config.vaultKey) },
        { provide: ContactSeal, useFactory: () => new ContactSeal(config.vaultKey, drawRandom) },
      ],
    };
  }
}
