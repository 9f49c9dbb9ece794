import type { EmailIdentity } from '../identity/identity-keys.js';
import type { Contact, ContactField, ExternalId } from '../vault/contact.js';
import type { CaptureInput, FieldProblem } from './capture-input.js';

const longest: Record<ContactField, number> = {
  email: 320,
  phone: 40,
  firstName: 120,
  lastName: 120,
  company: 200,
  jobTitle: 200,
};
const control = /\p{Cc}/u;
const phone = /^\+?[\d\s()./-]+(?:\s?x\d{1,6})?$/;
const systemName = /^[a-z0-9][a-z0-9._-]{0,59}$/;
const longestExternalId = 200;

export interface ReadContact {
  readonly contact: Contact;
  readonly email?: EmailIdentity;
  readonly external?: ExternalId;
}

/** Reads who the lead is. Appends to `problems` what is wrong; the result then means nothing. */
export function readContact(
  input: CaptureInput,
  identify: (email: string) => EmailIdentity | undefined,
  problems: FieldProblem[],
): ReadContact {
  const contact: Contact = {};
  for (const field of Object.keys(longest) as ContactField[]) {
    const value = tidy(input.contact?.[field]);
    if (value === undefined) continue;
    const why = faultOf(field, value);
    if (why) problems.push({ field: `contact.${field}`, why });
    else contact[field] = value;
  }
  const email = contact.email === undefined ? undefined : identify(contact.email);
  if (contact.email !== undefined && !email) {
    problems.push({ field: 'contact.email', why: 'is no e-mail address such as name@example.com' });
  }
  const external = readExternal(input.external, problems);
  if (input.contact?.email === undefined && !input.external) {
    problems.push({
      field: 'contact.email',
      why: 'is missing, and there is no external id either: give at least one of the two',
    });
  } else if (!email && !external && problems.length === 0) {
    problems.push({ field: 'contact.email', why: 'is blank, and there is no external id either' });
  }
  return { contact, ...(email && { email }), ...(external && { external }) };
}

/** Reads the id that another system has for a lead. */
export function readExternal(
  input: ExternalId | undefined,
  problems: FieldProblem[],
): ExternalId | undefined {
  if (!input) return undefined;
  const system = input.system.trim().toLowerCase();
  const id = input.id.trim();
  if (!systemName.test(system)) {
    const why = 'must be a name of letters, digits, dots, hyphens or underscores, up to 60';
    problems.push({ field: 'external.system', why });
    return undefined;
  }
  if (id === '' || id.length > longestExternalId || control.test(id)) {
    const why = `must be 1 to ${longestExternalId} characters without control characters`;
    problems.push({ field: 'external.id', why });
    return undefined;
  }
  return { system, id };
}

function faultOf(field: ContactField, value: string): string | undefined {
  if (value.length > longest[field]) return `is longer than ${longest[field]} characters`;
  if (control.test(value)) return 'contains control characters such as line breaks';
  const digits = field === 'phone' ? value.replaceAll(/\D/g, '').length : 0;
  if (field === 'phone' && (!phone.test(value) || digits < 5 || digits > 20)) {
    return 'is no phone number: 5 to 20 digits, with + ( ) - . / or blanks between them';
  }
  return undefined;
}

function tidy(value: string | undefined): string | undefined {
  return value?.trim().normalize('NFC') || undefined;
}
