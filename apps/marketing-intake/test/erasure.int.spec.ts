import {
  LeadErased,
  LeadErasedFromHandoffs,
  LeadErasedFromObligations,
  LeadErasedFromReports,
  LeadErasedFromScores,
} from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe, mongoOf, type FactToPublish } from '@smarketing/testing';
import type { Document, MongoClient } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingStored, runIntake } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;
let mongo: MongoClient;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['identities']);
  mongo = mongoOf(intake.system);
});
afterAll(async () => {
  await log?.stop();
  await mongo?.close();
  await intake?.stop();
});

const personOf = (name: string) => ({
  contact: { email: `${name}@erased.example`, lastName: `Planted-${name}` },
  external: { system: 'crm', id: `crm-${name}` },
  profile: { industry: `Falconry of ${name}` },
  clickIds: { gclid: `click-of-${name}` },
  touchpoint: { kind: 'form' },
});
const capture = async (name: string) =>
  (await intake.post('/v1/leads', personOf(name))).body.leadId as string;
const erase = (leadId: string, body: object = { ground: 'request' }) =>
  intake.request('POST', `/v1/leads/${leadId}/erasure`, body, { role: 'revops' });
const receiptOf = (leadId: string) => intake.get(`/v1/erasures/${leadId}`, 'revops');

const heldBy = { vault: '_id', vault_keys: '_id', identities: 'leadId', touchpoints: 'leadId' };

/** Collection → how many documents of the leads it holds. */
async function heldOf(leadIds: readonly string[]): Promise<Record<string, number>> {
  const counts = Object.entries(heldBy).map(async ([name, by]) => [
    name,
    await intake.db.collection(name).countDocuments({ [by]: { $in: [...leadIds] } }),
  ]);
  return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
}

const nothing = { vault: 0, vault_keys: 0, identities: 0, touchpoints: 0 };

