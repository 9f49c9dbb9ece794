import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  inboundSchemas,
  inboundTopic,
  isSenderName,
  problemsOfInbound,
  senderOf,
  stageType,
  touchpointType,
} from '../src/index.js';

const leadId = '01975f0e-0000-7000-8000-000000000001';
const lead = { system: 'crm', externalId: '4711' };
const planted = 'anna.lee@planted.example';

it('contracts of other systems never change once they are published', () => {
  const digests = Object.entries(inboundSchemas).map(([type, schema]) => [
    type,
    createHash('sha256').update(JSON.stringify(schema)).digest('hex').slice(0, 16),
  ]);
  expect(Object.fromEntries(digests)).toMatchInlineSnapshot(`
    {
      "smarketing.inbound.stage.v1": "1d4e4ae46eece235",
      "smarketing.inbound.touchpoint.v1": "6b9989a4e059d220",
    }
  `);
});

describe('a fact of another system', () => {
  it.each([
    [touchpointType, { lead: { leadId }, kind: 'call' }],
    [touchpointType, { lead, kind: 'event', channel: 'fair', utm: { campaign: 'spring' } }],
    [stageType, { lead, stage: 'customer' }],
  ] as const)('keeps its contract: %s %j', (type, data) => {
    expect(problemsOfInbound(type, data)).toEqual([]);
  });

  it.each<[string, unknown, string, string]>([
    ['nothing', undefined, '/data', 'must be of type object'],
    ['a list', [], '/data', 'must be of type object'],
    ['no lead', { kind: 'call' }, '/data/lead', 'is missing'],
    ['no kind', { lead }, '/data/kind', 'is missing'],
    ['an empty lead', { lead: {}, kind: 'call' }, '/data/lead', 'must have either'],
    ['half a lead', { lead: { system: 'crm' }, kind: 'call' }, '/data/lead', 'must have either'],
    ['a lead twice', { lead: { ...lead, leadId }, kind: 'call' }, '/data/lead', 'must have either'],
    ['a strange id', { lead: { leadId: planted }, kind: 'call' }, '/data/lead/leadId', 'UUID'],
    ['a strange kind', { lead, kind: planted }, '/data/kind', 'must be one of'],
    ['a null', { lead, kind: 'call', channel: null }, '/data/channel', 'must be of type string'],
    ['an empty text', { lead, kind: 'call', channel: '' }, '/data/channel', 'must not be empty'],
    [
      ...([
        'a long text',
        { lead, kind: 'call', channel: planted.repeat(9) },
        '/data/channel',
      ] as const),
      'at most 120',
    ],
    ['a strange field', { lead, kind: 'call', [planted]: 1 }, '/data', 'number 3 in it'],
    [
      'a field deep down',
      { lead: { ...lead, [planted]: 1 }, kind: 'call' },
      '/data/lead',
      'number 3',
    ],
    ['a prototype', JSON.parse('{"__proto__":1}'), '/data', 'number 1 in it'],
    ['an address', { lead, kind: 'call', email: planted }, '/data/email', 'is contact data'],
    ['a name', { lead, kind: 'call', first_name: 'Anna' }, '/data/first_name', 'is contact data'],
    ['a phone', { lead, kind: 'call', phoneNumber: '+49' }, '/data/phoneNumber', 'is contact data'],
  ])('is refused with %s, by its place', (_, data, field, why) => {
    const problems = problemsOfInbound(touchpointType, data);
    expect(problems.find((one) => one.field === field)?.why).toContain(why);
    expect(JSON.stringify(problems)).not.toContain('planted');
  });
});

it('a topic says whose it is', () => {
  expect(senderOf(inboundTopic('crm-eu'))).toBe('crm-eu');
  expect(['crm', 'a1', 'CRM', '1a', 'a.b', 'a_b', '', 'x'.repeat(41)].map(isSenderName)).toEqual([
    ...[true, true, false, false, false, false, false, false],
  ]);
});
