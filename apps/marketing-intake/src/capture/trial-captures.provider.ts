import { deserialize, serialize } from 'node:v8';
import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import { CampaignRepository } from '../campaigns/campaign.repository.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { TouchpointRepository } from '../touchpoints/touchpoint.repository.js';
import { VaultRepository } from '../vault/vault.repository.js';
import type { CaptureCommand } from './capture-command.js';
import type { KnownLead } from './capture-lead.js';
import { captureOne, keysOf, knowableTouchpointsOf, type Ledger } from './capture-ledger.js';
import type { Captured } from './captured.js';
import { leads } from './leads.view.js';

/** What captures that are only tried have come to so far; it is nowhere but here. */
export class CaptureTrial {
  readonly owners = new Map<string, string>();
  readonly touchpointIds = new Set<string>();
  /** As bytes, which cost a third of the objects. */
  private readonly leads = new Map<string, Buffer>();

  leadOf(leadId: string): KnownLead | undefined {
    const bytes = this.leads.get(leadId);
    return bytes && (deserialize(bytes) as KnownLead);
  }

  keep({ changed, claims, known, touchpoints }: Ledger): void {
    for (const [key, leadId] of claims) this.owners.set(key, leadId);
    for (const leadId of changed.keys()) this.leads.set(leadId, serialize(known.get(leadId)));
    for (const { _id } of touchpoints) this.touchpointIds.add(_id);
  }
}

/** What one capture would come to, beside what was known before it. */
export interface TriedCapture {
  readonly captured: Captured;
  readonly before: KnownLead | undefined;
  /** Whom its keys belong to now. */
  readonly owners: ReadonlyMap<string, string>;
  /** Undefined where it has none, or one that is not planned yet. */
  readonly campaignId: string | undefined;
  /** As it is after the capture. */
  readonly ledger: Ledger;
}

/** Tells what captures would come to, and writes nothing. */
@Injectable()
export class TrialCaptures {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly vault: VaultRepository,
    private readonly campaigns: CampaignRepository,
    private readonly touchpoints: TouchpointRepository,
  ) {}

  /** In the order given, behind those of the trial, as if they had all been stored. */
  async tryAll(
    work: Work,
    commands: readonly CaptureCommand[],
    trial: CaptureTrial,
  ): Promise<Captured[]> {
    const ledger = await this.read(work, commands, trial);
    const results = commands.map((command) => captureOne(ledger, command));
    trial.keep(ledger);
    return results;
  }

  async tryOne(work: Work, command: CaptureCommand): Promise<TriedCapture> {
    const ledger = await this.read(work, [command], new CaptureTrial());
    const owners = new Map(ledger.owners);
    const known = new Map(ledger.known);
    const captured = captureOne(ledger, command);
    const key = command.campaign?.utmKey;
    const campaignId = key === undefined ? undefined : ledger.campaignIds.get(key);
    const before = known.get(captured.leadId);
    return {
      ...{ captured, before, owners, ledger },
      campaignId: campaignId === key ? undefined : campaignId,
    };
  }

  private async read(
    work: Work,
    commands: readonly CaptureCommand[],
    trial: CaptureTrial,
  ): Promise<Ledger> {
    const keys = commands.flatMap(keysOf);
    const owners = await this.identities.leadsOf(work, keys);
    for (const key of keys) {
      const tried = trial.owners.get(key);
      if (tried !== undefined) owners.set(key, tried);
    }
    const known = new Map<string, KnownLead>();
    const stored: string[] = [];
    for (const leadId of new Set(owners.values())) {
      const tried = trial.leadOf(leadId);
      if (tried) known.set(leadId, tried);
      else stored.push(leadId);
    }
    const documents = stored.length > 0 ? await work.loadMany(leads, stored) : new Map();
    const opened = await this.vault.open(work, stored);
    for (const [leadId, lead] of documents) {
      known.set(leadId, { lead, contact: opened.get(leadId)?.contact ?? {} });
    }
    const campaignIds = await this.campaignsOf(work, commands);
    const touched = knowableTouchpointsOf(owners, commands, campaignIds);
    const touchpointIds = await this.touchpoints.knownOf(work, touched);
    for (const id of touched) if (trial.touchpointIds.has(id)) touchpointIds.add(id);
    const fresh = {
      claims: new Map(),
      changed: new Map(),
      contacts: new Map(),
      touchpoints: [],
      alike: [],
    };
    // Nobody is told of what is only tried.
    const survivors = new Map();
    return { owners, known, survivors, opened, campaignIds, touchpointIds, ...fresh };
  }

  /** A campaign that is not planned yet goes by its key: nothing is planned for a trial. */
  private async campaignsOf(work: Work, commands: readonly CaptureCommand[]) {
    const keys = new Set(commands.flatMap(({ campaign }) => (campaign ? [campaign.utmKey] : [])));
    const planned = await this.campaigns.plannedOf(work, keys);
    return new Map([...keys].map((key) => [key, planned.get(key) ?? key]));
  }
}
