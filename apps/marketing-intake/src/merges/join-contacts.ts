import { inOrderOfFilling, type OneOfLeads } from '@smarketing/contracts';
import type { Contact } from '../vault/contact.js';

/**
 * The card of a lead that others were merged into: what it says itself counts; what it does not say, the
 * newest of the absorbed leads that does. Ids in other systems are those of all.
 */
export function joinContacts(
  own: Contact,
  absorbed: readonly (OneOfLeads & { readonly contact: Contact })[],
): Contact {
  return inOrderOfFilling(absorbed).reduce<Contact>((card, { contact }) => {
    const external = [...(card.external ?? [])];
    for (const { system, id } of contact.external ?? []) {
      if (!external.some((known) => known.system === system && known.id === id)) {
        external.push({ system, id });
      }
    }
    const words = { ...contact.words, ...card.words };
    const clickIds = { ...contact.clickIds, ...card.clickIds };
    return {
      ...contact,
      ...card,
      ...(external.length > 0 && { external }),
      ...(Object.keys(words).length > 0 && { words }),
      ...(Object.keys(clickIds).length > 0 && { clickIds }),
    };
  }, own);
}
