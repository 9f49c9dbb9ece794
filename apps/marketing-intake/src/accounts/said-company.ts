import type { Company } from '@smarketing/company-identity';
import type { Bands } from '../capture/lead.schema.js';
import type { Contact } from '../vault/contact.js';

/** What a lead says of its company; undefined where it says nothing. Of its address only the host. */
export function saidCompany(
  { company: name, email, website, town }: Contact,
  { country }: Pick<Bands, 'country'>,
): Company | undefined {
  const host = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
  if (!name && !host && !website) return undefined;
  return {
    ...(name && { name }),
    ...(host && { email: host }),
    ...(website && { website }),
    ...(town && { town }),
    ...(country && { country }),
  };
}
