import { Injectable } from '@nestjs/common';
import type { Act, Cause, Work } from '@smarketing/event-bus';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { CampaignRepository, type Sighting } from '../campaigns/campaign.repository.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { normaliseEmail } from '../identity/normalise-email.js';
import { TouchpointRepository } from '../touchpoints/touchpoint.repository.js';
import type { Contact } from '../vault/contact.js';
import { VaultRepository, type Opened } from '../vault/vault.repository.js';
import type { CaptureCommand } from './capture-command.js';
import { captureLead, type CaptureDecision, type KnownLead } from './capture-lead.js';
import type { Lead } from './lead.schema.js';
import { leads } from './leads.view.js';
import { matchLead } from './match-lead.js';
import type { Visit } from './read-touchpoint.js';
import { recordTouchpoint } from './record-touchpoint.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';

export interface Captured {
  readonly leadId: string;
  readonly outcome: CaptureDecision['outcome'];
  /** Another lead that the e-mail address belongs to: the two may be one person. */
  readonly conflict?: string;
}

/** The capture of one lead, for the history. */
export function actOf({ leadId }: Captured): Act {
  return { act: 'lead.capture', on: `lead/${leadId}` };
}

/** How many leads became what, for the history of an act on many. */
export function outcomesOf(captured: readonly Captured[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of captured) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** A touchpoint of a lead that is known by its id, and the request that told of it. */
export interface Meeting {
  readonly leadId: string;
  readonly visit: Visit;
  readonly cause: Cause;
}

/** What captures made of a lead, each with its own facts, since each has its own caller. */
interface Change {
  readonly lead: Lead;
  readonly acts: readonly (Pick<CaptureDecision, 'facts'> & Pick<CaptureCommand, 'cause'>)[];
}

/** What the database knows about the persons of some captures, and what these have changed so far. */
export interface Ledger {
  readonly owners: Map<string, string>;
  readonly claims: Map<string, string>;
  readonly known: Map<string, KnownLead>;
  readonly opened: ReadonlyMap<string, Opened>;
  readonly campaignIds: ReadonlyMap<string, string>;
  readonly touchpointIds: Set<string>;
  readonly changed: Map<string, Change>;
  readonly contacts: Map<string, Contact>;
  readonly touchpoints: Touchpoint[];
}

@Injectable()
export class CaptureRepository {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly vault: VaultRepository,
    private readonly campaigns: CampaignRepository,
    private readonly touchpoints: TouchpointRepository,
  ) {}

  /**
   * Captures in the order given, all within the one transaction of `work`: each sees what those
   * before it did. One read and one write for each collection, however many they are.
   */
  async captureAll(work: Work, commands: readonly CaptureCommand[]): Promise<Captured[]> {
    const ledger = await this.read(work, commands);
    const results = commands.map((command) => captureOne(ledger, command));
    await this.write(work, ledger);
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
      const recorded = recordTouchpoint(lead, one);
      work.save(leads, recorded.lead, [recorded.fact], cause);
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
    const documents = leadIds.length > 0 ? await work.loadMany(leads, leadIds) : new Map();
    const opened = await this.vault.open(work, leadIds);
    const campaignIds = await this.campaigns.idsOf(
      work,
      commands.flatMap((command) => sightingsOf(command, command.cause)),
    );
    const known = new Map<string, KnownLead>();
    for (const [id, lead] of documents) {
      known.set(id, { lead, contact: opened.get(id)?.contact ?? {} });
    }
    const touched = knowableTouchpointsOf(owners, commands, campaignIds);
    const touchpointIds = await this.touchpoints.knownOf(work, touched);
    const fresh = { claims: new Map(), changed: new Map(), contacts: new Map(), touchpoints: [] };
    return { owners, known, opened, campaignIds, touchpointIds, ...fresh };
  }

  private async write(work: Work, ledger: Ledger): Promise<void> {
    // The identities first: where another transaction has just taken one, all else is in vain.
    await this.identities.claim(work, ledger.claims);
    await this.vault.put(work, ledger.contacts, ledger.opened);
    await this.touchpoints.add(work, ledger.touchpoints);
    for (const { lead, acts } of ledger.changed.values()) {
      for (const { facts, cause } of acts) work.save(leads, lead, facts, cause);
    }
  }
}

