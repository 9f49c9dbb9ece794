import { Injectable } from '@nestjs/common';
import type { Act, Work } from '@smarketing/event-bus';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { CampaignRepository } from '../campaigns/campaign.repository.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { normaliseEmail } from '../identity/normalise-email.js';
import { TouchpointRepository } from '../touchpoints/touchpoint.repository.js';
import type { Contact } from '../vault/contact.js';
import { VaultRepository, type Opened } from '../vault/vault.repository.js';
import type { CaptureCommand } from './capture-command.js';
import { captureLead, type CaptureDecision, type KnownLead } from './capture-lead.js';
import type { Lead } from './lead.js';
import { leads } from './lead.document.js';
import { matchLead } from './match-lead.js';
import type { Visit } from './read-touchpoint.js';
import { recordTouchpoint, type Touchpoint } from './record-touchpoint.js';

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

/** What captures made of a lead, each with its own facts, since each has its own caller. */
interface Change {
  readonly lead: Lead;
  readonly acts: readonly (Pick<CaptureDecision, 'facts'> & Pick<CaptureCommand, 'cause'>)[];
}

/** What the database knows about the persons of some captures, and what these have changed so far. */
interface Ledger {
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

  /** Undefined where there is no such lead. A touchpoint that is known already is not counted again. */
  async recordTouchpoint(
    work: Work,
    leadId: string,
    { touchpoint, campaign, channel, cameBy, playbook, occurredAt: at, ownChannel }: Visit,
  ): Promise<{ touchpointId: string; recorded: boolean } | undefined> {
    const lead = await work.load(leads, leadId);
    if (!lead) return undefined;
    const sightings = campaign ? [{ campaign, channel, at, ...(playbook && { playbook }) }] : [];
    const campaignIds = await this.campaigns.idsOf(work, sightings);
    const touchpointId = touchpointIdOf(
      { touchpoint, channel, cameBy, campaign },
      leadId,
      campaignIds,
    )!;
    const known = await this.touchpoints.knownOf(work, [touchpointId]);
    if (known.has(touchpointId)) return { touchpointId, recorded: false };
    const campaignId = campaign && campaignIds.get(campaign.utmKey);
    const { kind } = touchpoint;
    const where = { channel, ...(campaignId && { campaignId }) };
    const met: Touchpoint = { _id: touchpointId, leadId, kind, ...where, at };
    const recorded = recordTouchpoint(lead, met);
    await this.touchpoints.add(work, [met]);
    if (ownChannel !== undefined) await this.keepChannel(work, leadId, ownChannel);
    work.save(leads, recorded.lead, [recorded.fact]);
    return { touchpointId, recorded: true };
  }

  /** What a sender called a channel that no list has; of one lead the first. */
  private async keepChannel(work: Work, leadId: string, channel: string): Promise<void> {
    const opened = await this.vault.open(work, [leadId]);
    const contact = opened.get(leadId)?.contact ?? {};
    if (contact.words?.channel !== undefined) return;
    const words = { ...contact.words, channel };
    await this.vault.put(work, new Map([[leadId, { ...contact, words }]]), opened);
  }

  private async read(work: Work, commands: readonly CaptureCommand[]): Promise<Ledger> {
    const keys = commands.flatMap(keysOf);
    const owners = await this.identities.leadsOf(work, keys);
    const leadIds = [...new Set(owners.values())];
    const documents = leadIds.length > 0 ? await work.loadMany(leads, leadIds) : new Map();
    const opened = await this.vault.open(work, leadIds);
    const campaignIds = await this.campaigns.idsOf(
      work,
      commands.flatMap(({ campaign, channel, playbook, occurredAt: at, cause }) =>
        campaign
          ? [{ campaign, channel, at, cause, ...(playbook !== undefined && { playbook }) }]
          : [],
      ),
    );
    const known = new Map<string, KnownLead>();
    for (const [id, lead] of documents) {
      known.set(id, { lead, contact: opened.get(id)?.contact ?? {} });
    }
    const touched = commands.flatMap((command) => {
      const { leadId } = matchOf(owners, command);
      const isKnowable = leadId && command.touchpoint?.once !== undefined;
      const id = isKnowable && touchpointIdOf(command, leadId, campaignIds);
      return id ? [id] : [];
    });
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

function captureOne(ledger: Ledger, command: CaptureCommand): Captured {
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

/** From now on the keys that nobody had lead to this lead. */
function claim(ledger: Ledger, command: CaptureCommand, leadId: string): void {
  for (const key of keysOf(command)) {
    if (ledger.owners.has(key)) continue;
    ledger.owners.set(key, leadId);
    ledger.claims.set(key, leadId);
  }
}

function keysOf({ emailKey, externalKey, formerExternalKey }: CaptureCommand): string[] {
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
