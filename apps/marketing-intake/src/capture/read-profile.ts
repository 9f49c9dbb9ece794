import { companySizes, emailKinds, seniorities, type AttributeValue } from '@smarketing/contracts';
import type { OwnWords, WordList } from '../vault/contact.js';
import type { FieldProblem, ProfileInput } from './capture-input.js';
import type { Bands } from './lead.schema.js';
import { readCountry } from './read-country.js';
import { sameBand } from './same-band.js';
import type { VisitTerms } from './read-visit.js';
import { readTyped } from './typed-text.js';

/** Name of an attribute that the playbook declares → its allowed values, or undefined for any. */
export type DeclaredAttributes = ReadonlyMap<string, readonly AttributeValue[] | undefined>;

/** What the playbook in force says of profiles. */
export interface ProfileTerms extends Pick<VisitTerms, 'listed'> {
  readonly attributes: DeclaredAttributes;
  /** Of an attribute declared without its values: those that rules compare it with. */
  compared(attribute: string): readonly AttributeValue[];
}

export interface ReadProfile {
  readonly profile: Bands;
  /** The words that stand in the profile as `other`. */
  readonly own: OwnWords;
}

const other = 'other';
const longestText = 80;
const longestTyped = 120;
/** A longer number in an attribute may be that of a phone or an account. */
const mostOfNumber = 999_999;

/**
 * Reads the bands of a profile. Appends to `problems` what is wrong. Blank means absent. Free text goes
 * into no band: what no list has is `other` there, and its word comes back apart.
 */
export function readProfile(
  input: ProfileInput,
  terms: ProfileTerms,
  problems: FieldProblem[],
): ReadProfile {
  const own: OwnWords = {};
  const read = { input, terms, problems, own };
  const industry = listedBand(read, 'industry');
  const department = listedBand(read, 'department');
  const companySize = oneOf(read, 'companySize', companySizes);
  const seniority = oneOf(read, 'seniority', seniorities);
  const emailKind = oneOf(read, 'emailKind', emailKinds);
  const typedCountry = typedIn(read, 'country');
  const { country, why } = typedCountry ? readCountry(typedCountry) : {};
  if (why) problems.push({ field: 'profile.country', why });
  const attributes = readAttributes(read);
  const profile = {
    ...(industry && { industry }),
    ...(companySize && { companySize }),
    ...(country && { country }),
    ...(seniority && { seniority }),
    ...(department && { department }),
    ...(emailKind && { emailKind }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
  return { profile, own };
}

/** What a value would be read as today: profiles of before hold free text in some bands. */
export function listedAs(
  terms: ProfileTerms,
  list: WordList,
  value: AttributeValue,
): AttributeValue {
  if (value === other) return other;
  if (!list.startsWith('attributes.')) return terms.listed(list as Band, String(value)).name;
  const name = list.slice('attributes.'.length);
  const known = declaredValue(terms.attributes.get(name) ?? terms.compared(name), value);
  return known ?? (isShort(value) ? value : other);
}

interface Read {
  readonly input: ProfileInput;
  readonly terms: ProfileTerms;
  readonly problems: FieldProblem[];
  readonly own: OwnWords;
}
type Band = 'industry' | 'department';

/** Undefined where nothing was typed, or nothing that can be read, which is then a problem. */
function typedIn(
  { input, problems }: Read,
  field: Exclude<keyof ProfileInput, 'attributes'>,
): string | undefined {
  const { text, why } = readTyped(input[field] ?? '', longestTyped);
  if (why) problems.push({ field: `profile.${field}`, why });
  return text || undefined;
}

function listedBand(read: Read, field: Band): string | undefined {
  const typed = typedIn(read, field);
  if (typed === undefined) return undefined;
  const { name, known } = read.terms.listed(field, typed);
  if (!known) read.own[field] = typed;
  return name;
}

function oneOf<T extends string>(
  read: Read,
  field: 'companySize' | 'seniority' | 'emailKind',
  allowed: readonly T[],
): T | undefined {
  const typed = typedIn(read, field);
  if (!typed) return undefined;
  const found = sameBand(allowed, typed);
  if (!found) {
    read.problems.push({ field: `profile.${field}`, why: `must be ${listed(allowed)}` });
  }
  return found;
}

/** A value given as text is taken for the declared value that is spelt so: a file has only text. */
function readAttributes(read: Read): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  const { attributes: declared } = read.terms;
  for (const [name, given] of Object.entries(read.input.attributes ?? {})) {
    const field = `profile.attributes.${name}`;
    const { text: value = given, why } =
      typeof given === 'string' ? readTyped(given, longestText) : { why: faultOfType(given) };
    if (value === '' || value === null) continue;
    const allowed = declared.get(name);
    const known = !why && allowed ? declaredValue(allowed, value) : undefined;
    if (known !== undefined) attributes[name] = known;
    else if (!declared.has(name)) {
      const sentence = `is not declared in the playbook: ${namesOf(declared)}`;
      read.problems.push({ field, why: sentence });
    } else if (why) read.problems.push({ field, why });
    else if (allowed) read.problems.push({ field, why: `must be ${listed(allowed)}` });
    else attributes[name] = openAttribute(read, name, value);
  }
  return attributes;
}

/** Of an attribute that lists no values only what a rule compares is a band, or is short. */
function openAttribute({ terms, own }: Read, name: string, value: AttributeValue): AttributeValue {
  const compared = declaredValue(terms.compared(name), value);
  if (compared !== undefined) return compared;
  if (isShort(value)) return value;
  own[`attributes.${name}`] = String(value);
  return other;
}

function isShort(value: AttributeValue): boolean {
  return (
    typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) <= mostOfNumber)
  );
}

function declaredValue(
  allowed: readonly AttributeValue[],
  value: unknown,
): AttributeValue | undefined {
  const same = allowed.find((candidate) => candidate === value);
  if (same !== undefined || typeof value !== 'string') return same;
  const spelt = sameBand(allowed.map(String), value);
  return allowed.find((candidate) => String(candidate) === spelt);
}

function faultOfType(value: unknown): string | undefined {
  const isScalar = value === null || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? undefined : 'must be a text, a number, true or false';
}

function namesOf(declared: DeclaredAttributes): string {
  return declared.size === 0
    ? 'it declares none'
    : `it declares ${[...declared.keys()].join(', ')}`;
}

function listed(values: readonly unknown[]): string {
  return values.length > 1
    ? `${values.slice(0, -1).join(', ')} or ${String(values.at(-1))}`
    : values.join('');
}