describe('an erasure', () => {
  it('leaves nothing of the person, and a document that says so', async () => {
    const leadId = await capture('ada');
    const at = `/v1/leads/${leadId}`;
    await intake.request('GET', `${at}/contact`, undefined, {
      headers: { 'x-reason': 'ada-planted-called' },
    });
    await intake.post(
      `${at}/first-touch`,
      { channel: 'email', reason: 'ada-planted-said-so' },
      'revops',
    );
    expect(await everythingStored(intake)).toContain('ada-planted-called');
    const { status, body } = await erase(leadId);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      leadId,
      ground: 'request',
      deleted: [
        { of: 'vault_keys', count: 1 },
        { of: 'vault', count: 1 },
        { of: 'identities', count: 2 },
        { of: 'touchpoints', count: 1 },
      ],
      kept: [],
      missing: ['lead-scoring', 'sales-handoff', 'sla-monitor', 'feedback'],
      complete: false,
    });
    expect(await heldOf([leadId])).toEqual(nothing);
    const stored = await everythingStored(intake);
    for (const planted of ['ada-planted', 'Planted-ada', 'crm-ada', 'ada@', 'click-of-ada']) {
      expect(stored).not.toContain(planted);
    }
    const fact = await log.next(LeadErased, leadId);
    expect(fact.data).toEqual({ leadId, ground: 'request', deleted: body.deleted });
    expect(await intake.db.collection<{ _id: string }>('leads').findOne({ _id: leadId })).toEqual({
      _id: leadId,
      erased: { at: expect.any(Date), ground: 'request', deleted: body.deleted },
      bus: expect.anything(),
    });
  });

  it('is done once, whoever asks again', async () => {
    const leadId = await capture('bea');
    const [first, second] = await Promise.all([erase(leadId), erase(leadId)]);
    const third = await erase(leadId, { ground: 'objection' });
    expect([second.body, third.body]).toEqual([first.body, first.body]);
    const { bus } = (await intake.db.collection('leads').findOne({ _id: leadId as never }))!;
    expect(bus.sent.identities).toBe(1);
  });

  it('lets nothing be read or written of the lead, and says why', async () => {
    const leadId = await capture('cleo');
    await erase(leadId);
    const at = `/v1/leads/${leadId}`;
    const answers = [
      await intake.get(at),
      await intake.get(`${at}/contact`),
      await intake.post(`${at}/touchpoints`, { kind: 'form' }),
      await intake.post(`${at}/first-touch`, { channel: 'email', reason: 'x' }, 'revops'),
    ];
    for (const { status, body } of answers) {
      expect([status, body.type]).toEqual([410, 'urn:smarketing:problem:lead-erased']);
      expect(body.detail).toContain(`GET /v1/erasures/${leadId}`);
    }
    const { body } = await intake.post('/v1/leads/resolve', { system: 'crm', ids: ['crm-cleo'] });
    expect(body.leads).toEqual({});
  });

  it('makes the same person, captured anew, a new lead', async () => {
    const leadId = await capture('dora');
    await erase(leadId);
    const { body } = await intake.post('/v1/leads', personOf('dora'));
    expect([body.created, body.leadId === leadId]).toEqual([true, false]);
    expect(await heldOf([leadId])).toEqual(nothing);
  });

  it.each([
    ['of nobody', uuidv7(), { ground: 'request' }, 404],
    ['of no id', 'ada', { ground: 'request' }, 400],
    ['without a ground', undefined, {}, 422],
    ['for a ground that nobody knows', undefined, { ground: 'because' }, 422],
    ['for the ground that is the playbook’s', undefined, { ground: 'retention' }, 422],
    ['with words', undefined, { ground: 'request', why: 'Mrs Planted asked' }, 422],
  ])('%s is refused, and changes nothing', async (_, id, body, status) => {
    const leadId = id ?? (await capture('eve'));
    const answer = await erase(leadId, body);
    expect(answer.status).toBe(status);
    expect((await receiptOf(leadId)).status).toBe(status === 400 ? 400 : 404);
  });

  it('leaves nothing orphaned where captures and touchpoints race with it', async () => {
    const erased: string[] = [];
    for (let round = 0; round < 6; round++) {
      const name = `race-${round}`;
      const leadId = await capture(name);
      const racing = Array.from({ length: 6 }, (_, n) => {
        const { contact, touchpoint } = personOf(name);
        const external = { system: 'erp', id: `${name}-${n}` };
        // One that only brings a key: it teaches the lead nothing else.
        const old = { occurredAt: '2020-01-01T00:00:00Z' };
        return n % 3 === 2
          ? intake.post(`/v1/leads/${leadId}/touchpoints`, { kind: 'form' })
          : intake.post('/v1/leads', { contact, external, touchpoint, ...(n % 3 === 1 && old) });
      });
      const [{ status }, ...others] = await Promise.all([erase(leadId), ...racing]);
      expect(status).toBe(200);
      for (const other of others) expect([200, 201, 202, 410]).toContain(other.status);
      erased.push(leadId);
    }
    expect(await heldOf(erased)).toEqual(nothing);
    // And whoever came behind is a lead of its own, whole: each key leads to one that is there.
    const identities = await intake.db
      .collection<{ leadId: string }>('identities')
      .find()
      .toArray();
    const owners = [...new Set(identities.map(({ leadId }) => leadId))];
    const alive = { _id: { $in: owners as never[] }, erased: { $exists: false } };
    expect(await intake.db.collection('leads').countDocuments(alive)).toBe(owners.length);
  });
});

