import { Injectable } from '@nestjs/common';
import type { Cause, Work } from '@smarketing/event-bus';
import { AttachLeads } from '../accounts/attach-leads.provider.js';
import { CampaignRepository, type Sighting } from '../campaigns/campaign.repository.js';
import { earlierTouch } from './earlier-touch.js';
import { Duplicates } from '../duplicates/duplicates.provider.js';
import { ConsentRepository } from '../consent/consent.repository.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { TouchpointRepository } from '../touchpoints/touchpoint.repository.js';
import type { Contact } from '../vault/contact.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { newsForSurvivors, survivorsOf } from './tell-survivors.js';
import type { CaptureCommand } from './capture-command.js';
import type { KnownLead } from './capture-lead.js';
import {
  captureOne,
  keysOf,
  knowableTouchpointsOf,
  touchpointIdOf,
  type Ledger,
} from './capture-ledger.js';
import type { Captured } from './captured.js';
import type { Lead } from './lead.schema.js';
import { leads } from './leads.view.js';
import type { Visit } from './read-touchpoint.js';
import { recordTouchpoint } from './record-touchpoint.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';

/** A touchpoint of a lead that is known by its id, and the request that told of it. */
export interface Meeting {
  readonly leadId: string;
  readonly visit: Visit;
  readonly cause: Cause;
}

