import { randomUUID } from 'node:crypto';
import {
  DealClosed,
  LeadAbsorbed,
  LeadMergedAway,
  LeadRestored,
  LeadUnmerged,
  type FactClass,
} from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import { eventually, LogProbe, type SeenFact } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, runIntake, upload } from './running-intake.js';

let intake: RunningService;
let log: LogProbe;

beforeAll(async () => {
  intake = await runIntake();
  log = await LogProbe.start(intake.system, ['identities']);
});
afterAll(async () => {
  await log?.stop();
  await intake?.stop();
});

/** The next fact of the kind and key that nobody has asked for yet. */
const asked = new Map<string, number>();
async function next<T extends object>(fact: FactClass<T>, key: string): Promise<SeenFact<T>> {
  const name = `${fact.name}/${key}`;
  const before = asked.get(name) ?? 0;
  asked.set(name, before + 1);
  return eventually(() => log.of(fact, key)[before]);
}

let people = 0;
const addressOf = (name: string) => `${name}.${(people += 1)}@north.example`;
const capture = async (email: string, more: object = {}) =>
  (await intake.post('/v1/leads', { contact: { email }, ...more })).body;
const lead = async (more: object = {}) =>
  (await capture(addressOf('somebody'), more)).leadId as string;
const merge = (into: string, absorb: string, more: object = {}) =>
  intake.post(`/v1/leads/${into}/merge`, { absorb, ...more });
const unmerge = (leadId: string) => intake.post(`/v1/leads/${leadId}/unmerge`, {});
const shown = async (leadId: string) => (await intake.get(`/v1/leads/${leadId}`)).body;

