import { ConsentChanged, type ConsentState, type LegalBasis } from '@smarketing/contracts';
import type { Emission } from '@smarketing/event-bus';

/** What of a statement decides what is in force. */
export interface Said {
  readonly _id: string;
  readonly purpose: string;
  readonly state: 'given' | 'withdrawn';
  readonly at: Date;
  readonly basis?: LegalBasis;
  readonly textVersion?: string;
  readonly awaits?: boolean;
  readonly confirmedAt?: Date;
}

export interface ConsentInForce {
  readonly purpose: string;
  readonly state: ConsentState;
  readonly basis?: LegalBasis;
  readonly textVersion?: string;
  /** When that was said which is in force. */
  readonly since: Date;
  readonly statementId: string;
}

/**
 * What is in force for a purpose by all that was said about it, in whatever order it came: the last
 * withdrawal ends all that was given until then, at the same moment too. What waits for its confirmation
 * leaves in force what was confirmed before. Undefined where nothing was said.
 */
export function consentInForce(said: readonly Said[], purpose: string): ConsentInForce | undefined {
  const ordered = said
    .filter((one) => one.purpose === purpose)
    .toSorted((left, right) => +left.at - +right.at || (left._id < right._id ? -1 : 1));
  const withdrawn = ordered.findLast(({ state }) => state === 'withdrawn');
  const stands = ordered.filter(
    ({ state, at }) => state === 'given' && (!withdrawn || at > withdrawn.at),
  );
  const given = stands.findLast(({ awaits, confirmedAt }) => !awaits || confirmedAt !== undefined);
  if (given) return inForce(given, 'given');
  const pending = stands.at(-1);
  if (pending) return inForce(pending, 'pending');
  return withdrawn && inForce(withdrawn, 'withdrawn');
}

function inForce(
  { _id: statementId, purpose, basis, textVersion, at: since }: Said,
  state: ConsentState,
): ConsentInForce {
  const ground = { ...(basis && { basis }), ...(textVersion && { textVersion }) };
  return { purpose, state, ...ground, since, statementId };
}

/** Every purpose of which something was said, in the order of their names. */
export function consentsInForce(said: readonly Said[]): ConsentInForce[] {
  const purposes = [...new Set(said.map(({ purpose }) => purpose))].toSorted();
  return purposes.map((purpose) => consentInForce(said, purpose)!);
}

/** The fact of what has changed, if anything has. */
export function consentChange(
  leadId: string,
  before: ConsentInForce | undefined,
  after: ConsentInForce | undefined,
  time: Date,
): Emission[] {
  if (!after) return [];
  const { purpose, state, basis, textVersion } = after;
  const isSame =
    before?.state === state && before.basis === basis && before.textVersion === textVersion;
  if (isSame) return [];
  const ground = { ...(basis && { basis }), ...(textVersion && { textVersion }) };
  return [{ fact: ConsentChanged, data: { leadId, purpose, state, ...ground }, time }];
}
