import { describe, expect, it } from 'vitest';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { terms } from './capture-terms.js';

const contact = { email: 'anna@acme.example' };

function commandOf(input: CaptureInput) {
  const { command, problems } = readCapture(input, 'api', terms);
  if (!command) throw new Error(JSON.stringify(problems));
  return command;
}

describe('a capture at the door', () => {
  it('takes the kind of the e-mail address into the profile and the address into the contact', () => {
    const command = commandOf({
      contact: { email: ' Anna@Acme.Example ' },
      profile: { country: 'de' },
    });
    expect(command.profile).toEqual({ country: 'DE', emailKind: 'company' });
    expect(command.contact).toEqual({ email: 'Anna@Acme.Example' });
    expect(command.emailKey).toMatch(/^email:/);
  });

  it.each<[CaptureInput, string, number | undefined]>([
    [{ utm: { source: 'Google', medium: 'CPC' } }, 'paid_search', 3],
    [{ utm: { source: 'google', medium: 'x' } }, 'organic_search', 3],
    [{ utm: { source: 'else' } }, 'other', 3],
    [{}, 'direct_traffic', 3],
    [{ channel: 'Trade Fair', utm: { source: 'google' } }, 'event', undefined],
    [{ channel: 'tel_491701', utm: { source: 'google' } }, 'other', undefined],
    [{ channel: 'c'.repeat(100_000) }, 'other', undefined],
    [{ channel: '(none)' }, '(none)', undefined],
  ])('%j has the channel %s', (input, channel, playbook) => {
    expect(commandOf({ contact, ...input })).toMatchObject({ channel });
    expect(commandOf({ contact, ...input }).playbook).toBe(playbook);
  });

  it('knows a campaign by source, medium and campaign in any case', () => {
    const left = commandOf({
      contact,
      utm: { source: 'Google', medium: 'cpc', campaign: 'Spring ' },
    });
    const right = commandOf({
      contact,
      utm: { source: 'google', medium: 'CPC', campaign: 'spring' },
    });
    expect(left.campaign).toEqual(right.campaign);
    expect(left.campaign).toMatchObject({ code: 'spring', source: 'google', medium: 'cpc' });
    expect(commandOf({ contact, utm: { source: 'google' } }).campaign).toBeUndefined();
  });

  it('takes declared attributes only, and text for the value that is written so', () => {
    const { profile } = commandOf({
      contact,
      profile: { attributes: { vip: 'true', segment: 'pet' } },
    });
    expect(profile.attributes).toEqual({ vip: true, segment: 'pet' });
  });

  it('knows a dated touchpoint again, an undated one only where it came with a file', () => {
    const touchpoint = { kind: 'form' };
    const dated = { contact, touchpoint, occurredAt: '2026-03-01T00:00:00+01:00' };
    expect(commandOf(dated).touchpoint).toEqual({ kind: 'form', once: '1772319600000' });
    expect(commandOf({ contact, touchpoint }).touchpoint).toEqual({ kind: 'form' });
    expect(readCapture({ contact, touchpoint }, 'import', terms).command?.touchpoint?.once).toBe(
      'undated',
    );
  });

  it.each(['x', '12', 'call me', 'ring Jo, not before 9'])(
    'goes on without a phone that is none, and says so: %j',
    (phone) => {
      const command = commandOf({ contact: { ...contact, phone } });
      expect(command.contact).toEqual({ email: contact.email });
      expect(command.ignored).toMatchObject([{ field: 'contact.phone' }]);
      expect(JSON.stringify(command.ignored)).not.toContain(`"${phone}"`);
    },
  );

  it.each([
    '00212345-6789-4abc-8def-001234567890',
    '0a1234567890123456789012',
    '4ef15afb4b2723d8f3d81e51ec7afefe',
  ])('takes an id that machines give as the name of a system: %s', (system) => {
    expect(commandOf({ external: { system, id: '1' } }).external).toEqual({ system, id: '1' });
  });

  it.each(['0170-1234567', 'crm-1234567', '12345678901234567890'])(
    'takes no number for the name of a system: %s',
    (system) => {
      const { problems } = readCapture({ external: { system, id: '1' } }, 'api', terms);
      expect(problems).toMatchObject([{ field: 'external.system' }]);
    },
  );

  it.each<[string, CaptureInput, string]>([
    ['no identity', { profile: {} }, 'contact.email'],
    ['a blank identity', { contact: { email: ' ' } }, 'contact.email'],
    ['a broken address', { contact: { email: 'secret-name' } }, 'contact.email'],
    ['a mangled phone', { contact: { ...contact, phone: '4.479E+11' } }, 'contact.phone'],
    [
      'a name of two lines',
      { contact: { ...contact, lastName: 'secret-name\nx' } },
      'contact.lastName',
    ],
    ['an odd system', { external: { system: 'a b', id: '1' } }, 'external.system'],
    ['a blank external id', { external: { system: 'crm', id: ' ' } }, 'external.id'],
    ['a wrong size', { contact, profile: { companySize: 'secret-name' } }, 'profile.companySize'],
    ['a wrong country', { contact, profile: { country: 'secret-name' } }, 'profile.country'],
    [
      'an undeclared attribute',
      { contact, profile: { attributes: { shoe: 'secret-name' } } },
      'profile.attributes.shoe',
    ],
    [
      'a wrong value',
      { contact, profile: { attributes: { vip: 'secret-name' } } },
      'profile.attributes.vip',
    ],
    ['an unknown touchpoint', { contact, touchpoint: { kind: 'secret-name' } }, 'touchpoint.kind'],
    ['a time without a zone', { contact, occurredAt: '2026-03-01T00:00:00' }, 'occurredAt'],
    ['a time that is none', { contact, occurredAt: '2026-13-01T00:00:00Z' }, 'occurredAt'],
    ['a day that is none', { contact, occurredAt: '2026-02-30T10:00:00Z' }, 'occurredAt'],
    ['an hour that is none', { contact, occurredAt: '2026-03-01T24:00:00Z' }, 'occurredAt'],
    ['the future', { contact, occurredAt: '2026-03-10T12:01:01Z' }, 'occurredAt'],
    ['the far past', { contact, occurredAt: '1969-12-31T00:00:00Z' }, 'occurredAt'],
  ])('is refused for %s, without repeating the value', (_, input, field) => {
    const { problems } = readCapture(input, 'api', terms);
    expect(problems?.map((problem) => problem.field)).toEqual([field]);
    expect(JSON.stringify(problems)).not.toContain('secret-name');
  });

  it('takes null for absent', () => {
    const nothing = { profile: null, utm: null, touchpoint: null, occurredAt: null, channel: null };
    const input = { contact: { ...contact, phone: null }, ...nothing } as unknown as CaptureInput;
    const { listedAs: _, sameMailbox: _same, ...absent } = commandOf({ contact });
    expect(commandOf(input)).toMatchObject(absent);
  });

  it('takes scalar attributes only, also where the playbook lists no values', () => {
    const attributes = { segment: { name: 'secret-name' } } as unknown as Record<string, string>;
    const { problems } = readCapture({ contact, profile: { attributes } }, 'api', terms);
    expect(problems?.[0]).toMatchObject({ field: 'profile.attributes.segment' });
  });

  it('says all that is wrong at once', () => {
    const { problems } = readCapture(
      { contact: { email: 'x', phone: '4.479E+11' }, profile: { country: '?' } },
      'api',
      terms,
    );
    expect(problems).toHaveLength(3);
  });
});
