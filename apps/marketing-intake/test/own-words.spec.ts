import { LeadProfileUpdated } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { captureLead, type KnownLead } from '../src/capture/capture-lead.js';
import { readCapture } from '../src/capture/read-capture.js';
import { terms } from './capture-terms.js';

const leadId = '01890000-0000-7000-8000-000000000001';
const contact = { email: 'anna@acme.example' };

function decide(known: KnownLead | undefined, input: CaptureInput) {
  const { command } = readCapture({ contact, ...input }, 'api', terms);
  return captureLead(known, command!, {
    leadId,
    campaignId: undefined,
    touchpointId: undefined,
    emailIsAnothers: false,
  });
}

describe('an industry, department or channel', () => {
  it.each([
    ['manufacturing', 'manufacturing'],
    ['Manufacturing', 'manufacturing'],
    [' MANUFACTURING\u200b ', 'manufacturing'],
    ['Computer Software', 'software'],
    ['COMPUTER_SOFTWARE', 'software'],
    ['Falconry', 'other'],
    ['Other', 'other'],
  ])('written as %j is %s', (industry, name) => {
    expect(decide(undefined, { profile: { industry } }).lead.profile.industry).toBe(name);
  });

  it('that no list has keeps its word with the contact data, and only then', () => {
    const listed = decide(undefined, { profile: { industry: 'Software' }, channel: 'E-Mail' });
    expect(listed.contact.words).toBeUndefined();
    const own = decide(undefined, { profile: { department: 'Falconry' }, channel: 'Pigeon Post' });
    expect(own.lead).toMatchObject({ channel: 'other', profile: { department: 'other' } });
    expect(own.contact.words).toEqual({ department: 'Falconry', channel: 'Pigeon Post' });
  });
});

describe('a word of the lead’s own', () => {
  const first = decide(undefined, { profile: { industry: 'Falconry' }, channel: 'Pigeon Post' });

  it('in another spelling changes nothing', () => {
    const again = decide(first, { profile: { industry: ' FALCONRY ' }, channel: 'pigeon post' });
    expect(again).toMatchObject({ outcome: 'unchanged', facts: [] });
  });

  it('gives way to another one without a fact, and to a listed one with a fact', () => {
    const other = decide(first, { profile: { industry: 'Alchemy' } });
    expect([other.facts, other.contact.words?.industry]).toEqual([[], 'Alchemy']);
    const listed = decide(first, { profile: { industry: 'Finance' } });
    expect(listed.facts.map(({ fact }) => fact)).toEqual([LeadProfileUpdated]);
    expect(listed.contact.words).toEqual({ channel: 'Pigeon Post' });
  });

  it('of an older capture fills gaps only, but for the channel, which is that of the first contact', () => {
    const occurredAt = '2020-01-01T00:00:00Z';
    const profile = { industry: 'Alchemy', department: 'Dungeon' };
    const again = decide(first, { profile, occurredAt, channel: 'Smoke' });
    expect(again.contact.words).toEqual({
      industry: 'Falconry',
      department: 'Dungeon',
      channel: 'Smoke',
    });
  });
});

describe('a lead of the time when bands held free text', () => {
  const of = (industry: string): KnownLead => ({
    lead: {
      ...decide(undefined, {}).lead,
      profile: { industry, department: 'Marketing', emailKind: 'company' },
    },
    contact,
  });

  it('stays as it is where a capture says nothing new', () => {
    expect(decide(of('Frau Zqxind'), {})).toMatchObject({ outcome: 'unchanged', facts: [] });
  });

  it('is published with names of the lists once it has news, its words in the vault', () => {
    const news = decide(of('Frau Zqxind'), { profile: { country: 'DE' } });
    expect(news.facts[0]?.data).toEqual({
      leadId,
      profile: { industry: 'other', department: 'marketing', emailKind: 'company', country: 'DE' },
    });
    expect(news.contact.words).toEqual({ industry: 'Frau Zqxind' });
    expect(decide(news, { profile: { country: 'DE' } }).outcome).toBe('unchanged');
  });
});
