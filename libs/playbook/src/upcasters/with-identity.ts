import type { Identity } from '../identity.js';

/** What held before anybody could say otherwise: plus tags and dots are parts of an address. */
const identity: Identity = { email: [] };

/** Playbooks before the rules of providers: no two addresses are one mailbox. */
export function withIdentity(document: object): object {
  return 'identity' in document ? document : { ...document, identity };
}