describe('the receipt', () => {
  it('names who has confirmed and who has not, in whatever order they do', async () => {
    const leadId = await capture('fay');
    const confirmed = (fact: FactToPublish['fact'], sequence = 1): FactToPublish => ({
      fact,
      data: { leadId },
      sequence,
      time: new Date(),
    });
    await intake.publish(confirmed(LeadErasedFromReports), confirmed(LeadErasedFromScores));
    await erase(leadId);
    await eventually(async () => (await receiptOf(leadId)).body.missing.length === 2);
    const half = (await receiptOf(leadId)).body;
    expect(half.missing).toEqual(['sales-handoff', 'sla-monitor']);
    expect(half.confirmations).toContainEqual({ service: 'sla-monitor', at: null });
    await intake.publish(confirmed(LeadErasedFromObligations), confirmed(LeadErasedFromHandoffs));
    await eventually(async () => (await receiptOf(leadId)).body.complete === true);
    const scored = half.confirmations.find(
      ({ service }: { service: string }) => service === 'lead-scoring',
    );
    // A service that was restored confirms once more.
    await intake.publish(confirmed(LeadErasedFromScores, 2), confirmed(LeadErasedFromHandoffs, 2));
    await eventually(async () => {
      const { seen } = (await intake.db.collection('erasures').findOne({ _id: leadId as never }))!
        .bus;
      return seen['scoring-erasures'] === 2 && seen['handoff-erasures'] === 2;
    });
    expect((await receiptOf(leadId)).body.confirmations).toContainEqual(scored);
  });

  it('is for revops only', async () => {
    const leadId = await capture('gia');
    const refused = await intake.request(
      'POST',
      `/v1/leads/${leadId}/erasure`,
      { ground: 'request' },
      { role: 'marketing' },
    );
    expect(refused.status).toBe(403);
    expect((await intake.get(`/v1/erasures/${leadId}`)).status).toBe(403);
  });
});

/** All documents of the collections. */
async function dump(names: readonly string[]): Promise<Map<string, Document[]>> {
  const found = names.map(
    async (name) => [name, await intake.db.collection(name).find().toArray()] as const,
  );
  return new Map(await Promise.all(found));
}

async function restore(backup: ReadonlyMap<string, Document[]>): Promise<void> {
  const db = mongo.db(intake.system.database('intake'));
  for (const [name, documents] of backup) {
    await db.collection(name).deleteMany({});
    if (documents.length > 0) await db.collection(name).insertMany(documents);
  }
}

/** What the service says of its newest restore, once it has started on what was restored. */
async function restartedOn(backup: ReadonlyMap<string, Document[]>) {
  await intake.stopInstances();
  await restore(backup);
  await intake.startInstance();
  const { body } = await intake.get('/v1/operations/restores', 'ops');
  return body.items[0];
}

describe('a restore', () => {
  it('of the vault and its keys alone brings nothing back', async () => {
    const [erased, kept] = [await capture('hana'), await capture('ida')];
    const backup = await dump(['vault', 'vault_keys']);
    await erase(erased);
    const told = await restartedOn(backup);
    expect(told.erasedAgain).toEqual({ leads: expect.any(Number), documents: expect.any(Number) });
    expect(told.erasedAgain.documents).toBeGreaterThanOrEqual(2);
    expect(await heldOf([erased])).toEqual(nothing);
    expect((await intake.get(`/v1/leads/${kept}/contact`)).body.lastName).toBe('Planted-ida');
  });

  it('of the whole database, older than the capture or the erasure, brings nothing back', async () => {
    const before = await capture('jana');
    const { db } = intake;
    const names = (await db.listCollections({ type: 'collection' }).toArray()).map(
      ({ name }) => name,
    );
    const backup = await dump(names);
    const since = await capture('kira');
    const receipts = [];
    for (const leadId of [before, since]) receipts.push((await erase(leadId)).body);
    await eventually(async () => (await db.collection('outbox').countDocuments()) === 0);
    const told = await restartedOn(backup);
    expect(told.erasedAgain).toEqual({ leads: 1, documents: 5 });
    expect(await heldOf([before, since])).toEqual(nothing);
    expect(await everythingStored(intake)).not.toMatch(/(jana|kira)@/);
    for (const receipt of receipts) {
      expect((await receiptOf(receipt.leadId)).body).toEqual(receipt);
    }
    const anew = await intake.post('/v1/leads', personOf('jana'));
    expect(anew.body.created).toBe(true);
  });
});