/** Captures leads and records touchpoints, each within one transaction, however many they are. */
@Injectable()
export class Captures {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly vault: VaultRepository,
    private readonly campaigns: CampaignRepository,
    private readonly touchpoints: TouchpointRepository,
    private readonly duplicates: Duplicates,
    private readonly consents: ConsentRepository,
    private readonly accounts: AttachLeads,
  ) {}

  /**
   * Captures in the order given, all within the one transaction of `work`: each sees what those
   * before it did. One read and one write for each collection, however many they are.
   */
  async captureAll(work: Work, commands: readonly CaptureCommand[]): Promise<Captured[]> {
    const ledger = await this.read(work, commands);
    const results = commands.map((command) => captureOne(ledger, command));
    await this.write(work, ledger);
    await this.consents.record(
      work,
      commands.flatMap(({ consents = [], cause }, at) =>
        consents.map((statement) => ({ leadId: results[at]!.leadId, statement, cause })),
      ),
    );
    return results;
  }

  /**
   * Records touchpoints of known leads in the order given. Undefined where there is no such lead. One
   * that is known already is not counted again.
   */
  async recordTouchpoints(
    work: Work,
    meetings: readonly Meeting[],
  ): Promise<({ touchpointId: string; recorded: boolean } | undefined)[]> {
    const met = await work.loadMany(
      leads,
      meetings.map(({ leadId }) => leadId),
    );
    for (const [leadId, { erased }] of met) if (erased) met.delete(leadId);
    const survivors = await this.survivorsOf(work, met.values());
    const ofLeads = meetings.filter(({ leadId }) => met.has(leadId));
    const sightings = ofLeads.flatMap(({ visit, cause }) => sightingsOf(visit, cause));
    const campaignIds = await this.campaigns.idsOf(work, sightings);
    const ids = meetings.map(({ leadId, visit }) => touchpointIdOf(visit, leadId, campaignIds)!);
    const knowable = ids.filter((_, at) => meetings[at]!.visit.touchpoint.once !== undefined);
    const known = await this.touchpoints.knownOf(work, knowable);
    const added: Touchpoint[] = [];
    const results = meetings.map(({ leadId, visit, cause }, at) => {
      const lead = met.get(leadId);
      const touchpointId = ids[at]!;
      if (!lead) return undefined;
      if (known.has(touchpointId)) return { touchpointId, recorded: false };
      const { touchpoint, channel, campaign, occurredAt } = visit;
      const campaignId = campaign && campaignIds.get(campaign.utmKey);
      const where = { channel, ...(campaignId && { campaignId }), at: occurredAt };
      const one = { _id: touchpointId, leadId, kind: touchpoint.kind, ...where };
      const touch = { channel, campaignId, at: occurredAt, playbook: visit.playbook };
      const first = visit.isDated ? earlierTouch(lead, touch, visit.readAt) : undefined;
      const recorded = recordTouchpoint(first?.lead ?? lead, one);
      const facts = [...(first ? [first.fact] : []), recorded.fact];
      work.save(leads, recorded.lead, facts, cause);
      for (const news of newsForSurvivors(recorded.lead, facts, one)) {
        const survivor = met.get(news.survivorId) ?? survivors.get(news.survivorId)!;
        work.save(leads, survivor, news.facts, cause);
      }
      met.set(leadId, recorded.lead);
      known.add(touchpointId);
      added.push(one);
      return { touchpointId, recorded: true };
    });
    await this.touchpoints.add(work, added);
    const recorded = meetings.filter((_, at) => results[at]?.recorded);
    await this.keepChannels(work, recorded);
    return results;
  }

  /** What senders called channels that no list has; of one lead the first. */
  private async keepChannels(work: Work, meetings: readonly Meeting[]): Promise<void> {
    const own = new Map<string, string>();
    for (const { leadId, visit } of meetings) {
      if (visit.ownChannel !== undefined && !own.has(leadId)) own.set(leadId, visit.ownChannel);
    }
    const opened = await this.vault.open(work, [...own.keys()]);
    const contacts = new Map<string, Contact>();
    for (const [leadId, channel] of own) {
      const contact = opened.get(leadId)?.contact ?? {};
      if (contact.words?.channel !== undefined) continue;
      contacts.set(leadId, { ...contact, words: { ...contact.words, channel } });
    }
    await this.vault.put(work, contacts, opened);
  }

  private async read(work: Work, commands: readonly CaptureCommand[]): Promise<Ledger> {
    const keys = commands.flatMap(keysOf);
    const owners = await this.identities.leadsOf(work, keys);
    const leadIds = [...new Set(owners.values())];
    const documents: Map<string, Lead> =
      leadIds.length > 0 ? await work.loadMany(leads, leadIds) : new Map();
    const opened = await this.vault.open(work, leadIds);
    const campaignIds = await this.campaigns.idsOf(
      work,
      commands.flatMap((command) => sightingsOf(command, command.cause)),
    );
    const survivors = await this.survivorsOf(work, documents.values());
    const known = new Map<string, KnownLead>();
    for (const [id, lead] of documents) {
      known.set(id, { lead, contact: opened.get(id)?.contact ?? {} });
    }
    const touched = knowableTouchpointsOf(owners, commands, campaignIds);
    const touchpointIds = await this.touchpoints.knownOf(work, touched);
    const fresh = {
      claims: new Map(),
      changed: new Map(),
      contacts: new Map(),
      touchpoints: [],
      alike: [],
    };
    return { owners, known, survivors, opened, campaignIds, touchpointIds, ...fresh };
  }

  /** Reads nothing as long as none of the leads is merged. */
  private async survivorsOf(work: Work, known: Iterable<Lead>): Promise<Map<string, Lead>> {
    const ids = new Set<string>();
    for (const lead of known) for (const id of survivorsOf(lead)) ids.add(id);
    return ids.size > 0 ? work.loadMany(leads, ids) : new Map();
  }

  private async write(work: Work, ledger: Ledger): Promise<void> {
    // The identities first: where another transaction has just taken one, all else is in vain.
    await this.identities.claim(work, ledger.claims);
    const traits = await this.duplicates.suggest(work, ledger);
    await this.vault.put(work, ledger.contacts, ledger.opened, traits);
    await this.touchpoints.add(work, ledger.touchpoints);
    for (const leadId of new Set(ledger.claims.values())) {
      const { lead } = ledger.known.get(leadId)!;
      // A key must not outlive its lead: who erases it meanwhile has to find that it has changed.
      if (!ledger.changed.has(leadId)) work.save(leads, lead);
    }
    const attached = await this.accounts.attach(work, changedOf(ledger));
    for (const [leadId, { lead, acts }] of ledger.changed) {
      const { lead: sorted, facts: ofAccount } = attached.get(leadId) ?? { lead, facts: [] };
      acts.forEach(({ facts, cause }, at) => {
        const isLast = at === acts.length - 1;
        work.save(leads, sorted, isLast ? [...facts, ...ofAccount] : facts, cause);
      });
    }
  }
}

/** Survivors that were only told of another lead have nothing new of their own. */
function* changedOf({ changed, known }: Ledger) {
  for (const [leadId, { lead }] of changed) {
    const contact = known.get(leadId)?.contact;
    if (contact) yield { lead, contact };
  }
}

function sightingsOf(
  {
    campaign,
    channel,
    playbook,
    occurredAt: at,
  }: Pick<CaptureCommand, 'campaign' | 'channel' | 'playbook' | 'occurredAt'>,
  cause: Cause | undefined,
): Sighting[] {
  if (!campaign) return [];
  return [{ campaign, channel, at, cause, ...(playbook !== undefined && { playbook }) }];
}
