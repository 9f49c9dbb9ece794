import type { Contact } from '../vault/contact.js';
import { describeSaid } from './describe-consent.js';
import type { ConsentAddresses } from './consent-statement.js';
import type { SaidConsentDto } from './consent.dto.js';
import type { Consent } from './consent.schema.js';
import { keepProofUntil } from './keep-proof-until.js';

/** Whom a proof is about: what tells them from others, and on which number or address they were met. */
export type ProvenContact = Pick<Contact, 'email' | 'phone' | 'firstName' | 'lastName' | 'company'>;

/** All that was said about one purpose, with the addresses that it was said from. */
export interface ConsentProof {
  readonly purpose: string;
  /** Until when it is kept whatever becomes of the lead; undefined: it goes with the lead. */
  readonly keptUntil?: Date;
  readonly contact: ProvenContact;
  readonly statements: readonly ProvenStatement[];
}

export type ProvenStatement = SaidConsentDto &
  ConsentAddresses & { readonly uses: readonly Date[] };

/** By purpose, from what was said and the addresses that are opened. */
export function consentProofs(
  said: readonly Consent[],
  addressesOf: (consent: Consent) => ConsentAddresses,
  { email, phone, firstName, lastName, company }: Contact,
): ConsentProof[] {
  const contact: ProvenContact = {
    ...(email && { email }),
    ...(phone && { phone }),
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    ...(company && { company }),
  };
  return [...Map.groupBy(said, ({ purpose }) => purpose)].map(([purpose, statements]) => {
    const ends = statements.flatMap((one) => keepProofUntil(one) ?? []);
    const keptUntil = ends.length > 0 && new Date(Math.max(...ends.map((end) => +end)));
    return {
      purpose,
      ...(keptUntil && { keptUntil }),
      contact,
      statements: statements.map((one) => ({
        ...describeSaid(one),
        ...addressesOf(one),
        uses: one.uses ?? [],
      })),
    };
  });
}
