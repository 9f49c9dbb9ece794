import {
  touchpointKinds,
  type CaptureSource,
  type EmailKind,
  type TouchpointKind,
} from '@smarketing/contracts';
import { DateTime } from 'luxon';
import type { EmailIdentity } from '../identity/identity-keys.js';
import type { ExternalId } from '../vault/contact.js';
import type { CaptureCommand, CapturedTouchpoint } from './capture-command.js';
import type { CaptureInput, FieldProblem } from './capture-input.js';
import { externalIdsOf, readContact } from './read-contact.js';
import { listedAs, readProfile, type ProfileTerms } from './read-profile.js';
import { readStage } from './read-stage.js';
import { readVisit, type VisitTerms } from './read-visit.js';
import { sameBand } from './same-band.js';
import { readTyped } from './typed-text.js';

/** What a capture is read under: the clock, the playbook in force, and how persons are named. */
export interface CaptureTerms extends VisitTerms, ProfileTerms {
  readonly now: Date;
  emailIdentity(email: string): EmailIdentity | undefined;
  sameMailbox(left: string, right: string): boolean;
  externalKey(system: string, id: string): string;
}

export type ReadCapture =
  | { readonly command: CaptureCommand; readonly problems?: undefined }
  | { readonly command?: undefined; readonly problems: readonly FieldProblem[] };

/** Clocks of sources run ahead of ours by no more than this, in milliseconds. */
const clockTolerance = 60_000;
const earliest = Date.UTC(1970, 0, 1);
const rfc3339 =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)$/;
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
  const occurredAt = readOccurredAt(input.occurredAt, terms.now, problems);
  const touchpoint = readTouchpoint(input, source, problems);
  const stage = readStage(input.stage, problems);
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
      ...(stage && { stage: { stage, at: latest(terms.now, occurredAt) } }),
      occurredAt: occurredAt ?? terms.now,
      ...(occurredAt && { isDated: true }),
      readAt: terms.now,
    },
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

/** Undefined where the source did not say when it happened. */
export function readOccurredAt(
  given: string | Date | null | undefined,
  now: Date,
  problems: FieldProblem[],
): Date | undefined {
  if (given === undefined || given === null) return undefined;
  const time = typeof given !== 'string' || isMoment(given) ? new Date(given) : undefined;
  const why =
    !time || Number.isNaN(time.getTime())
      ? 'must be a time with a zone (RFC 3339), such as 2026-03-01T09:30:00Z'
      : faultOfTime(time, now);
  if (why) problems.push({ field: 'occurredAt', why });
  return time;
}

/** `Date` alone would take February 30 for March 2. */
function isMoment(text: string): boolean {
  return rfc3339.test(text) && DateTime.fromISO(text.toUpperCase()).isValid;
}

function faultOfTime(time: Date, now: Date): string | undefined {
  if (time.getTime() > now.getTime() + clockTolerance) return 'is in the future';
  return time.getTime() < earliest ? 'is before 1970' : undefined;
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
