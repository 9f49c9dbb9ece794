import { CampaignPlannedV1 } from '@smarketing/contracts';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { decodeRecord } from '../src/consume/decode-record.js';
import { on } from '../src/fold/view.js';
import { partitionOf } from '../src/index.js';
import { RecordHeaders } from '../src/kafka/record-headers.js';
import { captured, messageOf, time } from './lead-facts.js';

const leadId = uuidv7();
const message = messageOf(captured(leadId, 3));
const record = {
  offset: 7,
  partition: message.partition,
  key: leadId as string | null,
  keyBytes: Buffer.from(leadId) as Buffer | null,
  headers: RecordHeaders.of(Object.entries(message.headers)),
  body: Buffer.from(message.body),
  timestamp: 0,
};

describe('A record of the log', () => {
  it('is a fact where it keeps its contract', () => {
    const { fact, fault } = decodeRecord(record, 'leads');
    expect(fault).toBeUndefined();
    expect(fact).toMatchObject({
      id: `leads/${leadId}/3`,
      type: 'smarketing.lead.captured.v1',
      stream: 'leads',
      key: leadId,
      sequence: 3,
      time,
      data: { leadId, channel: 'email' },
    });
  });

  it('may hold more than this version knows', () => {
    const body = Buffer.from(JSON.stringify({ ...JSON.parse(message.body), mood: 'good' }));
    expect(decodeRecord({ ...record, body }, 'leads').fact?.data).toMatchObject({ mood: 'good' });
  });

  it('of an older version is read as the newest, and is neither published nor folded any more', () => {
    const campaignId = uuidv7();
    const old = { campaignId, code: 'spring', source: 'google', channel: 'email' };
    const texts = {
      ...message.headers,
      ce_type: 'smarketing.campaign.planned.v1',
      ce_subject: campaignId,
    };
    const body = Buffer.from(JSON.stringify(old));
    const planned = {
      ...record,
      partition: partitionOf(campaignId),
      key: campaignId,
      keyBytes: Buffer.from(campaignId),
      headers: RecordHeaders.of(Object.entries(texts)),
      body,
    };
    expect(decodeRecord(planned, 'campaigns').fact).toMatchObject({
      type: 'smarketing.campaign.planned.v3',
      data: { campaignId, channel: 'email' },
    });
    const broken = { ...planned, body: Buffer.from(JSON.stringify({ campaignId })) };
    expect(decodeRecord(broken, 'campaigns').fault?.message).toMatch(/code/);
    expect(() => on(CampaignPlannedV1, () => undefined)).toThrow(
      'fold smarketing.campaign.planned.v2',
    );
  });

  it('of a type that this version does not know is a fact all the same', () => {
    const changed = { ...message.headers, ce_type: 'smarketing.lead.cloned.v9' };
    const headers = RecordHeaders.of(Object.entries(changed));
    const body = Buffer.from('{"a":1}');
    const { fact } = decodeRecord({ ...record, headers, body }, 'leads');
    expect(fact).toMatchObject({ type: 'smarketing.lead.cloned.v9', data: { a: 1 } });
  });

  it.each([
    ['without a key', { key: null, keyBytes: null }, /has no key/],
    ['with the key of another', { key: uuidv7() }, /key/],
    ['whose key is not UTF-8', { key: null, keyBytes: Buffer.from([0xff]) }, /key is not UTF-8/],
    [
      'on another partition than its key',
      { partition: (message.partition + 1) % 6 },
      /belongs on partition \d and it lies on \d: .*murmur2/,
    ],
    ['that is a tombstone', { body: null }, /tombstone/],
    ['whose body is not UTF-8', { body: Buffer.from([0x22, 0xff, 0x22]) }, /not UTF-8/],
    ['whose body is not an object', { body: Buffer.from('[]') }, /not a JSON object/],
    ['without an envelope', { headers: RecordHeaders.none }, /ce_specversion/],
    ['whose body is not JSON', { body: Buffer.from('{') }, /not JSON/],
    ['without a body', { body: Buffer.alloc(0) }, /not JSON/],
    ['whose body breaks its contract', { body: Buffer.from('{}') }, /leadId/],
    [
      'whose body is of another lead',
      { body: Buffer.from(messageOf(captured(uuidv7())).body) },
      /leadId/,
    ],
  ])('%s is at fault, and no retry helps', (_, change, reason) => {
    const { fact, fault } = decodeRecord({ ...record, ...change }, 'leads');
    expect(fact).toBeUndefined();
    expect(fault).toMatchObject({ retryable: false, message: expect.stringMatching(reason) });
  });

  it('on the stream of others is at fault', () => {
    expect(decodeRecord(record, 'scores').fault?.message).toMatch(/stream leads/);
  });
});
