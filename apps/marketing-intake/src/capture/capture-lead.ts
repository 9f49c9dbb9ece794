import { isDeepStrictEqual } from 'node:util';
import {
  LeadCaptured,
  LeadProfileUpdated,
  LeadStageImported,
  type AttributeValue,
} from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';
import { earlierTouch } from './earlier-touch.js';
import type { Contact, OwnWords } from '../vault/contact.js';
import type { CaptureCommand } from './capture-command.js';
import type { Bands, Lead } from './lead.schema.js';
import { learnWords, relist } from './learn-words.js';
import { recordTouchpoint } from './record-touchpoint.js';
import type { Touchpoint } from '../touchpoints/touchpoint.schema.js';

export interface KnownLead {
  readonly lead: Lead;
  readonly contact: Contact;
}

/** What the capture needs to know besides the lead: all of it read or drawn before the decision. */
export interface CaptureCircumstances {
  /** The id of the lead: of the known one, or a new one. */
  readonly leadId: string;
  readonly campaignId: string | undefined;
  /** The id of the touchpoint that came with it; undefined: none came, or it is known already. */
  readonly touchpointId: string | undefined;
  /** The e-mail address belongs to another lead: it is not taken over. */
  readonly emailIsAnothers: boolean;
}

export interface CaptureDecision extends KnownLead {
  /** `matched`: the lead was known and learnt something; `unchanged`: it learnt nothing. */
  readonly outcome: 'created' | 'matched' | 'unchanged';
  readonly leadChanged: boolean;
  readonly contactChanged: boolean;
  readonly touchpoint?: Touchpoint;
  readonly facts: readonly Emission[];
}

/** Decides what one capture changes. A known field is never blanked by an absent one. */
export function captureLead(
  known: KnownLead | undefined,
  command: CaptureCommand,
  circumstances: CaptureCircumstances,
): CaptureDecision {
  const captured = known ? learn(known, command, circumstances) : create(command, circumstances);
  const { touchpointId, leadId, campaignId } = circumstances;
  if (!command.touchpoint || touchpointId === undefined) return captured;

  const touchpoint: Touchpoint = {
    _id: touchpointId,
    leadId,
    kind: command.touchpoint.kind,
    channel: command.channel,
    ...(campaignId && { campaignId }),
    at: command.occurredAt,
  };
  const { lead, fact } = recordTouchpoint(captured.lead, touchpoint);
  return {
    ...captured,
    outcome: captured.outcome === 'created' ? 'created' : 'matched',
    lead,
    leadChanged: true,
    touchpoint,
    facts: [...captured.facts, fact],
  };
}

function create(
  command: CaptureCommand,
  { leadId, campaignId }: CaptureCircumstances,
): CaptureDecision {
  const { source, channel, occurredAt: time, external, playbook, stage, importId } = command;
  const profile: Bands = { emailKind: 'none', ...command.profile };
  const contact = withWords(withExternal(command.contact, command), command.own);
  return {
    outcome: 'created',
    lead: {
      _id: leadId,
      source,
      channel,
      ...(campaignId && { campaignId }),
      profile,
      ...(stage && { stage: stage.stage }),
      ...(importId && { importId }),
      capturedAt: time,
      knownAsOf: time,
      touchpoints: 0,
      externalSystems: external ? [external.system] : [],
    },
    contact,
    leadChanged: true,
    contactChanged: Object.keys(contact).length > 0,
    // Before the capture: whoever scores must know first that the lead was qualified elsewhere.
    facts: [
      ...stageFacts(leadId, command),
      {
        fact: LeadCaptured,
        data: { leadId, source, channel, ...(campaignId && { campaignId }), profile },
        time,
        ...(playbook !== undefined && { playbook }),
      },
    ],
  };
}

