import type { Retention } from '../retention.js';

/** What held before anybody could say otherwise: nobody was erased for the time that had passed. */
const retention: Retention = { periods: [] };

/** Playbooks before periods of retention: all leads are kept. */
export function withRetention(document: object): object {
  return 'retention' in document ? document : { ...document, retention };
}
