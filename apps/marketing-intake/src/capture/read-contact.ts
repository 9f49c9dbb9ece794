import type { EmailIdentity } from '../identity/identity-keys.js';
import type { ClickIds, Contact, ContactField, ExternalId } from '../vault/contact.js';
import type { CaptureInput, FieldProblem } from './capture-input.js';
import { isMachineId, looksPersonal } from './looks-personal.js';
import { readPhone } from './read-phone.js';
import { readTyped } from './typed-text.js';

const longest: Record<ContactField, number> = {
  email: 320,
  phone: 80,
  firstName: 120,
  lastName: 120,
  company: 200,
  jobTitle: 200,
  website: 500,
  town: 120,
};
const systemName = /^[a-z0-9][a-z0-9._-]{0,59}$/;
const longestSystem = 60;
const longNumber = /\d{7}/;
const longestExternalId = 200;
const networks: readonly (keyof ClickIds)[] = ['gclid', 'fbclid', 'li_fat_id', 'msclkid'];
const clickId = /^[\w.~-]{1,500}$/;

const noClickId =
  'is not an id of a click, which is up to 500 letters, digits and - _ . ~: taken without it';

export interface ReadContact {
  readonly contact: Contact;
  readonly email?: EmailIdentity;
  readonly external?: ExternalId;
  /** What was left out, and why: a phone number that is none keeps nobody out. */
  readonly ignored?: readonly FieldProblem[];
}

/** Reads who the lead is. Appends to `problems` what is wrong; the result then means nothing. */
export function readContact(
  input: CaptureInput,
  identify: (email: string) => EmailIdentity | undefined,
  problems: FieldProblem[],
): ReadContact {
  const contact: Contact = {};
  const ignored: FieldProblem[] = [];
  for (const field of Object.keys(longest) as ContactField[]) {
    const { value, why, isLeftOut } = readField(field, input.contact?.[field]);
    if (why) (isLeftOut ? ignored : problems).push({ field: `contact.${field}`, why });
    else if (value) contact[field] = value;
  }
  for (const network of networks) {
    const given = input.clickIds?.[network]?.trim();
    if (!given) continue;
    if (clickId.test(given)) contact.clickIds = { ...contact.clickIds, [network]: given };
    else ignored.push({ field: `clickIds.${network}`, why: noClickId });
  }
  const email = contact.email === undefined ? undefined : identify(contact.email);
  if (contact.email !== undefined && !email) {
    problems.push({
      field: 'contact.email',
      why: 'is not an e-mail address such as name@example.com',
    });
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
  return {
    contact,
    ...(email && { email }),
    ...(external && { external }),
    ...(ignored.length > 0 && { ignored }),
  };
}

/** Reads the id that another system has for a lead. */
export function readExternal(
  input: ExternalId | undefined,
  problems: FieldProblem[],
): ExternalId | undefined {
  if (!input) return undefined;
  const system = externalSystemOf(input.system);
  if (!isSystemName(system)) {
    const why =
      'must be the name of a system, such as crm: letters, digits, dots, hyphens or underscores, up to 60, and no long number';
    problems.push({ field: 'external.system', why });
    return undefined;
  }
  const { text: id, why } = readTyped(input.id, longestExternalId);
  if (!id) {
    problems.push({
      field: 'external.id',
      why: why ?? `must be 1 to ${longestExternalId} characters`,
    });
    return undefined;
  }
  return { system, id };
}

function isSystemName(system: string): boolean {
  if (isMachineId(system)) return true;
  return systemName.test(system) && !looksPersonal(system) && !longNumber.test(system);
}

/** The name of a system as leads are known under it; empty for what is none. */
export function externalSystemOf(given: string): string {
  return readTyped(given, longestSystem).text?.toLowerCase() ?? '';
}

/**
 * The spellings under which an external id may be known: as it is read now, and as it was written,
 * which is how it was read before signs that nobody sees were left out.
 */
export function externalIdsOf(given: string): string[] {
  const { text } = readTyped(given, longestExternalId);
  return text ? [...new Set([text, given.trim()])] : [];
}

function readField(
  field: ContactField,
  given: string | undefined | null,
): { value?: string | undefined; why?: string | undefined; isLeftOut?: boolean } {
  if (given === undefined || given === null) return {};
  const { text, why } = readTyped(given, longest[field]);
  if (!text) return { why };
  if (field === 'email') return { value: text.replaceAll(/[＠﹫]/g, '@') };
  if (field !== 'phone') return { value: text };
  const read = readPhone(text);
  if (read.why === undefined) return { value: read.phone };
  return { why: read.why, isLeftOut: !read.isMangled };
}
