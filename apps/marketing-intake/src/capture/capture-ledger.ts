import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import type { Evidence } from '../duplicates/person-traits.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';
import type { Contact } from '../vault/contact.js';
import type { Opened } from '../vault/vault.repository.js';
import type { CaptureCommand } from './capture-command.js';
import { captureLead, type CaptureDecision, type KnownLead } from './capture-lead.js';
import type { Captured } from './captured.js';
import type { Lead } from './lead.schema.js';
import { newsForSurvivors, outermost } from './tell-survivors.js';
import { matchLead, type Match } from './match-lead.js';

/** What captures made of a lead, each with its own facts, since each has its own caller. */
interface Change {
  readonly lead: Lead;
  readonly acts: readonly (Pick<CaptureDecision, 'facts'> & Pick<CaptureCommand, 'cause'>)[];
}

/** Two leads that a capture has shown to be possibly one person. */
export interface Alike {
  readonly leadId: string;
  readonly other: string;
  readonly evidence: Evidence;
}

/** What the database knows about the persons of some captures, and what these have changed so far. */
export interface Ledger {
  readonly owners: Map<string, string>;
  readonly claims: Map<string, string>;
  readonly known: Map<string, KnownLead>;
  /** Those that stand for leads among them that are merged. */
  readonly survivors: ReadonlyMap<string, Lead>;
  readonly opened: ReadonlyMap<string, Opened>;
  readonly campaignIds: ReadonlyMap<string, string>;
  readonly touchpointIds: Set<string>;
  readonly changed: Map<string, Change>;
  readonly contacts: Map<string, Contact>;
  readonly touchpoints: Touchpoint[];
  readonly alike: Alike[];
}

/** Decides about one more capture, behind those that the ledger holds already. */
export function captureOne(ledger: Ledger, command: CaptureCommand): Captured {
  const { leadId: matched, conflict, spelling } = matchOf(ledger.owners, command);
  const leadId = matched ?? uuidv7();
  const campaignId = command.campaign && ledger.campaignIds.get(command.campaign.utmKey);
  const touchpointId = touchpointIdOf(command, leadId, ledger.campaignIds);
  const isNewTouchpoint = touchpointId !== undefined && !ledger.touchpointIds.has(touchpointId);
  const decision = captureLead(matched ? ledger.known.get(matched) : undefined, command, {
    leadId,
    campaignId,
    touchpointId: isNewTouchpoint ? touchpointId : undefined,
    emailIsAnothers: conflict !== undefined,
  });
  note(ledger, decision, command.cause);
  tellSurvivors(ledger, decision, command.cause);
  claim(ledger, command, leadId, conflict);
  const standsFor = outermost(decision.lead);
  const isAnother = conflict !== undefined && standsFor !== personOf(ledger, conflict);
  if (isAnother) ledger.alike.push({ leadId, other: conflict, evidence: 'email-and-external-id' });
  if (spelling) ledger.alike.push({ ...spelling, evidence: 'mailbox' });
  return {
    leadId: standsFor,
    outcome: decision.outcome,
    ...(standsFor !== leadId && { mergedFrom: leadId }),
    ...(isAnother && { conflict }),
  };
}

/** Two leads that one lead stands for are one person. */
function personOf({ known }: Ledger, leadId: string): string {
  const lead = known.get(leadId)?.lead;
  return lead ? outermost(lead) : leadId;
}

/** They do not change by it: what counts of them is told to those who count. */
function tellSurvivors(
  { known, survivors, changed }: Ledger,
  { lead, facts, touchpoint }: CaptureDecision,
  cause: CaptureCommand['cause'],
): void {
  for (const { survivorId, facts: news } of newsForSurvivors(lead, facts, touchpoint)) {
    const survivor = known.get(survivorId)?.lead ?? survivors.get(survivorId);
    if (!survivor) continue;
    const before = changed.get(survivorId)?.acts ?? [];
    changed.set(survivorId, { lead: survivor, acts: [...before, { facts: news, cause }] });
  }
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
    const { leadId, conflict } = matchOf(claimed, command);
    if (leadId === undefined) return [];
    for (const key of claimableOf(command, conflict)) {
      if (!claimed.has(key)) claimed.set(key, leadId);
    }
    const isKnowable = command.touchpoint?.once !== undefined;
    const id = isKnowable && touchpointIdOf(command, leadId, campaignIds);
    return id ? [id] : [];
  });
}

/** From now on the keys that nobody had lead to this lead. */
function claim(
  ledger: Ledger,
  command: CaptureCommand,
  leadId: string,
  conflict: string | undefined,
): void {
  for (const key of claimableOf(command, conflict)) {
    if (ledger.owners.has(key)) continue;
    ledger.owners.set(key, leadId);
    ledger.claims.set(key, leadId);
  }
}

type Keys = Pick<CaptureCommand, 'emailKey' | 'mailboxKey' | 'externalKey' | 'formerExternalKey'>;

/** No spelling of an address that is another lead's. */
function claimableOf(command: Keys, conflict: string | undefined): string[] {
  if (conflict === undefined) return keysOf(command);
  const { emailKey: _address, mailboxKey: _mailbox, ...others } = command;
  return keysOf(others);
}

export function keysOf({ emailKey, mailboxKey, externalKey, formerExternalKey }: Keys): string[] {
  return [emailKey, mailboxKey, externalKey, formerExternalKey].filter((key) => key !== undefined);
}

/** `spelling`: the address belongs to one lead, and the mailbox that it means to another. */
function matchOf(
  owners: ReadonlyMap<string, string>,
  command: CaptureCommand,
): Match & { readonly spelling?: Pick<Alike, 'leadId' | 'other'> } {
  const { emailKey, mailboxKey, externalKey, formerExternalKey } = command;
  const ownerOf = (key: string | undefined) => (key === undefined ? undefined : owners.get(key));
  const [byAddress, byMailbox] = [ownerOf(emailKey), ownerOf(mailboxKey)];
  const match = matchLead(
    byAddress ?? byMailbox,
    ownerOf(externalKey) ?? ownerOf(formerExternalKey),
  );
  const isOfTwo = byAddress !== undefined && byMailbox !== undefined && byAddress !== byMailbox;
  return isOfTwo ? { ...match, spelling: { leadId: byAddress, other: byMailbox } } : match;
}

/** The same id for the same touchpoint of a lead, where its source says when it was. */
export function touchpointIdOf(
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
