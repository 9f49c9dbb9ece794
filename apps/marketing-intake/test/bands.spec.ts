import { describe, expect, it } from 'vitest';
import type { ProfileInput } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { readTouchpoint } from '../src/capture/read-touchpoint.js';
import { terms } from './capture-terms.js';

const external = { system: 'crm', id: '1' };

function profileOf(profile: ProfileInput) {
  const { command, problems } = readCapture({ external, profile }, 'api', terms);
  if (!command) throw new Error(JSON.stringify(problems));
  return command.profile;
}

describe('a country', () => {
  it.each([
    ['GB', 'GB'],
    ['uk', 'GB'],
    [' Uk\u00a0', 'GB'],
    ['el', 'GR'],
    ['de', 'DE'],
    ['\u200bＤＥ', 'DE'],
  ])('%j is %s', (typed, country) => {
    const read = readCapture({ external, profile: { country: typed } }, 'import', terms);
    expect(read.command?.profile.country).toBe(country);
  });

  it.each([
    'XX',
    'ZZ',
    'AA',
    'EU',
    'UN',
    'SU',
    'YU',
    'DD',
    'QM',
    'XK',
    'DEU',
    'Germany',
    'D',
    '49',
  ])('%s is none of ISO 3166-1, and is not repeated', (country) => {
    const { problems } = readCapture({ external, profile: { country } }, 'api', terms);
    expect(problems?.map(({ field }) => field)).toEqual(['profile.country']);
    expect(problems?.[0]?.why).toContain('ISO 3166-1');
  });
});

describe('a band', () => {
  it.each<[ProfileInput, object]>([
    [{ companySize: '50 - 249' }, { companySize: '50-249' }],
    [{ companySize: '50–249' }, { companySize: '50-249' }],
    [{ companySize: '50 \u2011 249 ' }, { companySize: '50-249' }],
    [{ companySize: '1000 +' }, { companySize: '1000+' }],
    [{ seniority: ' Director' }, { seniority: 'director' }],
    [{ seniority: 'EXECUTIVE\u200b' }, { seniority: 'executive' }],
    [{ emailKind: 'Free Mail' }, { emailKind: 'free-mail' }],
    [{ emailKind: 'COMPANY' }, { emailKind: 'company' }],
    [{ attributes: { vip: 'TRUE' } }, { attributes: { vip: true } }],
    [{ attributes: { vip: ' False ' } }, { attributes: { vip: false } }],
    [{ attributes: { vip: true } }, { attributes: { vip: true } }],
    [{ attributes: { tier: 'GOLD' } }, { attributes: { tier: 'gold' } }],
    [{ attributes: { tier: ' gold\u200b' } }, { attributes: { tier: 'gold' } }],
    [{ attributes: { tier: '  ' } }, {}],
  ])('%j is read as %j', (typed, profile) => {
    const attributes = new Map([...terms.attributes, ['tier', ['gold', 'silver']] as const]);
    const { command } = readCapture({ external, profile: typed }, 'api', { ...terms, attributes });
    expect(command?.profile).toEqual(profile);
  });

  it.each<ProfileInput>([
    { companySize: '50249' },
    { companySize: '80' },
    { seniority: 'boss' },
    { emailKind: 'x'.repeat(5_000) },
    { attributes: { vip: 'yes' } },
  ])('%j is none', (profile) => {
    expect(() => profileOf(profile)).toThrow('profile.');
  });
});

describe('a kind of touchpoint', () => {
  it.each(['demo-request', 'Demo Request', 'DEMO_REQUEST', ' demo–request\u200b'])(
    '%j is a demo request',
    (kind) => {
      expect(readTouchpoint({ kind }, terms).visit?.touchpoint.kind).toBe('demo-request');
      const { command } = readCapture({ external, touchpoint: { kind } }, 'import', terms);
      expect(command?.touchpoint?.kind).toBe('demo-request');
    },
  );
});
