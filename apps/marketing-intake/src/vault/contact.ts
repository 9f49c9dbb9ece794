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
  'website',
  'town',
] as const;
export type ContactField = (typeof contactFields)[number];

/** The click that led here, by the parameter in which an ad network sends its id. */
export type ClickIds = Partial<Record<'gclid' | 'fbclid' | 'li_fat_id' | 'msclkid', string>>;

/** A list of the playbook, or an attribute that it declares without its values. */
export type WordList = 'industry' | 'department' | 'channel' | `attributes.${string}`;

/** What a lead says of itself in words that no list has: free text, which may name anybody. */
export type OwnWords = Partial<Record<WordList, string>>;

/** All that may name a person. It exists in the vault and in the answers of two audited endpoints. */
export type Contact = Partial<Record<ContactField, string>> & {
  external?: ExternalId[];
  words?: OwnWords;
  /** Of each network the newest. */
  clickIds?: ClickIds;
};
