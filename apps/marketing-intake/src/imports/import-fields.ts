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

const attribute = /^profile\.attributes\.[a-z][A-Za-z0-9]{0,59}$/;

/** The path in a capture; undefined for what is not a field. Attributes are checked with the capture. */
export function captureFieldOf(field: string): string | undefined {
  if (attribute.test(field)) return field;
  return Object.hasOwn(captureFields, field)
    ? captureFields[field as keyof typeof captureFields]
    : undefined;
}

export function isDate(field: string): boolean {
  return field === 'occurredAt';
}

export function isAttribute(field: string): boolean {
  return attribute.test(field);
}

/** For messages: everything a column may be mapped to. */
export const knownFields = [...Object.keys(captureFields), 'profile.attributes.<name>'].join(', ');