export function captureOne(ledger: Ledger, command: CaptureCommand): Captured {
  const { leadId: matched, conflict } = matchOf(ledger.owners, command);
  const leadId = matched ?? uuidv7();
  const campaignId = command.campaign && ledger.campaignIds.get(command.campaign.utmKey);
  const touchpointId = touchpointIdOf(command, leadId, ledger.campaignIds);
  const isNewTouchpoint = touchpointId !== undefined && !ledger.touchpointIds.has(touchpointId);
  const decision = captureLead(matched ? ledger.known.get(matched) : undefined, command, {
    leadId,
    campaignId,
    touchpointId: isNewTouchpoint ? touchpointId : undefined,
    emailIsAnothers: conflict !== undefined,
    sameEmail: (left, right) => normaliseEmail(left) === normaliseEmail(right),
  });
  note(ledger, decision, command.cause);
  claim(ledger, command, leadId);
  return { leadId, outcome: decision.outcome, ...(conflict && { conflict }) };
}

function note(
  ledger: Ledger,
  { lead, contact, touchpoint, ...decision }: CaptureDecision,
  cause: CaptureCommand['cause'],
): void {
  ledger.known.set(lead._id, { lead, contact });
  if (decision.contactChanged) ledger.contacts.set(lead._id, contact);
  if (touchpoint) {
    ledger.touchpoints.push(touchpoint);
    ledger.touchpointIds.add(touchpoint._id);
  }
  if (!decision.leadChanged) return;
  const before = ledger.changed.get(lead._id)?.acts ?? [];
  ledger.changed.set(lead._id, { lead, acts: [...before, { facts: decision.facts, cause }] });
}

/**
 * The ids of touchpoints that may be known already, of leads that are: also where it is only by a row
 * before it that a key leads to a known lead.
 */
export function knowableTouchpointsOf(
  owners: ReadonlyMap<string, string>,
  commands: readonly CaptureCommand[],
  campaignIds: ReadonlyMap<string, string>,
): string[] {
  const claimed = new Map(owners);
  return commands.flatMap((command) => {
    const { leadId } = matchOf(claimed, command);
    if (leadId === undefined) return [];
    for (const key of keysOf(command)) if (!claimed.has(key)) claimed.set(key, leadId);
    const isKnowable = command.touchpoint?.once !== undefined;
    const id = isKnowable && touchpointIdOf(command, leadId, campaignIds);
    return id ? [id] : [];
  });
}

/** From now on the keys that nobody had lead to this lead. */
function claim(ledger: Ledger, command: CaptureCommand, leadId: string): void {
  for (const key of keysOf(command)) {
    if (ledger.owners.has(key)) continue;
    ledger.owners.set(key, leadId);
    ledger.claims.set(key, leadId);
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

export function keysOf({ emailKey, externalKey, formerExternalKey }: CaptureCommand): string[] {
  return [emailKey, externalKey, formerExternalKey].filter((key) => key !== undefined);
}

function matchOf(owners: ReadonlyMap<string, string>, command: CaptureCommand) {
  const { emailKey, externalKey, formerExternalKey } = command;
  const ownerOf = (key: string | undefined) => (key === undefined ? undefined : owners.get(key));
  return matchLead(ownerOf(emailKey), ownerOf(externalKey) ?? ownerOf(formerExternalKey));
}

/** The same id for the same touchpoint of a lead, where its source says when it was. */
function touchpointIdOf(
  met: Pick<CaptureCommand, 'touchpoint' | 'channel' | 'cameBy' | 'campaign'>,
  leadId: string,
  campaignIds: ReadonlyMap<string, string>,
): string | undefined {
  if (!met.touchpoint) return undefined;
  const { kind, once } = met.touchpoint;
  if (once === undefined) return uuidv7();
  const campaignId = met.campaign ? campaignIds.get(met.campaign.utmKey) : '';
  return uuidv5([kind, once, met.cameBy ?? met.channel, campaignId].join('\n'), leadId);
}
