import type { Provider } from '@nestjs/common';
import { inboundTopics } from '@smarketing/contracts';
import { OWN_PARTS } from '@smarketing/admin-api';
import { nameOfCollection, SERVICE_DATABASE } from '@smarketing/event-bus';
import type { Db } from 'mongodb';
import { PlaybookReference, playbooks } from '@smarketing/playbook/in-force';
import { AnsweredRequest, IdempotencyKeys, KeyedGate } from '@smarketing/http';
import { readKey, SERVICE_CONFIG, Service, type ServiceConfig } from '@smarketing/service';
import { CampaignCost } from './campaigns/campaign-cost.schema.js';
import { CampaignCostsController } from './campaigns/campaign-costs.controller.js';
import { CampaignCosts } from './campaigns/campaign-costs.repository.js';
import { CampaignGuard } from './campaigns/campaign-guard.schema.js';
import { CampaignPlans } from './campaigns/campaign-plans.repository.js';
import { AccountKeys } from './accounts/account-keys.js';
import { AccountQuestionController } from './accounts/account-question.controller.js';
import { AccountQuestion } from './accounts/account-question.schema.js';
import { AccountReads } from './accounts/account-reads.repository.js';
import { AccountController } from './accounts/account.controller.js';
import { AccountRepository } from './accounts/account.repository.js';
import { Account } from './accounts/account.schema.js';
import { AnswerRepository } from './accounts/answer-question.repository.js';
import { AttachLeads } from './accounts/attach-leads.provider.js';
import { LeadAccountController } from './accounts/lead-account.controller.js';
import { MoveLead } from './accounts/move-lead.repository.js';
import { SettleLeads } from './accounts/settle-leads.provider.js';
import { CampaignController } from './campaigns/campaign.controller.js';
import { campaigns } from './campaigns/campaigns.view.js';
import { CampaignRepository } from './campaigns/campaign.repository.js';
import { PlanReader } from './campaigns/read-plan.provider.js';
import { CaptureBatch } from './capture/capture-batch.provider.js';
import { CaptureQueue } from './capture/capture-queue.provider.js';
import { CurrentTerms } from './capture/capture-terms.provider.js';
import { CaptureController } from './capture/capture.controller.js';
import { Captures } from './capture/captures.provider.js';
import { LeadController } from './capture/lead.controller.js';
import { leads } from './capture/leads.view.js';
import { LeadRepository } from './capture/lead.repository.js';
import { Consent } from './consent/consent.schema.js';
import { ConfirmationController } from './consent/confirmation.controller.js';
import { Confirmations } from './consent/confirmations.provider.js';
import { ConsentController } from './consent/consent.controller.js';
import { ConsentRepository } from './consent/consent.repository.js';
import { ConsentLinks } from './consent/consent-links.js';
import { PendingConfirmations } from './consent/pending-confirmations.provider.js';
import { ConsentProofs } from './consent/proofs.provider.js';
import { KeptProof } from './consent/kept-proof.schema.js';
import { ProofController } from './consent/proof.controller.js';
import { PendingController } from './consent/pending.controller.js';
import { TellConfirmations } from './consent/tell-confirmations.provider.js';
import { Consents } from './consent/consents.provider.js';
import { conversions } from './conversions/conversions.view.js';
import { DuplicateController } from './duplicates/duplicate.controller.js';
import { DuplicateRepository } from './duplicates/duplicate.repository.js';
import { Duplicate } from './duplicates/duplicate.schema.js';
import { Duplicates } from './duplicates/duplicates.provider.js';
import { TraitKeys } from './duplicates/trait-keys.provider.js';
import { CaptureExplainer } from './explain/capture-explainer.provider.js';
import { EraseLeads } from './erasure/erase-leads.provider.js';
import { EraseOverdue } from './erasure/erase-overdue.provider.js';
import { EraseRestored } from './erasure/erase-restored.provider.js';
import { erasureConfirmations } from './erasure/erasure-confirmations.view.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ErasureRepository } from './erasure/erasure.repository.js';
import { RetentionSweep } from './erasure/retention-sweep.schema.js';
import { FirstTouchController } from './first-touch/first-touch.controller.js';
import { FirstTouchRepository } from './first-touch/first-touch.repository.js';
import { CorrectionReader } from './first-touch/read-correction.provider.js';
import { IdentityKeys } from './identity/identity-keys.js';
import { Identity } from './identity/identity.schema.js';
import { IdentityRepository } from './identity/identity.repository.js';
import { InboundController } from './inbound/inbound.controller.js';
import { InboundFacts } from './inbound/inbound-facts.provider.js';
import { InboundReader } from './inbound/inbound-reader.provider.js';
import { InboundRepository } from './inbound/inbound.repository.js';
import { InboundRefusal, InboundWaiting } from './inbound/inbound.schema.js';
import { readInboundSettings, type InboundSettings } from './inbound/inbound-settings.js';
import { ImportCreator } from './imports/create-import.provider.js';
import { ImportLikeness } from './imports/import-likeness.js';
import { ImportStatusController } from './imports/import-status.controller.js';
import { ImportController } from './imports/import.controller.js';
import { ImportError, StoredImport } from './imports/import.schema.js';
import { ImportRepository } from './imports/import.repository.js';
import { ImportRunner } from './imports/run-import.provider.js';
import { ImportTrials } from './imports/try-import.provider.js';
import { TrialCaptures } from './capture/trial-captures.provider.js';
import { MergeController } from './merges/merge.controller.js';
import { Merges } from './merges/merges.provider.js';
import {
  CurrentPages,
  readPageSettings,
  type PageSettings,
} from './pages/current-pages.provider.js';
import { PageGate } from './pages/page-gate.provider.js';
import { PageMessages } from './pages/page-messages.provider.js';
import { PageQueue } from './pages/page-queue.provider.js';
import { PageVisitor } from './pages/page-visitor.schema.js';
import { PageController } from './pages/page.controller.js';
import { VisitorKeys } from './pages/visitor-keys.js';
import { TouchpointController } from './touchpoints/touchpoint.controller.js';
import { TouchpointQueue } from './touchpoints/touchpoint-queue.provider.js';
import { Touchpoint } from './touchpoints/touchpoint.schema.js';
import { TouchpointRepository } from './touchpoints/touchpoint.repository.js';
import { ContactController } from './vault/contact.controller.js';
import { drawRandom } from './vault/draw-random.js';
import { ContactSeal } from './vault/seal-contact.js';
import type { VaultSettings } from './vault/vault-settings.js';
import { RefuseOtherKey } from './vault/refuse-other-key.provider.js';
import { OpenedForSubject } from './vault/opened-for-subject.provider.js';
import { RotationController } from './vault/rotation.controller.js';
import { HASH_SECRET, hashSecret } from './vault/hash-secret.repository.js';
import { MasterKeys } from './vault/master-keys.js';
import { VaultRotation } from './vault/vault-rotation.schema.js';
import { VaultRotations } from './vault/vault-rotations.provider.js';
import { VaultSecret } from './vault/vault-secret.schema.js';
import { VaultEntry, VaultKey } from './vault/vault.schema.js';
import { VaultRepository } from './vault/vault.repository.js';
import {
  CurrentWebhooks,
  readWebhookSettings,
  type WebhookSettings,
} from './webhooks/current-webhooks.provider.js';
import { LinkedinAnswers } from './webhooks/linkedin-answers.provider.js';
import { WebhookDeliveries } from './webhooks/webhook-deliveries.provider.js';
import { WebhookQueue } from './webhooks/webhook-queue.provider.js';
import { WebhookTrialController } from './webhooks/webhook-trial.controller.js';
import { WebhookTrials } from './webhooks/webhook-trials.provider.js';
import { WebhookController } from './webhooks/webhook.controller.js';
import { WordController } from './words/word.controller.js';
import { WordKeys } from './words/word-keys.js';

