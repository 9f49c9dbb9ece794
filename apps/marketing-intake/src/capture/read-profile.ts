import { companySizes, emailKinds, seniorities, type AttributeValue } from '@smarketing/contracts';
import type { FieldProblem, ProfileInput } from './capture-input.js';
import type { Bands } from './lead.js';
import { looksPersonal, plainText } from './looks-personal.js';
import { readCountry } from './read-country.js';
import { sameBand } from './same-band.js';
import { readTyped } from './typed-text.js';

/** Name of an attribute that the playbook declares → its allowed values, or undefined for any. */
export type DeclaredAttributes = ReadonlyMap<string, readonly AttributeValue[] | undefined>;

const longestText = 80;
const longestBand = 60;
const longestTyped = 120;
const band = /^[\p{L}\p{M}\p{Nd} &/,-]*$/u;
const longNumber = /\p{Nd}{5}/u;

/** Why a text must not leave intake in an event, if so: it may hold contact data. */
export function faultOfText(value: string, longest: number = longestText): string | undefined {
  if (value.length > longest) return `is longer than ${longest} characters`;
  return looksPersonal(value)
    ? 'looks like an e-mail address or a phone number (seven digits or more) or holds control characters: use words such as spring-2026; contact data belongs into contact'
    : undefined;
}

function faultOfBand(value: string): string | undefined {
  const plain = plainText(value);
  if (band.test(plain) && !longNumber.test(plain)) return faultOfText(value, longestBand);
  return 'must be words such as manufacturing: letters, blanks, & - / and commas, and no number of five digits or more; contact data belongs into contact';
}

/** Reads the bands of a profile. Appends to `problems` what is wrong. Blank means absent. */
export function readProfile(
  input: ProfileInput,
  declared: DeclaredAttributes,
  problems: FieldProblem[],
): Bands {
  const read = { input, problems };
  const industry = readBand(read, 'industry');
  const department = readBand(read, 'department');
  const companySize = oneOf(read, 'companySize', companySizes);
  const seniority = oneOf(read, 'seniority', seniorities);
  const emailKind = oneOf(read, 'emailKind', emailKinds);
  const typedCountry = typedIn(read, 'country');
  const { country, why } = typedCountry ? readCountry(typedCountry) : {};
  if (why) problems.push({ field: 'profile.country', why });
  const attributes = readAttributes(input.attributes ?? {}, declared, problems);
  return {
    ...(industry && { industry }),
    ...(companySize && { companySize }),
    ...(country && { country }),
    ...(seniority && { seniority }),
    ...(department && { department }),
    ...(emailKind && { emailKind }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

type Read = { input: ProfileInput; problems: FieldProblem[] };
type Band = Exclude<keyof ProfileInput, 'attributes'>;

/** Undefined where nothing was typed, or nothing that can be read, which is then a problem. */
function typedIn({ input, problems }: Read, field: Band): string | undefined {
  const { text, why } = readTyped(input[field] ?? '', longestTyped);
  if (why) problems.push({ field: `profile.${field}`, why });
  return text || undefined;
}

function readBand(read: Read, field: 'industry' | 'department'): string | undefined {
  const value = typedIn(read, field);
  const why = value && faultOfBand(value);
  if (why) read.problems.push({ field: `profile.${field}`, why });
  return value;
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
function readAttributes(
  input: Readonly<Record<string, unknown>>,
  declared: DeclaredAttributes,
  problems: FieldProblem[],
): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, given] of Object.entries(input)) {
    const field = `profile.attributes.${name}`;
    const { text: value = given, why: unreadable } =
      typeof given === 'string' ? readTyped(given, longestText) : {};
    if (value === '' || value === null) continue;
    if (!declared.has(name)) {
      problems.push({ field, why: `is not declared in the playbook: ${namesOf(declared)}` });
      continue;
    }
    const allowed = declared.get(name);
    const known = unreadable === undefined ? allowed && declaredValue(allowed, value) : undefined;
    const why = unreadable ?? (typeof value === 'string' ? faultOfText(value) : faultOfType(value));
    if (known !== undefined) attributes[name] = known;
    else if (allowed) problems.push({ field, why: `must be ${listed(allowed)}` });
    else if (why) problems.push({ field, why });
    else attributes[name] = value as AttributeValue;
  }
  return attributes;
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
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
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
