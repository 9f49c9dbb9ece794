import type { ConsentInput } from '../capture/read-consents.js';

/** Field of a mapping → path of the field in a capture. */
const captureFields = {
  externalId: 'external.id',
  externalSystem: 'external.system',
  email: 'contact.email',
  phone: 'contact.phone',
  firstName: 'contact.firstName',
  lastName: 'contact.lastName',
  company: 'contact.company',
  jobTitle: 'contact.jobTitle',
  website: 'contact.website',
  town: 'contact.town',
  channel: 'channel',
  'utm.source': 'utm.source',
  'utm.medium': 'utm.medium',
  'utm.campaign': 'utm.campaign',
  'utm.term': 'utm.term',
  'utm.content': 'utm.content',
  'profile.industry': 'profile.industry',
  'profile.companySize': 'profile.companySize',
  'profile.country': 'profile.country',
  'profile.seniority': 'profile.seniority',
  'profile.department': 'profile.department',
  'profile.emailKind': 'profile.emailKind',
  'clickIds.gclid': 'clickIds.gclid',
  'clickIds.fbclid': 'clickIds.fbclid',
  'clickIds.li_fat_id': 'clickIds.li_fat_id',
  'clickIds.msclkid': 'clickIds.msclkid',
  occurredAt: 'occurredAt',
  'touchpoint.kind': 'touchpoint.kind',
  stage: 'stage',
} as const satisfies Record<string, string>;

const consentFields = [
  ...(['state', 'basis', 'textVersion', 'source', 'as'] as const),
  ...(['at', 'ip', 'confirmedAt', 'confirmationIp'] as const),
] satisfies (keyof ConsentInput)[];
/** What is said about a purpose, each part of it from a column of its own. */
const consent = new RegExp(`^consent\\.[a-z][a-z0-9-]{0,59}\\.(?:${consentFields.join('|')})$`);
const attribute = /^profile\.attributes\.[a-z][A-Za-z0-9]{0,59}$/;

/** The path in a capture; undefined for what is not a field. Attributes are checked with the capture. */
export function captureFieldOf(field: string): string | undefined {
  if (attribute.test(field) || consent.test(field)) return field;
  return Object.hasOwn(captureFields, field)
    ? captureFields[field as keyof typeof captureFields]
    : undefined;
}

export function isDate(field: string): boolean {
  return field === 'occurredAt' || /^consent\..*\.(?:at|confirmedAt)$/.test(field);
}

export function isAttribute(field: string): boolean {
  return attribute.test(field);
}

/** For messages: everything a column may be mapped to. */
export const knownFields = [
  ...Object.keys(captureFields),
  'profile.attributes.<name>',
  `consent.<purpose>.${consentFields.join('|')}`,
].join(', ');

/** The purpose that a field is about, if it is about one. */
export function purposeOf(field: string): string | undefined {
  return consent.test(field) ? field.split('.')[1] : undefined;
}
