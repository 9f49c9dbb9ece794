import { describe, expect, it } from 'vitest';
import type { CaptureInput } from '../src/capture/capture-input.js';
import { captureLead } from '../src/capture/capture-lead.js';
import { readCapture } from '../src/capture/read-capture.js';
import { readTouchpoint } from '../src/capture/read-touchpoint.js';
import { terms } from './capture-terms.js';

const external = { system: 'crm', id: '1' };
const leadId = '01890000-0000-7000-8000-000000000001';
const campaignId = '01890000-0000-7000-8000-000000000002';
const touchpointId = '01890000-0000-7000-8000-000000000003';

/** What a capture makes of a new lead: the facts that leave the service, and what goes into the vault. */
function captured(input: CaptureInput) {
  const { command, problems } = readCapture({ external, ...input }, 'import', terms);
  if (!command) throw new Error(JSON.stringify(problems));
  const decision = captureLead(undefined, command, {
    leadId,
    campaignId: command.campaign && campaignId,
    touchpointId: command.touchpoint && touchpointId,
    emailIsAnothers: false,
  });
  return { command, decision, published: JSON.stringify(decision.facts) };
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
  'jo at acme dot example',
  'Erika Mustermann, +49 170 1234567',
  'tel (0170) 123-45.67',
  'tel%20%2B49%2F170%2F123456',
  '+49+170+1234567',
  '０１７０１２３４５６７',
  '01\u200b70\u200b12\u200b34',
  '(415) 555-0134',
  'winback-0170 1234567',
];
const nameless = [
  'Erika Mustermann Hauptstr 5 Berlin',
  'Frau Zqxind Mustermann',
  'zqxchan_hans_muster',
  '491715550199',
  '171 5550199',
  'DE89370400440532013000',
  'aGFucy5tdXN0ZXJAYWNtZS5leGFtcGxl',
];

describe('free text in what goes into events', () => {
  it.each([...personal, ...nameless])('never leaves the service, by whatever field: %j', (text) => {
    const { decision, published } = captured({
      profile: { industry: text, department: text, attributes: { segment: text } },
      channel: text,
      utm: { source: text, medium: text, campaign: text, term: text, content: text },
      touchpoint: { kind: 'form' },
    });
    expect(decision.facts.map(({ data }) => data)).toEqual([
      {
        leadId,
        source: 'import',
        channel: 'other',
        ...(personal.includes(text) ? {} : { campaignId }),
        profile: {
          industry: 'other',
          department: 'other',
          emailKind: 'none',
          attributes: { segment: 'other' },
        },
      },
      expect.objectContaining({ kind: 'form', channel: 'other' }),
    ]);
    expect(published).not.toMatch(/acme|muster|zqx|555|1234567|DE89|aGFu/i);
    const read = text.replaceAll('\u200b', '');
    expect(decision.contact.words).toEqual({
      industry: read,
      department: read,
      channel: read,
      'attributes.segment': read,
    });
  });

  it('is none of a number that is declared without its values, if it is short', () => {
    const { decision } = captured({ profile: { attributes: { segment: 12 } } });
    expect(decision.lead.profile.attributes).toEqual({ segment: 12 });
    const long = captured({ profile: { attributes: { segment: 491_715_550_123 } } });
    expect(long.decision.lead.profile.attributes).toEqual({ segment: 'other' });
  });

  it.each(['a\u0007b', 'a\nb'])('is refused for control characters, and not repeated', (text) => {
    const profile = { industry: text, attributes: { segment: text } };
    const { problems } = readCapture({ external, profile }, 'api', terms);
    expect(problems?.map(({ field }) => field)).toEqual([
      'profile.industry',
      'profile.attributes.segment',
    ]);
  });

  it('may look as it likes where the playbook lists it', () => {
    const attributes = new Map([['revenue', ['1000000-5000000']]]);
    const profile = { attributes: { revenue: '1000000-5000000' } };
    const { command } = readCapture({ external, profile }, 'api', { ...terms, attributes });
    expect(command?.profile.attributes).toEqual(profile.attributes);
  });
});

describe('a campaign that looks like contact data', () => {
  it.each(personal)(
    'is left out, the lead is not, and the answer does not repeat it: %j',
    (text) => {
      const { command } = captured({ utm: { source: 'google', campaign: text } });
      expect(command.campaign).toBeUndefined();
      expect(command.channel).toBe('organic_search');
      expect(command.ignored?.map(({ field }) => field)).toEqual(['utm.campaign']);
      expect(command.ignored?.[0]?.why).toContain('taken without its campaign');
      expect(command.ignored?.[0]?.why).not.toMatch(/acme|mustermann|170/i);
    },
  );

  it('is left out of a touchpoint too', () => {
    const utm = { campaign: 'winback-jo%40acme.example' };
    const { visit } = readTouchpoint({ kind: 'form', utm }, terms);
    expect(visit).toMatchObject({
      channel: 'direct_traffic',
      ignored: [{ field: 'utm.campaign' }],
    });
    expect(visit?.campaign).toBeUndefined();
  });

  it.each([
    'jo&#64;acme.example',
    'jo=40acme.example',
    'jo"doe',
    'jo<doe>',
    'x'.repeat(121),
    'a\u0007',
  ])('or holds other signs, is left out, too', (campaign) => {
    const { command } = captured({ utm: { campaign } });
    expect([command.campaign, command.ignored?.length]).toEqual([undefined, 1]);
  });

  it('is looked for where there is a campaign only', () => {
    const { command } = captured({ utm: { source: 'jo@acme.example' } });
    expect([command.channel, command.ignored]).toEqual(['other', undefined]);
  });
});

describe('a campaign', () => {
  it.each([
    'sale-2026-02-05-2026-02-12',
    'webinar-2026-02-15-1030',
    'q1 01.01.2026-31.03.2026',
    'spring-2026',
    '2026-03-01-launch',
    '20260301',
    '20260101_20260331_brand',
    'black-friday-20261127',
    '12345678901',
    '120210987654321',
    'DE | Brand: CRM (exact) 50%-off',
    'crm%20software',
    'Frühling+Sommer_2026/27',
    '{campaign}~a.b',
  ])('is %j', (campaign) => {
    const { command } = captured({ utm: { campaign, source: campaign, medium: campaign } });
    expect(command.campaign?.code).toBe(campaign.normalize('NFC').toLowerCase());
    expect(command.ignored).toBeUndefined();
  });
});