/** An older capture than what is known fills gaps only: so a file that comes again changes nothing. */
function learn(
  known: KnownLead,
  command: CaptureCommand,
  circumstances: CaptureCircumstances,
): CaptureDecision {
  const { lead } = known;
  const given = circumstances.emailIsAnothers ? withoutEmail(command) : command;
  const newer = command.occurredAt >= lead.knownAsOf;
  const merged = newer
    ? mergeProfile(lead.profile, given.profile)
    : mergeProfile(given.profile, lead.profile, lead.profile.emailKind === 'none');
  const learnt = learnWords(known.contact.words ?? {}, given, { before: lead.profile, newer });
  const profileChanged = !isDeepStrictEqual(merged, lead.profile);
  const named = profileChanged
    ? relist(merged, learnt, command.listedAs)
    : { profile: lead.profile, words: learnt };
  const { profile } = named;
  const first = firstTouchBy(lead, given, circumstances);
  const words = first ? withChannelOf(named.words, given) : named.words;
  const contact = withWords(
    withExternal(
      newer
        ? mergeContact(known.contact, given)
        : withClicks({ ...given.contact, ...known.contact }, given.contact, known.contact),
      given,
    ),
    words,
  );
  const externalSystems = withSystem(lead.externalSystems, given);
  const contactChanged = !isDeepStrictEqual(contact, known.contact);
  // The stage is of the day of the file, whenever the first contact was.
  const stageChanged = given.stage !== undefined && given.stage.stage !== lead.stage;
  const changed =
    profileChanged ||
    contactChanged ||
    stageChanged ||
    first !== undefined ||
    externalSystems !== lead.externalSystems;
  const leadId = lead._id;
  return {
    outcome: changed ? 'matched' : 'unchanged',
    lead: changed
      ? {
          ...(first?.lead ?? lead),
          profile,
          externalSystems,
          ...(given.stage && { stage: given.stage.stage }),
          knownAsOf: newer ? command.occurredAt : lead.knownAsOf,
        }
      : lead,
    contact,
    leadChanged: changed,
    contactChanged,
    facts: [
      ...(stageChanged ? stageFacts(leadId, given) : []),
      ...(first ? [first.fact] : []),
      ...(profileChanged
        ? [{ fact: LeadProfileUpdated, data: { leadId, profile }, time: command.occurredAt }]
        : []),
    ],
  };
}

/** Where the capture was before the first contact known. */
function firstTouchBy(
  lead: Lead,
  { channel, occurredAt: at, isDated, playbook, readAt }: CaptureCommand,
  { campaignId }: CaptureCircumstances,
) {
  return isDated ? earlierTouch(lead, { channel, campaignId, at, playbook }, readAt) : undefined;
}

/** The word for the channel is that of the first contact. */
function withChannelOf(
  { channel: _former, ...words }: OwnWords,
  { own: { channel } }: CaptureCommand,
): OwnWords {
  return channel === undefined ? words : { ...words, channel };
}

function stageFacts(leadId: string, { stage: said }: CaptureCommand): Emission[] {
  if (!said) return [];
  return [{ fact: LeadStageImported, data: { leadId, stage: said.stage }, time: said.at }];
}

function withoutEmail(command: CaptureCommand): CaptureCommand {
  const { email: _address, ...contact } = command.contact;
  const { emailKind: _kind, ...profile } = command.profile;
  return { ...command, contact, profile };
}

/** `none` is the absence of an address, so that a known kind below it stays. */
function mergeProfile(below: Bands, above: Bands, fillKind = false): Bands {
  const attributes: Record<string, AttributeValue> = { ...below.attributes, ...above.attributes };
  return {
    ...below,
    ...above,
    ...(fillKind && below.emailKind && { emailKind: below.emailKind }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

function mergeContact(known: Contact, { contact: given, sameMailbox }: CaptureCommand): Contact {
  const merged = withClicks({ ...known, ...given }, known, given);
  const respelt = known.email && given.email && sameMailbox(known.email, given.email);
  return respelt ? { ...merged, email: known.email } : merged;
}

/** Of each network the click of the one above. */
function withClicks(contact: Contact, below: Contact, above: Contact): Contact {
  const clickIds = { ...below.clickIds, ...above.clickIds };
  return Object.keys(clickIds).length > 0 ? { ...contact, clickIds } : contact;
}

function withExternal(contact: Contact, { external }: CaptureCommand): Contact {
  const known = contact.external ?? [];
  if (!external || known.some((one) => one.system === external.system && one.id === external.id)) {
    return contact;
  }
  return { ...contact, external: [...known, external] };
}

function withWords(contact: Contact, words: OwnWords): Contact {
  const { words: _former, ...rest } = contact;
  return Object.keys(words).length > 0 ? { ...rest, words } : rest;
}

function withSystem(systems: string[], { external }: CaptureCommand): string[] {
  return !external || systems.includes(external.system) ? systems : [...systems, external.system];
}
