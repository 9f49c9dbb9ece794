import {
  touchpointKinds,
  type CaptureSource,
  type EmailKind,
  type TouchpointKind,
} from '@smarketing/contracts';
import type { Consent } from '@smarketing/playbook';
import { readConsents } from './read-consents.js';
import type { EmailIdentity } from '../identity/identity-keys.js';
import type { ExternalId } from '../vault/contact.js';
import type { CaptureCommand, CapturedTouchpoint } from './capture-command.js';
import type { CaptureInput, FieldProblem } from './capture-input.js';
import { externalIdsOf, readContact } from './read-contact.js';
import { readMoment } from './read-moment.js';
import { listedAs, readProfile, type ProfileTerms } from './read-profile.js';
import { readStage } from './read-stage.js';
import { readVisit, type VisitTerms } from './read-visit.js';
import { sameBand } from './same-band.js';
import { readTyped } from './typed-text.js';

/** What a capture is read under: the clock, the playbook in force, and how persons are named. */
export interface CaptureTerms extends VisitTerms, ProfileTerms {
  readonly now: Date;
  /** What people may consent to. */
  readonly consent: Consent;
  readonly isAddress: (text: string) => boolean;
  emailIdentity(email: string): EmailIdentity | undefined;
  sameMailbox(left: string, right: string): boolean;
  externalKey(system: string, id: string): string;
}

export type ReadCapture =
  | { readonly command: CaptureCommand; readonly problems?: undefined }
  | { readonly command?: undefined; readonly problems: readonly FieldProblem[] };

const longestKind = 40;

/** Checks a capture and turns it into the command that it means, or says all that is wrong with it. */
export function readCapture(
  input: CaptureInput,
  source: CaptureSource,
  terms: CaptureTerms,
): ReadCapture {
  const problems: FieldProblem[] = [];
  const who = readContact(input, (email) => terms.emailIdentity(email), problems);
  const { profile, own } = readProfile(input.profile ?? {}, terms, problems);
  const { ownChannel, ...where } = readVisit(input, terms);
  const occurredAt = readMoment('occurredAt', input.occurredAt, terms.now, problems);
  const touchpoint = readTouchpoint(input, source, problems);
  const stage = readStage(input.stage, problems);
  const consents = readConsents(
    input.consent,
    {
      now: terms.now,
      consent: terms.consent,
      isAddress: terms.isAddress,
      ...otherwise(source, occurredAt, terms.now),
    },
    problems,
  );
  if (problems.length > 0) return { problems };

  const ignored = [...(who.ignored ?? []), ...(where.ignored ?? [])];
  const emailKind: EmailKind | undefined = who.email?.kind ?? profile.emailKind;
  return {
    command: {
      source,
      ...(who.email && emailKeysOf(who.email)),
      sameMailbox: (left, right) => terms.sameMailbox(left, right),
      ...(who.external && externalOf(who.external, input.external!, terms)),
      contact: who.contact,
      profile: emailKind ? { ...profile, emailKind } : profile,
      own: { ...own, ...(ownChannel && { channel: ownChannel }) },
      listedAs: (list, value) => listedAs(terms, list, value),
      ...where,
      ...(ignored.length > 0 && { ignored }),
      ...(touchpoint && { touchpoint }),
      ...(consents.length > 0 && { consents }),
      ...(stage && { stage: { stage, at: latest(terms.now, occurredAt) } }),
      occurredAt: occurredAt ?? terms.now,
      ...(occurredAt && { isDated: true }),
      readAt: terms.now,
    },
  };
}

/** A file is as old as it is: what it does not date was not said when it was sent. */
function otherwise(source: CaptureSource, occurredAt: Date | undefined, now: Date) {
  return {
    otherwiseAt: occurredAt ?? (source === 'import' ? undefined : now),
    otherwiseIn: source,
  };
}

/** Clocks run apart: what was true at the first contact was not known before it. */
function latest(now: Date, occurredAt: Date | undefined): Date {
  return occurredAt && occurredAt > now ? occurredAt : now;
}

function emailKeysOf({ key, mailboxKey }: EmailIdentity) {
  return { emailKey: key, ...(mailboxKey && { mailboxKey }) };
}

function externalOf(
  external: ExternalId,
  given: ExternalId,
  terms: CaptureTerms,
): Pick<CaptureCommand, 'external' | 'externalKey' | 'formerExternalKey'> {
  const [, former] = externalIdsOf(given.id);
  return {
    external,
    externalKey: terms.externalKey(external.system, external.id),
    ...(former && { formerExternalKey: terms.externalKey(external.system, former) }),
  };
}

export function readTouchpointKind(
  kind: string,
  field: string,
  problems: FieldProblem[],
): TouchpointKind | undefined {
  const known = sameBand(touchpointKinds, readTyped(kind, longestKind).text ?? '');
  if (!known) {
    const why = `must be one of ${touchpointKinds.join(', ')}`;
    problems.push({ field, why });
  }
  return known;
}

/** What came with a file may come again with the file: undated, it counts once. */
function readTouchpoint(
  input: CaptureInput,
  source: CaptureSource,
  problems: FieldProblem[],
): CapturedTouchpoint | undefined {
  if (!input.touchpoint) return undefined;
  const kind = readTouchpointKind(input.touchpoint.kind, 'touchpoint.kind', problems);
  if (!kind) return undefined;
  const once = input.occurredAt
    ? new Date(input.occurredAt).getTime().toString()
    : source === 'import' && 'undated';
  return once ? { kind, once } : { kind };
}