/** Who a lead is: captured once however often and wherever, its contact data in the vault only. */
@Service({
  name: 'marketing-intake',
  title: 'Marketing intake',
  description:
    'Captures leads, recognises them, keeps their contact data, and imports files of them.',
  port: 3001,
  database: 'intake',
  consumes: [
    'identities',
    'handoffs',
    'playbook',
    'scoring-erasures',
    'handoff-erasures',
    'sla-erasures',
    'feedback-erasures',
  ],
  publishes: ['leads', 'identities', 'accounts', 'campaigns'],
  views: [leads, campaigns, conversions, erasureConfirmations, playbooks],
  foreign: [inboundTopics],
  stores: [
    Identity,
    Touchpoint,
    VaultEntry,
    VaultKey,
    VaultSecret,
    VaultRotation,
    Duplicate,
    Consent,
    KeptProof,
    StoredImport,
    ImportError,
    AnsweredRequest,
    InboundWaiting,
    InboundRefusal,
    PageVisitor,
    CampaignCost,
    CampaignGuard,
    Account,
    AccountQuestion,
    RetentionSweep,
  ],
  vault: [VaultEntry, VaultKey, VaultSecret].map((one) => nameOfCollection(one)),
  uploads: [{ prefix: '/v1/imports/', types: ['text/csv', 'application/x-ndjson'] }],
  signed: [
    { prefix: '/v1/webhooks/', limit: 256 * 1024 },
    { prefix: '/v1/pages/', limit: 64 * 1024, types: ['text/plain'] },
  ],
  settings: {
    variables: ['VAULT_KEY'],
    read: (env, problems): VaultSettings & WebhookSettings & InboundSettings & PageSettings => ({
      vaultKey: readKey(env, 'VAULT_KEY', 'keep it, nothing opens the vault without it', problems),
      ...((env['VAULT_KEY_FORMER'] || env['VAULT_KEY_FORMER_FILE']) && {
        formerVaultKey: readKey(env, 'VAULT_KEY_FORMER', 'take the key that is replaced', problems),
      }),
      ...readWebhookSettings(env, problems),
      ...readInboundSettings(env, problems),
      ...readPageSettings(env, problems),
    }),
  },
  controllers: [
    CaptureController,
    TouchpointController,
    LeadController,
    MergeController,
    ContactController,
    ImportController,
    ImportStatusController,
    FirstTouchController,
    ErasureController,
    CampaignController,
    ConsentController,
    ConfirmationController,
    PendingController,
    RotationController,
    ProofController,
    CampaignCostsController,
    WordController,
    DuplicateController,
    WebhookController,
    WebhookTrialController,
    InboundController,
    PageController,
    AccountController,
    AccountQuestionController,
    LeadAccountController,
  ],
  providers: [
    underHashSecret(IdentityKeys),
    underHashSecret(WordKeys),
    underHashSecret(TraitKeys),
    underHashSecret(ImportLikeness),
    underHashSecret(VisitorKeys),
    underHashSecret(ConsentLinks),
    underHashSecret(AccountKeys),
    {
      provide: MasterKeys,
      inject: [SERVICE_CONFIG],
      useFactory: ({ vaultKey, formerVaultKey }: VaultSettings) =>
        new MasterKeys(vaultKey, formerVaultKey),
    },
    {
      provide: ContactSeal,
      inject: [MasterKeys],
      useFactory: (keys: MasterKeys) => new ContactSeal(keys, drawRandom),
    },
    {
      provide: HASH_SECRET,
      inject: [SERVICE_DATABASE, MasterKeys, ContactSeal],
      useFactory: async (db: Db, keys: MasterKeys, seal: ContactSeal) =>
        hashSecret(db, keys, seal, drawRandom),
    },
    VaultRotations,
    PlaybookReference,
    CurrentTerms,
    CaptureQueue,
    CaptureBatch,
    TouchpointQueue,
    AccountRepository,
    SettleLeads,
    AttachLeads,
    AccountReads,
    AnswerRepository,
    MoveLead,
    Captures,
    LeadRepository,
    IdentityRepository,
    VaultRepository,
    DuplicateRepository,
    Duplicates,
    CaptureExplainer,
    ConsentRepository,
    Consents,
    Confirmations,
    PendingConfirmations,
    TellConfirmations,
    ConsentProofs,
    { provide: OWN_PARTS, useClass: OpenedForSubject },
    RefuseOtherKey,
    TouchpointRepository,
    CampaignRepository,
    CampaignPlans,
    CampaignCosts,
    PlanReader,
    ImportCreator,
    ImportRunner,
    ImportTrials,
    FirstTouchRepository,
    EraseLeads,
    EraseOverdue,
    EraseRestored,
    ErasureRepository,
    Merges,
    CorrectionReader,
    TrialCaptures,
    ImportRepository,
    IdempotencyKeys,
    LinkedinAnswers,
    WebhookQueue,
    WebhookTrials,
    InboundRepository,
    InboundFacts,
    InboundReader,
    PageQueue,
    {
      provide: CurrentPages,
      inject: [SERVICE_CONFIG],
      useFactory: (config: PageSettings) => new CurrentPages(config),
    },
    {
      provide: KeyedGate,
      inject: [CurrentPages],
      useFactory: (current: CurrentPages) => new PageGate(current),
    },
    {
      provide: PageMessages,
      inject: [CurrentPages, CurrentTerms, PageQueue, VisitorKeys, SERVICE_CONFIG],
      useFactory: (
        current: CurrentPages,
        terms: CurrentTerms,
        queue: PageQueue,
        visitors: VisitorKeys,
        { access }: ServiceConfig,
      ) => new PageMessages(current, terms, queue, visitors, access),
    },
    {
      provide: CurrentWebhooks,
      inject: [SERVICE_CONFIG],
      useFactory: (config: WebhookSettings) => new CurrentWebhooks(config),
    },
    {
      provide: WebhookDeliveries,
      inject: [CurrentWebhooks, CurrentTerms, WebhookQueue, LinkedinAnswers, SERVICE_CONFIG],
      useFactory: (
        current: CurrentWebhooks,
        terms: CurrentTerms,
        queue: WebhookQueue,
        linkedin: LinkedinAnswers,
        { access }: ServiceConfig,
      ) => new WebhookDeliveries(current, terms, queue, linkedin, access),
    },
  ],
})
export class MarketingIntakeModule {}

/** Made once of the secret that keyed hashes are made under, which outlives the master keys. */
function underHashSecret<T>(part: new (secret: Buffer) => T): Provider<T> {
  return {
    provide: part,
    inject: [HASH_SECRET],
    useFactory: (secret: Buffer) => new part(secret),
  };
}
