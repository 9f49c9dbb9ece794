/**
 * On what ground a person may be approached for a purpose. `existing-customer` is the exception for
 * own similar goods (section 7 III UWG), `presumed-consent` that for calls to companies (section 7 II).
 */
export const legalBases = [
  'consent',
  'contract',
  'legitimate-interest',
  'existing-customer',
  'presumed-consent',
] as const;
export type LegalBasis = (typeof legalBases)[number];

/** `pending`: it was given and waits for the confirmation that its purpose asks for. */
export const consentStates = ['pending', 'given', 'withdrawn'] as const;
export type ConsentState = (typeof consentStates)[number];
