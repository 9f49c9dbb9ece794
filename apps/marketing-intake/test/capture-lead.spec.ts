import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeadCaptured, LeadProfileUpdated, TouchpointRecorded } from '@smarketing/contracts';
import type { CaptureInput } from '../src/capture/capture-input.js';
import {
  captureLead,
  type CaptureCircumstances,
  type KnownLead,
} from '../src/capture/capture-lead.js';
import { matchLead } from '../src/capture/match-lead.js';
import { readCapture } from '../src/capture/read-capture.js';
import { terms } from './capture-terms.js';

const leadId = '01890000-0000-7000-8000-000000000001';
const touchpointId = '01890000-0000-7000-8000-000000000002';
const contact = { email: 'anna@acme.example' };

function decide(
  known: KnownLead | undefined,
  input: CaptureInput,
  more: Partial<CaptureCircumstances> = {},
) {
  const { command, problems } = readCapture({ contact, ...input }, 'api', terms);
  if (!command) throw new Error(JSON.stringify(problems));
  return captureLead(known, command, {
    leadId,
    campaignId: undefined,
    touchpointId: input.touchpoint && touchpointId,
    emailIsAnothers: false,
    ...more,
  });
}
const factsOf = ({ facts }: ReturnType<typeof decide>) => facts.map(({ fact }) => fact);

describe('capturing a lead', () => {
  it('publishes a new one with its channel, profile and the time of the first contact', () => {
    const occurredAt = '2018-02-01T00:00:00Z';
    const decision = decide(undefined, {
      channel: 'social',
      profile: { industry: 'software' },
      occurredAt,
    });
    expect(decision).toMatchObject({ outcome: 'created', leadChanged: true, contactChanged: true });
    const profile = { industry: 'software', emailKind: 'company' };
    expect(decision.facts).toEqual([
      {
        fact: LeadCaptured,
        time: new Date(occurredAt),
        data: { leadId, source: 'api', channel: 'social', profile },
      },
    ]);
  });

  it('records the touchpoint that came with it', () => {
    const decision = decide(undefined, { touchpoint: { kind: 'form' } });
    expect(factsOf(decision)).toEqual([LeadCaptured, TouchpointRecorded]);
    expect(decision.lead.touchpoints).toBe(1);
    expect(decision.facts[0]?.playbook).toBe(3);
  });

  it('a second time changes nothing', () => {
    const input = { profile: { industry: 'software' }, external: { system: 'crm', id: '1' } };
    const again = decide(decide(undefined, input), input);
    expect(again).toMatchObject({
      outcome: 'unchanged',
      leadChanged: false,
      contactChanged: false,
      facts: [],
    });
  });

  it('a second time in another spelling of the address changes nothing', () => {
    const again = decide(decide(undefined, {}), { contact: { email: 'ANNA@acme.example' } });
    expect(again.outcome).toBe('unchanged');
  });

  it('a second time with a touchpoint records the touchpoint only', () => {
    const again = decide(decide(undefined, {}), { touchpoint: { kind: 'call' } });
    expect(again.outcome).toBe('matched');
    expect(factsOf(again)).toEqual([TouchpointRecorded]);
  });

  it('with a new profile publishes the whole profile, and keeps the first channel', () => {
    const first = decide(undefined, {
      channel: 'social',
      profile: { industry: 'software', attributes: { vip: true } },
    });
    const again = decide(first, {
      channel: 'email',
      profile: { country: 'DE', attributes: { segment: 'x' } },
    });
    expect(again.lead).toMatchObject({ channel: 'social' });
    expect(again.facts).toEqual([
      {
        fact: LeadProfileUpdated,
        time: terms.now,
        data: {
          leadId,
          profile: {
            industry: 'software',
            country: 'DE',
            emailKind: 'company',
            attributes: { vip: true, segment: 'x' },
          },
        },
      },
    ]);
  });

  it('older than what is known fills gaps and overwrites nothing', () => {
    const first = decide(undefined, { profile: { industry: 'software' } });
    const occurredAt = '2020-01-01T00:00:00Z';
    const again = decide(first, {
      occurredAt,
      profile: { industry: 'finance', country: 'DE' },
      contact: { ...contact, company: 'A' },
    });
    expect(again.lead.profile).toMatchObject({ industry: 'software', country: 'DE' });
    expect(again.contact).toMatchObject({ company: 'A' });
    expect(again.lead.knownAsOf).toEqual(terms.now);
  });

  it('turns the kind "none" into the kind of an address that is learnt, of an older capture too', () => {
    const external = { system: 'crm', id: '1' };
    const first = decide(undefined, { contact: {}, external });
    expect(first.lead.profile.emailKind).toBe('none');
    for (const occurredAt of [terms.now, new Date('2020-01-01T00:00:00Z')]) {
      expect(decide(first, { external, occurredAt }).lead.profile.emailKind).toBe('company');
    }
  });

  it('does not take over the address of another lead', () => {
    const first = decide(undefined, { contact: {}, external: { system: 'crm', id: '1' } });
    const again = decide(first, { profile: { country: 'DE' } }, { emailIsAnothers: true });
    expect(again.contact.email).toBeUndefined();
    expect(again.lead.profile).toEqual({ emailKind: 'none', country: 'DE' });
  });

  it('never blanks a known field, and captures of any content twice change nothing the second time', () => {
    const field = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
    const input = fc.record({
      profile: fc.record({ industry: field, department: field }),
      contact: fc.record({ email: fc.constant(contact.email), company: field, lastName: field }),
      occurredAt: fc.constantFrom(
        new Date('2020-01-01T00:00:00Z'),
        new Date('2024-01-01T00:00:00Z'),
      ),
    }) as fc.Arbitrary<CaptureInput>;
    fc.assert(
      fc.property(fc.array(input, { minLength: 1, maxLength: 6 }), (inputs) => {
        let known: KnownLead | undefined;
        for (const one of inputs) {
          const next = decide(known, one);
          expect(Object.keys(next.lead.profile)).toEqual(
            expect.arrayContaining(Object.keys(known?.lead.profile ?? {})),
          );
          expect(Object.keys(next.contact)).toEqual(
            expect.arrayContaining(Object.keys(known?.contact ?? {})),
          );
          expect(decide(next, one).outcome).toBe('unchanged');
          known = next;
        }
      }),
    );
  });
});

describe('matching a person', () => {
  it.each([
    [undefined, undefined, { leadId: undefined }],
    ['a', undefined, { leadId: 'a' }],
    [undefined, 'b', { leadId: 'b' }],
    ['a', 'a', { leadId: 'a' }],
    ['a', 'b', { leadId: 'b', conflict: 'a' }],
  ])('by e-mail %s and external id %s gives %j', (byEmail, byExternal, match) => {
    expect(matchLead(byEmail, byExternal)).toEqual(match);
  });
});
