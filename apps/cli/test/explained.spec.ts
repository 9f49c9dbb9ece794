import { expect, it } from 'vitest';
import { formatExplained, type Explained } from '../src/capture/format-explained.js';

const leadId = '01a2088b-5729-742d-931e-fee9659bb436';
const other = '01a22ff1-3151-73be-89d4-2f333d414691';

const explained: Explained = {
  explained: true,
  outcome: 'matched',
  leadId,
  keys: [
    { kind: 'email', rule: 'in lower case, without signs that nobody sees', leadId: null },
    { kind: 'mailbox', rule: 'identity.email[0]', leadId },
  ],
  conflict: other,
  duplicates: [{ leadId: other, evidence: ['phone'], weak: false }],
  lead: {
    channel: 'paid_search',
    profile: { country: 'DE', attributes: { employees: 40 } },
    capturedAt: '2026-02-03T10:00:00.000Z',
    touchpoints: 2,
    externalSystems: [],
  },
  firstContact: 'moved',
  contact: { email: 'kept', phone: 'added' },
  channel: { name: 'paid_search', rule: 'channels[3]' },
  campaign: { campaignId: null },
  touchpoint: { kind: 'form', recorded: false },
  unlisted: ['industry'],
  consents: ['newsletter'],
  facts: ['smarketing.lead.first-touch-corrected.v1'],
  playbook: 4,
  ignored: [{ pointer: '/contact/phone', detail: 'is not a phone number' }],
};

it('what a capture would do is told in lines, with why', () => {
  expect(formatExplained(explained).split('\n')).toEqual([
    'It would add to a lead that is known. Nothing was stored.',
    `Lead ${leadId}`,
    '  by email        nobody (in lower case, without signs that nobody sees)',
    `  by mailbox      ${leadId} (identity.email[0])`,
    '  first contact   this one: it was before the one that is known, paid_search, 2026-02-03T10:00:00.000Z',
    '  channel         paid_search (channels[3])',
    '  campaign        a new one',
    '  touchpoint      form, known already',
    '  profile         country DE, employees 40',
    '  contact         email kept, phone added',
    '  consents        newsletter',
    '  facts           smarketing.lead.first-touch-corrected.v1',
    `  The e-mail address belongs to lead ${other}: it would not be taken over.`,
    `  May be the same person as lead ${other}: phone`,
    '  The playbook’s list industry does not have its word: it would count as other.',
    '  /contact/phone is not a phone number',
  ]);
});
