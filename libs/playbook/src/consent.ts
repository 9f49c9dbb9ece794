import { legalBases, type LegalBasis } from '@smarketing/contracts/names';
import { repeatedIds, type Finding } from './finding.js';
import { identifier, keyed, listOf, oneOf, text, wholeNumber, type Schema } from './schema.js';

export type Purpose = {
  id: string;
  label: string;
  /** The grounds that may be named for it. */
  bases: LegalBasis[];
  /** Consent counts only once the person has confirmed it by a link that was sent to them. */
  doubleOptIn: boolean;
  /**
   * For so many years the proof of a consumer's consent is kept, from the day it was given and anew from
   * each use; an erasure leaves it. Left out: the proof goes with the lead.
   */
  keepProofYears?: number;
};

/** What leads may be approached for, and on which grounds. */
export type Consent = {
  /** So long a link to confirm is good. */
  linkHours: number;
  purposes: Purpose[];
};

export const consentSchema: Schema<Consent> = keyed<Consent>({
  linkHours: wholeNumber(1, 720),
  purposes: listOf(
    keyed<Purpose>(
      {
        id: identifier(),
        label: text(200),
        bases: listOf(oneOf(legalBases), 'legal bases', 1, legalBases.length),
        doubleOptIn: { type: 'boolean', description: 'true or false' },
        keepProofYears: wholeNumber(1, 30),
      },
      ['keepProofYears'],
    ),
    'purposes',
    0,
    50,
  ),
});

export function checkConsent({ consent }: { consent?: Consent }): Finding[] {
  if (!consent) return [];
  return repeatedIds(['consent', 'purposes'], consent.purposes, 'id');
}
