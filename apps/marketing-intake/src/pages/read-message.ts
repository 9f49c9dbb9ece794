import type { Utm } from '../campaigns/campaign-of-utm.js';
import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';

/** What the script of a page sends: that somebody was there, or a form. */
export interface PageMessage {
  /** What the script calls it: sent again it is known again. */
  readonly id: string;
  /** Undefined without consent. */
  readonly visitor?: string | undefined;
  readonly utm?: Utm | undefined;
  /** Absent of a visit. */
  readonly form?: Pick<CaptureInput, 'contact' | 'profile' | 'clickIds'> | undefined;
}

type ReadMessage =
  | { readonly message: PageMessage; readonly problems?: undefined }
  | { readonly message?: undefined; readonly problems: readonly FieldProblem[] };

type Content = Readonly<Record<string, unknown>>;

const messageId = /^[A-Za-z0-9-]{16,64}$/;
const visitorId = /^[A-Za-z0-9-]{16,64}$/;
const longest = 1_000;
const names = ['id', 'kind', 'consent', 'visitor', 'utm', 'clickIds', 'contact', 'profile'];
const parts = {
  utm: ['source', 'medium', 'campaign', 'term', 'content'],
  clickIds: ['gclid', 'fbclid', 'li_fat_id', 'msclkid'],
  contact: ['email', 'phone', 'firstName', 'lastName', 'company', 'jobTitle'],
  profile: ['industry', 'companySize', 'country', 'seniority', 'department'],
} as const;
const onlyWithConsent = ['visitor', 'utm', 'clickIds'] as const;

/** Checks the shape of a message; what its fields hold is for who captures. Unknown fields are not repeated. */
export function readMessage(given: unknown): ReadMessage {
  if (!isContent(given)) return refused('', 'must be an object');
  const problems: FieldProblem[] = [];
  const note = (field: string, why: string) => void problems.push({ field, why });
  if (Object.keys(given).some((name) => !names.includes(name))) note('', unknownField(names));
  const { id, kind, consent, visitor } = given;
  if (typeof id !== 'string' || !messageId.test(id))
    note('id', 'must be a new UUID for each message');
  if (kind !== 'visit' && kind !== 'form') note('kind', 'must be visit or form');
  if (typeof consent !== 'boolean') note('consent', 'must be true or false');
  const isVisitor = typeof visitor === 'string' && visitorId.test(visitor);
  if (visitor !== undefined && !isVisitor) note('visitor', 'must be a UUID');
  if (consent === false) {
    for (const name of onlyWithConsent) {
      if (given[name] !== undefined) note(name, 'must not be sent without consent');
    }
  }
  if (kind === 'visit') {
    if (consent !== true || !isVisitor)
      note('visitor', 'is what a visit is sent with, and consent');
    for (const name of ['contact', 'profile', 'clickIds'] as const) {
      if (given[name] !== undefined) note(name, 'is sent with a form only');
    }
  }
  const [utm, clickIds, contact, profile] = (
    ['utm', 'clickIds', 'contact', 'profile'] as const
  ).map((name) => readPart(given, name, note));
  if (kind === 'form' && contact === undefined) note('contact', 'is missing');
  if (problems.length > 0) return { problems };
  const form = kind === 'form' ? { contact, profile, clickIds } : undefined;
  return {
    message: {
      id: id as string,
      ...(isVisitor && { visitor }),
      ...(utm && { utm }),
      ...(form && { form: withoutUndefined(form) }),
    },
  };
}

function readPart(
  given: Content,
  name: keyof typeof parts,
  note: (field: string, why: string) => void,
): Record<string, string> | undefined {
  const part = given[name];
  if (part === undefined) return undefined;
  if (!isContent(part)) {
    note(name, 'must be an object');
    return undefined;
  }
  const known: readonly string[] = parts[name];
  if (Object.keys(part).some((field) => !known.includes(field))) note(name, unknownField(known));
  const read: Record<string, string> = {};
  for (const field of known) {
    const value = part[field];
    if (value === undefined || value === null) continue;
    if (typeof value === 'string' && value.length <= longest) read[field] = value;
    else note(`${name}.${field}`, `must be a text of up to ${longest} characters`);
  }
  return read;
}

function unknownField(known: readonly string[]): string {
  return `has a field that is not known here; there are ${known.join(', ')}`;
}

function refused(field: string, why: string): ReadMessage {
  return { problems: [{ field, why }] };
}

function withoutUndefined<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
