import { expect, it } from 'vitest';
import { planLead } from '../src/demo-company/lead-plan.js';
import { twinOf } from '../src/demo-company/merge-twin.js';
import { quarterUntil } from '../src/demo-company/quarter.js';
import { formatLead } from '../src/lead/format-lead.js';

const quarter = quarterUntil(new Date('2026-12-01T00:00:00Z'));

it('somebody of the demo company comes once more with another address, the same each time', () => {
  const plan = planLead('acme', 1, quarter);
  const twin = twinOf('acme', plan);
  expect(twinOf('acme', planLead('acme', 1, quarter))).toEqual(twin);
  const [first] = plan.captures;
  expect(twin.contact!['lastName']).toBe(first!.contact!['lastName']);
  expect(twin.contact!['email']).not.toBe(first!.contact!['email']);
  expect(twin.external.id).not.toBe(plan.external.id);
  expect(twin.occurredAt > first!.occurredAt).toBe(true);
});

it('a lead says which one stands for it, or for which it stands', () => {
  const sheet = (lead: object) =>
    formatLead({
      leadId: 'a',
      lead: { channel: 'email', ...lead },
      timeline: {
        outcome: 'merged',
        facts: 2,
        campaigns: {},
        entries: [
          {
            stream: 'identities',
            sequence: 1,
            type: 'smarketing.lead.merged-away.v1',
            time: '2026-12-01T09:00:00Z',
            details: { into: 'b' },
          },
          {
            stream: 'identities',
            sequence: 2,
            type: 'smarketing.lead.absorbed.v1',
            time: '2026-12-01T09:00:00Z',
            details: { absorbedId: 'c' },
          },
        ],
      },
      campaignCodes: {},
      score: null,
      handoff: null,
      obligations: [],
    });
  const merged = sheet({ mergedInto: 'b' });
  expect(merged).toContain('merged into lead b, which stands for it');
  expect(merged).toContain('lead merged away: into lead b');
  expect(merged).toContain('lead absorbed: lead c');
  expect(sheet({ absorbed: [{ leadId: 'c' }] })).toContain('stands for lead c as well');
});
