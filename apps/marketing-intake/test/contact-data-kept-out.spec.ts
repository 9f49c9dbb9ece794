import { describe, expect, it } from 'vitest';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { readCapture } from '../src/capture/read-capture.js';
import { readTouchpoint } from '../src/capture/read-touchpoint.js';
import { terms } from './capture-terms.js';

const external = { system: 'crm', id: '1' };

function problemsOf(input: CaptureInput) {
  return readCapture({ external, ...input }, 'import', terms).problems ?? [];
}

const personal = [
  'jo@acme.example',
  'winback-jo%40acme.example',
  'winback-jo%2540acme.example',
  'winback-jo%25252540acme.example',
  '100%_jo%ff%40acme.example',
  'jo％40acme.example',
  'jo＠acme.example',
  'jo(at)acme.example',
  'Erika Mustermann, +49 170 1234567',
  'tel (0170) 123-45.67',
  'tel%20%2B49%2F170%2F123456',
  '+49+170+1234567',
  '０１７０１２３４５６７',
  '01\u200b70\u200b12\u200b34',
  'a\u0007b',
  'a%0Ab',
];

describe('contact data in what goes into events', () => {
  const places: [string, (text: string) => CaptureInput][] = [
    ['utm.source', (source) => ({ utm: { source } })],
    ['utm.medium', (medium) => ({ utm: { medium } })],
    ['utm.campaign', (campaign) => ({ utm: { campaign } })],
    ['profile.industry', (industry) => ({ profile: { industry } })],
    ['profile.department', (department) => ({ profile: { department } })],
    ['profile.attributes.segment', (segment) => ({ profile: { attributes: { segment } } })],
  ];
  it.each(places.flatMap(([field, at]) => personal.map((text) => [field, text, at] as const)))(
    'is refused in %s, and not repeated: %j',
    (field, text, at) => {
      const problems = problemsOf(at(text));
      expect(problems.map((problem) => problem.field)).toEqual([field]);
      expect(problems[0]?.why).not.toMatch(/acme|mustermann|170/i);
    },
  );

  it('is refused in a touchpoint too', () => {
    const utm = { campaign: 'winback-jo%40acme.example' };
    const { problems } = readTouchpoint({ kind: 'form', utm }, terms);
    expect(problems?.map(({ field }) => field)).toEqual(['utm.campaign']);
  });

  it.each([
    'Erika M.',
    'shop 12345',
    'tel 0170 123 4567',
    'jo#acme',
    `long ${'x'.repeat(60)}`,
    'x%20y%3B',
  ])('no industry and no department is %j', (text) => {
    const problems = problemsOf({ profile: { industry: text, department: text } });
    expect(problems.map(({ field }) => field)).toEqual(['profile.industry', 'profile.department']);
  });

  it.each(['manufacturing', 'Health & Life-Sciences', 'R&D / IT, Einkauf', 'Straßenbau', '製造業'])(
    'an industry and a department is %j',
    (text) => {
      const profile = { industry: text, department: text };
      const { command } = readCapture({ external, profile }, 'api', terms);
      expect(command?.profile).toMatchObject(profile);
    },
  );

  it.each([
    'spring-2026',
    '2026-03-01-launch',
    '20260301',
    '12345678901',
    'DE | Brand: CRM (exact) 50%-off',
    'crm%20software',
    'Frühling+Sommer_2026/27',
    '{campaign}~a.b',
  ])('a campaign is %j', (campaign) => {
    expect(problemsOf({ utm: { campaign, source: campaign, medium: campaign } })).toEqual([]);
  });

  it.each(['jo&#64;acme.example', 'jo=40acme.example', 'jo"doe', 'jo<doe>'])(
    'no campaign is %j',
    (campaign) => {
      expect(problemsOf({ utm: { campaign } }).map(({ field }) => field)).toEqual(['utm.campaign']);
    },
  );

  it.each([
    ['tel_491701', 'other'],
    ['tel_(0170)_123_4567', 'other'],
    ['fair_2026_03', 'other'],
    ['organic_search', 'organic_search'],
    ['(none)', '(none)'],
  ])('the channel %s is %s', (channel, name) => {
    expect(terms.channelOf({ channel })).toBe(name);
    expect(problemsOf({ channel })).toEqual([]);
  });

  it('may look as it likes where the playbook lists it', () => {
    const attributes = new Map([['revenue', ['1000000-5000000']]]);
    const profile = { attributes: { revenue: '1000000-5000000' } };
    const { command } = readCapture({ external, profile }, 'api', { ...terms, attributes });
    expect(command?.profile.attributes).toEqual(profile.attributes);
  });
});
