import type { Consent } from '../consent.js';

/** What was agreed on before anybody could say otherwise: nobody had consented to anything. */
const consent: Consent = {
  linkHours: 168,
  purposes: [
    {
      id: 'newsletter',
      label: 'Newsletter by e-mail',
      bases: ['consent', 'existing-customer'],
      doubleOptIn: true,
    },
    {
      id: 'phone',
      label: 'Advertising by telephone',
      bases: ['consent', 'presumed-consent'],
      doubleOptIn: false,
      keepProofYears: 5,
    },
    {
      id: 'profiling',
      label: 'Scoring by behaviour',
      bases: ['consent', 'legitimate-interest'],
      doubleOptIn: false,
    },
    { id: 'ad-platforms', label: 'Ad platforms', bases: ['consent'], doubleOptIn: false },
  ],
};

/** Playbooks before purposes of consent: they get those of the default. */
export function withConsent(document: object): object {
  return 'consent' in document ? document : { ...document, consent };
}
