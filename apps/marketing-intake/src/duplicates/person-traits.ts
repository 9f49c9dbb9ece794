import type { Contact } from '../vault/contact.js';
import type { DialledPhone } from '../vault/international-phone.js';
import { readPersonName } from './person-name.js';

/** Why two leads may be one person. */
export const evidences = [
  'email-and-external-id',
  'mailbox',
  'phone',
  'name-and-company',
  'initial-and-company',
] as const;
export type Evidence = (typeof evidences)[number];

/** An initial alone says little. */
export function isWeak(evidence: Evidence): boolean {
  return evidence === 'initial-and-company';
}

/** `short` is of a full name, `initial` of one that is an initial and a last name; their texts are alike. */
export type TraitKind = 'phone' | 'name' | 'short' | 'initial';

export interface Trait {
  readonly kind: TraitKind;
  readonly text: string;
}

/** What a lead is known by, and which traits of others are sought for it. */
export interface PersonTraits {
  readonly own: readonly Trait[];
  readonly sought: readonly { readonly trait: Trait; readonly evidence: Evidence }[];
}

/** How what people type is read. */
export interface TraitReaders {
  dialled(phone: string, country: string | undefined): DialledPhone | undefined;
  /** The form in which two ways to write a company's name are equal; empty for what is no name. */
  companyKey(company: string): string;
  /** Of an address; undefined for one of a mail provider. */
  companyDomain(email: string): string | undefined;
}

const fewestDigits = 7;

/** Texts that two leads have in common if they may be one person. */
export function traitsOf(
  { phone, firstName, lastName, company, email }: Contact,
  country: string | undefined,
  readers: TraitReaders,
): PersonTraits {
  const own: Trait[] = [];
  const sought: { trait: Trait; evidence: Evidence }[] = [];
  const number = phone === undefined ? undefined : numberOf(phone, country, readers);
  if (number !== undefined) {
    const trait: Trait = { kind: 'phone', text: number };
    own.push(trait);
    sought.push({ trait, evidence: 'phone' });
  }
  const name = readPersonName(firstName, lastName);
  const where = name && employerOf({ company, email }, readers);
  if (!name || !where) return { own, sought };
  const named = (kind: TraitKind, text: string): Trait => ({ kind, text: `${text}\n${where}` });
  if (name.full !== undefined) {
    own.push(named('name', name.full), named('short', name.short));
    sought.push({ trait: named('name', name.full), evidence: 'name-and-company' });
  } else {
    own.push(named('initial', name.short));
    sought.push({ trait: named('short', name.short), evidence: 'initial-and-company' });
  }
  sought.push({ trait: named('initial', name.short), evidence: 'initial-and-company' });
  return { own, sought };
}

/** As it is dialled, with the extension; else its digits, if they are enough to tell numbers apart. */
function numberOf(
  phone: string,
  country: string | undefined,
  readers: TraitReaders,
): string | undefined {
  const dialled = readers.dialled(phone, country);
  if (dialled) return `phone\n${dialled.e164}\n${dialled.extension ?? ''}`;
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < fewestDigits ? undefined : `phone\n${digits}`;
}

function employerOf(
  { company, email }: Pick<Contact, 'company' | 'email'>,
  readers: TraitReaders,
): string | undefined {
  const key = company === undefined ? '' : readers.companyKey(company);
  if (key) return `company\n${key}`;
  const domain = email === undefined ? undefined : readers.companyDomain(email);
  return domain && `domain\n${domain}`;
}
