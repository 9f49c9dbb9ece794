import { mailboxOf, type Identity } from '@smarketing/playbook';
import { describe, expect, it } from 'vitest';
import { captureOne, type Ledger } from '../src/capture/capture-ledger.js';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { readCapture, type CaptureTerms } from '../src/capture/read-capture.js';
import { IdentityKeys } from '../src/identity/identity-keys.js';
import { sameMailbox } from '../src/identity/same-mailbox.js';
import { terms } from './capture-terms.js';

const keys = new IdentityKeys(Buffer.alloc(32, 1));
const none: Identity = { email: [] };
const gmail: Identity = {
  email: [{ domains: ['gmail.com', 'googlemail.com'], tag: '+', dots: 'ignored', oneDomain: true }],
};

function under(identity: Identity): CaptureTerms {
  const mailbox = (email: string) => mailboxOf(identity, email).address;
  return {
    ...terms,
    emailIdentity: (email) => keys.email(email, mailbox),
    sameMailbox: (left, right) => sameMailbox(left, right, mailbox),
  };
}

function emptyLedger(): Ledger {
  const maps = { owners: new Map(), claims: new Map(), known: new Map(), opened: new Map() };
  const more = {
    campaignIds: new Map(),
    changed: new Map(),
    contacts: new Map(),
    survivors: new Map(),
  };
  return { ...maps, ...more, touchpointIds: new Set(), touchpoints: [], alike: [] };
}

/** Captures one after another, each under its own playbook. */
function company() {
  const ledger = emptyLedger();
  const capture = (identity: Identity, input: CaptureInput) => {
    const { command, problems } = readCapture(input, 'api', under(identity));
    if (!command) throw new Error(JSON.stringify(problems));
    return captureOne(ledger, command);
  };
  const meet = (identity: Identity, email: string) =>
    capture(identity, { contact: { email } }).leadId;
  return { ledger, capture, meet };
}

describe('a person with several spellings of one mailbox', () => {
  it('is one lead where the playbook says so, and keeps the spelling that was first', () => {
    const { ledger, meet } = company();
    const leadId = meet(gmail, 'anna.lee+news@gmail.com');
    for (const email of ['annalee@gmail.com', 'A.n.n.alee@GoogleMail.com', 'annalee+x@gmail.com']) {
      expect(meet(gmail, email)).toBe(leadId);
    }
    expect(ledger.known.get(leadId)!.contact.email).toBe('anna.lee+news@gmail.com');
    expect(meet(gmail, 'anna.leeds@gmail.com')).not.toBe(leadId);
  });

  it('is a lead for each where it says nothing', () => {
    const { meet } = company();
    const all = ['anna.lee@gmail.com', 'annalee@gmail.com', 'annalee+x@gmail.com'];
    expect(new Set(all.map((email) => meet(none, email))).size).toBe(3);
  });

  it('stays known by each address that was seen, however the rules change, and change back', () => {
    const { meet } = company();
    const before = meet(none, 'anna.lee+news@gmail.com');
    expect(meet(gmail, 'anna.lee+news@gmail.com')).toBe(before);
    // From then on the mailbox is known, by which others are found that were never seen.
    expect(meet(gmail, 'an.na.lee@gmail.com')).toBe(before);
    expect(meet(none, 'an.na.lee@gmail.com')).toBe(before);
    expect(meet(none, 'anna.lee+news@gmail.com')).toBe(before);
  });

  it('who was known by the plain address before the rule is known by all others after it', () => {
    const { meet } = company();
    const before = meet(none, 'annalee@gmail.com');
    expect(meet(gmail, 'anna.lee+shop@googlemail.com')).toBe(before);
  });

  it('who were two before the rule stay two, each with their own address', () => {
    const { meet } = company();
    const [plain, dotted] = [meet(none, 'annalee@gmail.com'), meet(none, 'anna.lee@gmail.com')];
    expect([meet(gmail, 'annalee@gmail.com'), meet(gmail, 'anna.lee@gmail.com')]).toEqual([
      plain,
      dotted,
    ]);
  });

  it('never takes over a spelling of an address that belongs to another lead', () => {
    const { ledger, capture, meet } = company();
    const owner = meet(gmail, 'annalee@gmail.com');
    const external = { system: 'crm', id: '7' };
    const other = capture(gmail, { external }).leadId;
    const both = capture(gmail, { external, contact: { email: 'anna.lee@gmail.com' } });
    expect(both).toMatchObject({ leadId: other, conflict: owner });
    expect(ledger.known.get(other)!.contact.email).toBeUndefined();
    expect(meet(none, 'anna.lee@gmail.com')).not.toBe(other);
  });
});

describe('ids of other systems', () => {
  it('may be several of one system and of several, and all lead to the one lead', () => {
    const { ledger, capture } = company();
    const contact = { email: 'anna@acme.example' };
    const ids = [
      { system: 'crm', id: '1' },
      { system: 'crm', id: '2' },
      { system: 'ERP', id: '1' },
    ];
    const { leadId } = capture(none, { contact });
    for (const external of ids) expect(capture(none, { contact, external }).leadId).toBe(leadId);
    for (const external of ids) {
      expect(capture(none, { external })).toEqual({ leadId, outcome: 'unchanged' });
    }
    expect(ledger.known.get(leadId)!.contact.external).toEqual([
      ...ids.slice(0, 2),
      { system: 'erp', id: '1' },
    ]);
    expect(ledger.known.get(leadId)!.lead.externalSystems).toEqual(['crm', 'erp']);
    // The same id in another system is another person.
    expect(capture(none, { external: { system: 'shop', id: '1' } }).leadId).not.toBe(leadId);
  });
});
