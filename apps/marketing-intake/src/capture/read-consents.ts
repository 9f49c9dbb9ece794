import { legalBases, type LegalBasis } from '@smarketing/contracts';
import type { Consent, Purpose } from '@smarketing/playbook';
import type { ConsentAddresses, ConsentStatement, GivenAs } from '../consent/consent-statement.js';
import type { FieldProblem } from './capture-input.js';
import { looksPersonal } from './looks-personal.js';
import { readMoment } from './read-moment.js';

export const givenAs: readonly GivenAs[] = ['consumer', 'company'];

/** A statement as it comes in at the door. */
export interface ConsentInput {
  state?: string;
  basis?: string;
  textVersion?: string;
  source?: string;
  as?: string;
  at?: string | Date;
  ip?: string;
  confirmedAt?: string | Date;
  confirmationIp?: string;
}

export const consentFields = [
  'state',
  'basis',
  'textVersion',
  'source',
  'as',
  'at',
  'ip',
  'confirmedAt',
  'confirmationIp',
] as const satisfies (keyof ConsentInput)[];

/** What statements are read under. */
export interface ConsentTerms {
  readonly now: Date;
  /** What the playbook declares. */
  readonly consent: Consent;
  /** When what was said without a time was said; undefined where a statement must name its time. */
  readonly otherwiseAt: Date | undefined;
  /** Whether a text is an IP address. */
  readonly isAddress: (text: string) => boolean;
  /** Where what was said without a source was said. */
  readonly otherwiseIn: string;
}

const states = ['given', 'withdrawn'] as const;
const purposeName = /^[a-z][a-z0-9-]{0,59}$/;
const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const mostPurposes = 50;

/** By purpose. Appends to `problems` what is wrong; the result then means nothing. */
export function readConsents(
  given: Readonly<Record<string, unknown>> | undefined,
  terms: ConsentTerms,
  problems: FieldProblem[],
): ConsentStatement[] {
  const entries = Object.entries(given ?? {});
  if (entries.length > mostPurposes) {
    problems.push({ field: 'consent', why: `has more than ${mostPurposes} purposes` });
    return [];
  }
  return entries.flatMap(([purpose, input]) => {
    const declared = terms.consent.purposes.find(({ id }) => id === purpose);
    if (!declared) {
      const known = terms.consent.purposes.map(({ id }) => id).join(', ') || 'none';
      const isShown = purposeName.test(purpose) && !looksPersonal(purpose);
      const why = isShown
        ? `is not a purpose of the playbook; it declares ${known}`
        : `names what is not a purpose of the playbook; it declares ${known}`;
      problems.push({ field: isShown ? `consent.${purpose}` : 'consent', why });
      return [];
    }
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      problems.push({ field: `consent.${purpose}`, why: 'must be a JSON object with a state' });
      return [];
    }
    const wrong: FieldProblem[] = [];
    const statement = readConsent(declared, input, terms, wrong);
    problems.push(...wrong.map(({ field, why }) => ({ field: at(purpose, field), why })));
    return wrong.length > 0 || !statement ? [] : [statement];
  });
}

/** One statement about a purpose that is declared. Fields of problems are those of the input. */
export function readConsent(
  purpose: Purpose,
  input: ConsentInput,
  terms: ConsentTerms,
  problems: FieldProblem[],
): ConsentStatement | undefined {
  const wrong = (field: string, why: string) => void problems.push({ field, why });
  for (const field of Object.keys(input)) {
    if (consentFields.some((known) => known === field)) continue;
    const isShown = name.test(field) && !looksPersonal(field);
    wrong(isShown ? field : '', `is not known here; known are ${consentFields.join(', ')}`);
  }
  const state = oneOf(states, input.state, 'state', wrong);
  const moment = readMoment('at', input.at, terms.now, problems) ?? terms.otherwiseAt;
  if (!moment && input.at === undefined) {
    wrong('at', 'is missing: say when it was said, here or by occurredAt');
  }
  const source = readName('source', input.source, wrong) ?? terms.otherwiseIn;
  if (state === undefined || !moment) return undefined;
  const what = { purpose: purpose.id, at: moment, source };
  if (state === 'withdrawn') return { ...what, state };

  const basis = readBasis(purpose, input.basis, wrong);
  const textVersion = readName('textVersion', input.textVersion, wrong);
  if (input.textVersion === undefined || input.textVersion === null) {
    wrong('textVersion', 'is missing: name the version of the text that was agreed to');
  }
  const as = input.as === undefined ? 'consumer' : oneOf(givenAs, input.as, 'as', wrong);
  const confirmedAt = readMoment('confirmedAt', input.confirmedAt, terms.now, problems);
  if (confirmedAt && confirmedAt < moment) {
    wrong('confirmedAt', 'is before the time at which it was given');
  }
  const addresses = readAddresses(input, terms, wrong);
  if (!basis || !textVersion || !as) return undefined;
  const isConsent = basis === 'consent';
  const { doubleOptIn, keepProofYears: years } = purpose;
  return {
    ...{ ...what, state, basis, textVersion, givenAs: as },
    ...(isConsent && doubleOptIn && { awaits: true as const, linkHours: terms.consent.linkHours }),
    ...(confirmedAt && { confirmedAt }),
    ...(isConsent && as === 'consumer' && years !== undefined && { keepProofYears: years }),
    ...(addresses && { addresses }),
  };
}

type Wrong = (field: string, why: string) => void;

function readBasis(purpose: Purpose, given: unknown, wrong: Wrong): LegalBasis | undefined {
  const basis = oneOf(legalBases, given, 'basis', wrong);
  if (basis && !purpose.bases.includes(basis)) {
    wrong(
      'basis',
      `is not a legal basis for ${purpose.id}, which allows ${purpose.bases.join(', ')}`,
    );
    return undefined;
  }
  return basis;
}

function oneOf<V extends string>(
  values: readonly V[],
  given: unknown,
  field: string,
  wrong: Wrong,
): V | undefined {
  const text = typeof given === 'string' ? given.trim().toLowerCase() : given;
  const found = values.find((value) => value === text);
  if (found) return found;
  const isMissing = given === undefined || given === null || text === '';
  wrong(field, `${isMissing ? 'is missing: ' : ''}must be one of ${values.join(', ')}`);
  return undefined;
}

/** Of a text or a form: nothing that somebody could be called, as it goes onto the log. */
function readName(field: string, given: unknown, wrong: Wrong): string | undefined {
  if (given === undefined || given === null) return undefined;
  const text = typeof given === 'string' ? given.trim() : '';
  if (name.test(text) && !looksPersonal(text)) return text;
  wrong(
    field,
    'must be a short name such as 2026-11.de: letters, digits, dots, hyphens or underscores, up to 60',
  );
  return undefined;
}

function readAddresses(
  input: ConsentInput,
  { isAddress }: ConsentTerms,
  wrong: Wrong,
): ConsentAddresses | undefined {
  const read = (field: 'ip' | 'confirmationIp') => {
    const given: unknown = input[field];
    if (given === undefined || given === null) return undefined;
    const text = typeof given === 'string' ? given.trim() : '';
    if (isAddress(text)) return text;
    wrong(field, 'is not an IP address');
    return undefined;
  };
  const ip = read('ip');
  const confirmationIp = read('confirmationIp');
  if (!ip && !confirmationIp) return undefined;
  return { ...(ip && { ip }), ...(confirmationIp && { confirmationIp }) };
}

function at(purpose: string, field: string): string {
  return field ? `consent.${purpose}.${field}` : `consent.${purpose}`;
}
