import { isIP } from 'node:net';
import {
  channelOf,
  defaultPlaybook,
  mailboxOf,
  readListed,
  type Channels,
} from '@smarketing/playbook';
import { campaignOfUtm } from '../src/campaigns/campaign-of-utm.js';
import type { CaptureTerms } from '../src/capture/read-capture.js';
import { sameMailbox } from '../src/identity/same-mailbox.js';
import { IdentityKeys } from '../src/identity/identity-keys.js';

const channels: Channels = [
  { source: ['google'], medium: ['cpc'], channel: 'paid_search' },
  { source: ['google'], channel: 'organic_search' },
];
const { lists, identity, consent } = defaultPlaybook();
const mailbox = (email: string) => mailboxOf(identity, email).address;
const keys = new IdentityKeys(Buffer.alloc(32, 1));

/** Terms for tests of pure code: a small playbook and a clock that stands at noon. */
export const terms: CaptureTerms = {
  now: new Date('2026-03-10T12:00:00Z'),
  playbook: 3,
  consent,
  isAddress: (text) => isIP(text) > 0,
  attributes: new Map([
    ['vip', [true, false]],
    ['segment', undefined],
  ]),
  compared: (name) => (name === 'segment' ? ['pet', 'x'] : []),
  listed: (list, word) => readListed(lists[list], word),
  channelOf: (visit) => channelOf({ channels, lists }, visit),
  campaignOf: campaignOfUtm,
  emailIdentity: (email) => keys.email(email, mailbox),
  sameMailbox: (left, right) => sameMailbox(left, right, mailbox),
  externalKey: (system, id) => keys.external(system, id),
};