describe('two leads that are one person', () => {
  it('are merged, and what comes in under either identity reaches the survivor', async () => {
    const [mine, other] = [addressOf('ada'), addressOf('a.lovelace')];
    const survivor = (await capture(mine)).leadId;
    const met = { kind: 'form' };
    const absorbed = (
      await capture(other, {
        contact: { email: other, phone: '+49 30 1234567' },
        touchpoint: met,
        occurredAt: '2026-01-02T10:00:00Z',
        channel: 'event',
        external: { system: 'shop', id: '77' },
      })
    ).leadId;
    const answer = await merge(survivor, absorbed, { reason: 'same signature' });
    expect([answer.status, answer.body]).toEqual([200, { leadId: survivor, absorbed: [absorbed] }]);
    const told = await next(LeadAbsorbed, survivor);
    expect(told.data).toMatchObject({
      absorbedId: absorbed,
      part: 1,
      parts: 1,
      first: { channel: 'event', at: '2026-01-02T10:00:00.000Z' },
      touchpoints: [{ kind: 'form', at: '2026-01-02T10:00:00.000Z' }],
    });
    expect(JSON.stringify(told)).not.toContain('signature');
    expect((await next(LeadMergedAway, absorbed)).data).toEqual({
      leadId: absorbed,
      into: survivor,
    });
    expect(await shown(survivor)).toMatchObject({ absorbed: [{ leadId: absorbed }] });
    expect(await shown(absorbed)).toMatchObject({ mergedInto: survivor });

    const again = await capture(other, { touchpoint: { kind: 'demo-request' } });
    expect(again).toEqual({ leadId: survivor, mergedFrom: absorbed, created: false });
    const news = await next(LeadAbsorbed, survivor);
    expect(news.data).toMatchObject({
      absorbedId: absorbed,
      touchpoints: [{ kind: 'demo-request' }],
    });
    await intake.post(`/v1/leads/${absorbed}/touchpoints`, { kind: 'page-view' });
    expect((await next(LeadAbsorbed, survivor)).data).toMatchObject({
      touchpoints: [{ kind: 'page-view' }],
    });
    await intake.request(
      'POST',
      `/v1/leads/${absorbed}/first-touch`,
      { channel: 'email', reason: 'typo' },
      { role: 'revops' },
    );
    expect((await next(LeadAbsorbed, survivor)).data).toMatchObject({
      first: { channel: 'email' },
      touchpoints: [],
    });
    const mapping = {
      columns: { id: 'externalId', country: 'profile.country', at: 'occurredAt' },
      constants: { externalSystem: 'shop' },
    };
    const importId = await createImport(intake, mapping);
    const file = await upload(intake, importId, 'id,country,at\n77,FR,2026-02-01T10:00:00Z');
    expect(file.body).toMatchObject({ matched: 1 });
    expect((await next(LeadAbsorbed, survivor)).data).toMatchObject({
      profile: { country: 'FR' },
    });

    const card = await intake.get(`/v1/leads/${survivor}/contact`);
    expect(card.body).toMatchObject({ email: mine, phone: '+49 30 1234567' });
    const resolved = await intake.post('/v1/leads/resolve', { system: 'shop', ids: ['77'] });
    expect(resolved.body.leads).toEqual({ 77: survivor });

    expect((await unmerge(absorbed)).body).toEqual({
      leadId: absorbed,
      from: survivor,
      absorbed: [],
    });
    expect((await next(LeadUnmerged, survivor)).data.absorbedIds).toEqual([absorbed]);
    await next(LeadRestored, absorbed);
    expect(await shown(survivor)).not.toHaveProperty('absorbed');
    expect(await shown(absorbed)).not.toHaveProperty('mergedInto');
    expect(await shown(absorbed)).toMatchObject({ touchpoints: 3, channel: 'email' });
    expect((await capture(other)).leadId).toBe(absorbed);
    expect((await intake.get(`/v1/leads/${survivor}/contact`)).body.phone).toBeUndefined();
    const acts = await intake.get(`/v1/operations/acts?on=lead/${survivor}`, 'revops');
    expect(acts.body.items).toContainEqual(
      expect.objectContaining({ act: 'lead.merge', reason: 'same signature' }),
    );
  });

  it('are no conflict any more where a capture names both', async () => {
    const address = addressOf('grace');
    const other = (await capture(address)).leadId;
    const external = { system: 'crm', id: randomUUID() };
    const survivor = (await intake.post('/v1/leads', { external })).body.leadId;
    const both = { contact: { email: address }, external };
    expect((await intake.post('/v1/leads', both)).body).toMatchObject({ conflict: other });
    await merge(survivor, other);
    const { body } = await intake.post('/v1/leads', both);
    expect(body).toEqual({ leadId: survivor, created: false });
  });

  it('make a chain: the outermost answers, and gives back all of a link', async () => {
    const [address, b, c] = [addressOf('emmy'), await lead(), await lead()];
    const a = (await capture(address)).leadId;
    expect((await merge(b, a)).status).toBe(200);
    expect((await merge(c, b)).body).toEqual({ leadId: c, absorbed: [b, a] });
    const both = [await next(LeadAbsorbed, c), await next(LeadAbsorbed, c)];
    expect(both.map(({ data }) => data.absorbedId)).toEqual([b, a]);
    const touched = await capture(address, { touchpoint: { kind: 'form' } });
    expect(touched).toMatchObject({ leadId: c, mergedFrom: a });
    await next(LeadAbsorbed, b);
    expect((await next(LeadAbsorbed, b)).data.touchpoints).toHaveLength(1);
    expect((await next(LeadAbsorbed, c)).data.touchpoints).toHaveLength(1);
    expect((await unmerge(b)).body).toEqual({ leadId: b, from: c, absorbed: [a] });
    expect((await next(LeadUnmerged, c)).data.absorbedIds).toEqual([b, a]);
    expect(await shown(a)).toMatchObject({ mergedInto: b });
  });

  it('are merged once, when two people merge them both ways at the same time', async () => {
    const [one, other] = [await lead(), await lead()];
    const both = await Promise.all([merge(one, other), merge(other, one)]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
    const refused = both.find(({ status }) => status === 409)!;
    expect(refused.body.type).toBe('urn:smarketing:problem:merged-already');
    const survivors = [await shown(one), await shown(other)].filter(({ absorbed }) => absorbed);
    expect(survivors).toHaveLength(1);
  });

  it('are merged once with an idempotency key, however often that is sent', async () => {
    const [one, other] = [await lead(), await lead()];
    const headers = { 'idempotency-key': randomUUID() };
    const send = () => intake.post(`/v1/leads/${one}/merge`, { absorb: other }, { headers });
    expect(await send()).toMatchObject({ status: 200 });
    expect(await send()).toMatchObject({ status: 200 });
  });
});

describe('erasing leads that are one person', () => {
  it('goes by the survivor, and leaves nothing to unmerge', async () => {
    const [survivor, absorbed] = [await lead(), await lead()];
    await merge(survivor, absorbed);
    const erase = (leadId: string) =>
      intake.post(`/v1/leads/${leadId}/erasure`, { ground: 'request' }, 'revops');
    const alone = await erase(absorbed);
    expect([alone.status, alone.body.mergedInto]).toEqual([409, survivor]);
    expect((await erase(survivor)).status).toBe(200);
    const receipt = await intake.get(`/v1/erasures/${absorbed}`, 'revops');
    expect(receipt.body).toMatchObject({ erasedWith: survivor });
    const refused = await unmerge(absorbed);
    expect([refused.status, refused.body.type]).toEqual([
      410,
      'urn:smarketing:problem:lead-erased',
    ]);
    const both = [await merge(await lead(), absorbed), await merge(survivor, await lead())];
    expect(both.map(({ status }) => status)).toEqual([410, 410]);
  });
});

describe('a merge is refused, and nothing changes', () => {
  it.each<[string, () => Promise<[string, string]>, number, string, RegExp]>([
    [
      'of a lead with itself',
      async () => [await lead(), ''],
      422,
      'invalid-request',
      /^\/absorb: is the lead/,
    ],
    [
      'of an unknown lead',
      async () => [await lead(), randomUUID()],
      404,
      'no-such-lead',
      /^No lead has the id/,
    ],
    [
      'into an unknown lead',
      async () => [randomUUID(), await lead()],
      404,
      'no-such-lead',
      /^No lead has the id/,
    ],
    [
      'into a merged lead',
      async () => {
        const [gone, other] = [await lead(), await lead()];
        await merge(other, gone);
        return [gone, await lead()];
      },
      409,
      'merged-already',
      /^The lead of the address, .* was merged into lead .* Merge into/,
    ],
    [
      'of a merged lead',
      async () => {
        const [gone, other] = [await lead(), await lead()];
        await merge(other, gone);
        return [await lead(), gone];
      },
      409,
      'merged-already',
      /^The lead to absorb, .* Unmerge/,
    ],
  ])('%s', async (_, pair, status, type, detail) => {
    const [into, absorb] = await pair();
    const before = await intake.db.collection('leads').find().sort({ _id: 1 }).toArray();
    const answer = await merge(into, absorb === '' ? into.toUpperCase() : absorb);
    expect([answer.status, answer.body.type]).toEqual([status, `urn:smarketing:problem:${type}`]);
    expect(answer.body.detail).toMatch(detail);
    expect(await intake.db.collection('leads').find().sort({ _id: 1 }).toArray()).toEqual(before);
  });

  it('where the other lead has come further in sales, unless either may survive', async () => {
    const [one, further] = [await lead(), await lead()];
    const won = { leadId: further, repId: 'rep-1', cycle: 1, opportunityId: randomUUID() };
    const data: DealClosed = { ...won, outcome: 'won' };
    await intake.publish({ fact: DealClosed, data, sequence: 1, time: new Date() });
    await eventually(async () => (await shown(further)).conversion);
    const refused = await merge(one, further);
    expect([refused.status, refused.body.survivor]).toEqual([409, further]);
    expect(refused.body.detail).toContain(`Merge ${one} into ${further} instead.`);
    expect((await merge(one, further, { either: true })).body.leadId).toBe(further);
  });

  it.each([
    ['without a lead', {}, '/absorb'],
    ['with a reason that names somebody', { reason: 'ask jo@x.example' }, '/reason'],
    ['with what is not an id', { absorb: 'crm:4711' }, '/absorb'],
  ])('%s', async (_, body, pointer) => {
    const absorb = pointer === '/reason' ? { absorb: await lead() } : {};
    const answer = await intake.post(`/v1/leads/${await lead()}/merge`, { ...absorb, ...body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
    expect(JSON.stringify(answer.body)).not.toContain('jo@');
  });

  it('and so is the end of one that there is not', async () => {
    const alone = await lead();
    const answer = await unmerge(alone);
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:smarketing:problem:not-merged']);
    expect((await unmerge(randomUUID())).status).toBe(404);
  });
});
