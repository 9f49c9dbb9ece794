import { companySizes, emailKinds, seniorities, type AttributeValue } from '@smarketing/contracts';
import type { FieldProblem, ProfileInput } from './capture-input.js';
import type { Bands } from './lead.js';

/** Name of an attribute that the playbook declares → its allowed values, or undefined for any. */
export type DeclaredAttributes = ReadonlyMap<string, readonly AttributeValue[] | undefined>;

const longestBand = 80;
const looksPersonal = /@|\p{Cc}/u;

/** Why a text must not leave intake in an event, if so: it may hold an e-mail address. */
export function faultOfBand(value: string, longest: number = longestBand): string | undefined {
  if (value.length > longest) return `is longer than ${longest} characters`;
  if (looksPersonal.test(value)) {
    return 'looks like an e-mail address or holds control characters: contact data belongs into contact';
  }
  return undefined;
}

/** Reads the bands of a profile. Appends to `problems` what is wrong. Blank means absent. */
export function readProfile(
  input: ProfileInput,
  declared: DeclaredAttributes,
  problems: FieldProblem[],
): Bands {
  const read = { input, problems };
  const industry = band(read, 'industry');
  const department = band(read, 'department');
  const companySize = oneOf(read, 'companySize', companySizes);
  const seniority = oneOf(read, 'seniority', seniorities);
  const emailKind = oneOf(read, 'emailKind', emailKinds);
  const country = input.country?.trim().toUpperCase() || undefined;
  if (country && !/^[A-Z]{2}$/.test(country)) {
    problems.push({ field: 'profile.country', why: 'must be a code of two letters such as DE' });
  }
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

function band({ input, problems }: Read, field: 'industry' | 'department'): string | undefined {
  const value = input[field]?.trim().normalize('NFC') || undefined;
  const why = value && faultOfBand(value);
  if (why) problems.push({ field: `profile.${field}`, why });
  return value;
}

function oneOf<T extends string>(
  { input, problems }: Read,
  field: 'companySize' | 'seniority' | 'emailKind',
  allowed: readonly T[],
): T | undefined {
  const value = input[field]?.trim();
  if (!value) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (!found) problems.push({ field: `profile.${field}`, why: `must be ${listed(allowed)}` });
  return found;
}

/** A value given as text is taken for the declared value that is written so: a file has only text. */
function readAttributes(
  input: Readonly<Record<string, unknown>>,
  declared: DeclaredAttributes,
  problems: FieldProblem[],
): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(input)) {
    const field = `profile.attributes.${name}`;
    if (value === '' || value === null) continue;
    if (!declared.has(name)) {
      problems.push({ field, why: `is not declared in the playbook: ${namesOf(declared)}` });
      continue;
    }
    const allowed = declared.get(name);
    const known = allowed?.find((candidate) => candidate === value || String(candidate) === value);
    const why = typeof value === 'string' ? faultOfBand(value) : faultOfType(value);
    if (allowed && known === undefined) problems.push({ field, why: `must be ${listed(allowed)}` });
    else if (why) problems.push({ field, why });
    else attributes[name] = known ?? (value as AttributeValue);
  }
  return attributes;
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
