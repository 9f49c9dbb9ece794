/** An id of the lead in another system, such as a CRM. */
export interface ExternalId {
  system: string;
  id: string;
}

export const contactFields = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
] as const;
export type ContactField = (typeof contactFields)[number];

/** All that names a person. It exists in the vault and in the answer of one audited endpoint. */
export type Contact = Partial<Record<ContactField, string>> & { external?: ExternalId[] };
