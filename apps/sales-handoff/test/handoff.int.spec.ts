import {
  DealClosed,
  LeadAccepted,
  LeadAssigned,
  LeadRecycled,
  LeadRejected,
  LeadUnassignable,
  OpportunityOpened,
  PurchaseRecorded,
} from '@smarketing/contracts';
import type { Role } from '@smarketing/access';
import { type RunningService, type Answer, type Sender } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qualifiedAt, qualify, runHandoff } from './running-handoff.js';

let service: RunningService;
let probe: LogProbe;

beforeAll(async () => {
  service = await runHandoff();
  probe = await LogProbe.start(service.system, ['handoffs']);
});

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

async function inStage(leadId: string, stage: string) {
  return eventually(async () => {
    const { body } = await service.get(`/v1/handoffs/${leadId}`);
    return body.stage === stage && body;
  });
}

async function assigned(): Promise<string> {
  const leadId = uuidv7();
  await qualify(service, [leadId]);
  await inStage(leadId, 'assigned');
  return leadId;
}

describe('As long as no rep is active', () => {
  it('a lead waits, which is said once, and gets a rep as soon as one is there', async () => {
    const leadId = uuidv7();
    await qualify(service, [leadId]);
    await probe.next(LeadUnassignable, leadId);
    expect((await service.post(`/v1/handoffs/${leadId}/accept`)).body).toMatchObject({
      status: 409,
      stage: 'qualified',
      legal: [],
      retryAfterSeconds: 1,
    });
    const before = Date.now();
    expect((await service.post('/v1/reps', { repId: 'jo', name: 'Jo' }, 'revops')).status).toBe(
      201,
    );
    const { data, time, playbook } = await probe.next(LeadAssigned, leadId);
    expect(data).toEqual({ leadId, repId: 'jo', cycle: 1, rule: 'weighted-round-robin' });
    expect(time.getTime()).toBeGreaterThanOrEqual(before - 1_000);
    expect(playbook).toBe(1);
    expect(probe.of(LeadUnassignable, leadId)).toHaveLength(1);
  });
});

describe('A qualified lead', () => {
  it('is assigned as of its qualification, and goes its way to a customer', async () => {
    const leadId = await assigned();
    const times = ['2018-03-02', '2018-03-05', '2018-04-01', '2018-06-01'].map(
      (day) => `${day}T12:00:00.000Z`,
    );
    const amount = { amount: 99_00, currency: 'BRL' };
    const steps = [
      ['accept', {}],
      ['opportunity', { expected: amount }],
      ['close', { outcome: 'won', amount }],
      ['purchases', { amount }],
    ] as const;
    for (const [index, [act, said]] of steps.entries()) {
      const body = { ...said, occurredAt: times[index] };
      const answer = await service.post(`/v1/handoffs/${leadId}/${act}`, body);
      expect(answer).toMatchObject({ status: 200, body: { changed: true } });
    }
    await probe.next(PurchaseRecorded, leadId);
    const seen = [LeadAssigned, LeadAccepted, OpportunityOpened, DealClosed, PurchaseRecorded].map(
      (fact) => probe.of<object>(fact, leadId),
    );
    expect(seen.flat().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(seen.flat().map(({ time }) => time)).toEqual([
      qualifiedAt,
      ...times.map((time) => new Date(time)),
    ]);
    expect(probe.of(DealClosed, leadId)[0]!.data).toMatchObject({ outcome: 'won', amount });
    const { body } = await service.get(`/v1/handoffs/${leadId}`, 'marketing');
    expect(body).toMatchObject({
      stage: 'won',
      purchases: 1,
      legal: ['purchases', 'churn'],
      amount,
    });
    expect(Object.keys(body)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(bus|qualifiedBy|unassignable)$/)]),
    );
  });

  it('that was given back comes again as the next cycle', async () => {
    const leadId = await assigned();
    const refused = await service.post(`/v1/handoffs/${leadId}/reject`, { reason: 'mood' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
    const rejected = await service.post(`/v1/handoffs/${leadId}/reject`, { reason: 'no-budget' });
    expect(rejected.body).toMatchObject({ stage: 'recycled', reason: 'no-budget', legal: [] });
    await probe.next(LeadRecycled, leadId);
    expect(probe.of(LeadRejected, leadId)[0]!.data.reason).toBe('no-budget');
    await qualify(service, [leadId], 2);
    const again = await inStage(leadId, 'assigned');
    expect(again.cycle).toBe(2);
    expect(again).not.toHaveProperty('reason');
  });

  it('is accepted once by twenty at the same time', async () => {
    const leadId = await assigned();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => service.post(`/v1/handoffs/${leadId}/accept`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ body }) => body.changed)).toHaveLength(1);
    await service.post(`/v1/handoffs/${leadId}/opportunity`);
    await probe.next(OpportunityOpened, leadId);
    expect(probe.of(LeadAccepted, leadId)).toHaveLength(1);
  });
});

const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('A command', () => {
  it('that the stage does not allow is 409 and says which are legal', async () => {
    const leadId = await assigned();
    const answer = await service.post(`/v1/handoffs/${leadId}/close`, { outcome: 'won' });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'urn:smarketing:problem:illegal-transition',
      status: 409,
      stage: 'assigned',
      legal: ['accept', 'reject'],
    });
  });

  it('for a lead that is not here is 404 and says when to come again', async () => {
    const answer = await service.post(`/v1/handoffs/${uuidv7()}/accept`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await service.get(`/v1/handoffs/${uuidv7()}`)).status).toBe(404);
  });

  it.each<[string, object, string]>([
    ['close', { outcome: 'lost' }, '/reason'],
    ['close', { outcome: 'won', reason: 'price' }, '/reason'],
    [
      'close',
      { outcome: 'lost', reason: 'price', amount: { amount: 1, currency: 'EUR' } },
      '/amount',
    ],
    ['close', { outcome: 'won', amount: { amount: 1.5, currency: 'EUR' } }, '/amount/amount'],
    ['close', { outcome: 'won', amount: { amount: 1, currency: 'euro' } }, '/amount/currency'],
    ['close', { outcome: 'won', amount: null }, '/amount'],
    ['close', { outcome: 'won', amount: euros(10 ** 12 + 1) }, '/amount/amount'],
    ['close', { outcome: 'won', amount: euros(Number.MAX_SAFE_INTEGER) }, '/amount/amount'],
    ['close', { outcome: 'won', amount: euros(-1) }, '/amount/amount'],
    ['opportunity', { expected: euros(10 ** 12 + 1) }, '/expected/amount'],
    ...['XXX', 'XTS', 'XAU', 'XDR', 'ZZX', 'DEM'].flatMap((currency) => [
      ['close', { outcome: 'won', amount: { amount: 1, currency } }, '/amount/currency'] as [
        string,
        object,
        string,
      ],
      ['opportunity', { expected: { amount: 1, currency } }, '/expected/currency'] as [
        string,
        object,
        string,
      ],
      ['purchases', { amount: { amount: 1, currency } }, '/amount/currency'] as [
        string,
        object,
        string,
      ],
    ]),
    ['purchases', { amount: euros(10 ** 12 + 1) }, '/amount/amount'],
    ['purchases', { amount: euros(0) }, '/amount/amount'],
    ['purchases', { amount: euros(1.5) }, '/amount/amount'],
    ['purchases', { amount: { amount: '5', currency: 'EUR' } }, '/amount/amount'],
    ['accept', { occurredAt: '2999-01-01T00:00:00.000Z' }, '/occurredAt'],
    ['accept', { occurredAt: 'yesterday' }, '/occurredAt'],
    ['accept', { rep: 'jo' }, '/rep'],
    ['purchases', {}, '/amount'],
    ['churn', { reason: 'mood' }, '/reason'],
  ])('%s %j is 422 and points at %s', async (act, body, pointer) => {
    const answer = await service.post(`/v1/handoffs/${uuidv7()}/${act}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault: { pointer: string }) => fault.pointer)).toContain(
      pointer,
    );
  });

  it('of a customer must not be before the deal, and an amount may be as large as 10^12', async () => {
    const leadId = await assigned();
    const amount = euros(10 ** 12);
    const occurredAt = '2026-02-10T10:00:00.000Z';
    const before = '2026-02-10T09:59:59.999Z';
    const done = await service.post('/v1/handoffs/batch', {
      commands: [
        { leadId, act: 'accept' },
        { leadId, act: 'opportunity', expected: euros(0) },
        { leadId, act: 'close', outcome: 'won', amount, occurredAt },
        { leadId, act: 'purchases', amount, occurredAt: before },
        { leadId, act: 'purchases', amount, occurredAt },
      ],
    });
    const problems = done.body.results.map((row: { problem?: object }) => row.problem);
    expect(problems.map(Boolean)).toEqual([false, false, false, true, false]);
    expect(problems[3]).toMatchObject({
      type: 'urn:smarketing:problem:before-the-deal',
      wonAt: occurredAt,
      errors: [{ pointer: '/occurredAt' }],
    });
    for (const [act, body] of [
      ['purchases', { amount }],
      ['churn', { reason: 'price' }],
    ] as const) {
      const answer = await service.post(`/v1/handoffs/${leadId}/${act}`, {
        ...body,
        occurredAt: before,
      });
      expect([answer.status, answer.body.detail]).toEqual([
        422,
        expect.stringContaining('The deal was won at 2026-02-10T10:00:00.000Z'),
      ]);
    }
  });

  it('with an idempotency key is answered as the first time', async () => {
    const leadId = await assigned();
    const done = await service.post('/v1/handoffs/batch', {
      commands: [
        { leadId, act: 'accept' },
        { leadId, act: 'opportunity' },
        { leadId, act: 'close', outcome: 'won' },
      ],
    });
    expect(done.body.results.at(-1)).toEqual({ leadId, stage: 'won', changed: true });
    const purchase = { amount: { amount: 5, currency: 'EUR' } };
    const buy = () =>
      service.post(`/v1/handoffs/${leadId}/purchases`, purchase, {
        headers: { 'idempotency-key': leadId },
      });
    const [first, second] = [await buy(), await buy()];
    expect(second.body).toEqual(first.body);
    expect((await service.get(`/v1/handoffs/${leadId}`)).body.purchases).toBe(1);
  });
});

describe('A batch', () => {
  it('answers each row on its own, and changes nothing when it comes again', async () => {
    const leadId = await assigned();
    const occurredAt = '2018-05-01T00:00:00.000Z';
    const commands = [
      { leadId, act: 'accept', occurredAt },
      { leadId, act: 'close', outcome: 'won', occurredAt },
      { leadId: uuidv7(), act: 'accept' },
      { leadId, act: 'dance' },
      { leadId, act: 'opportunity', occurredAt, colour: 'red' },
      { leadId, act: 'opportunity', occurredAt },
      { leadId, act: 'close', outcome: 'lost', reason: 'timing', occurredAt },
      'accept',
    ];
    const first = await service.post('/v1/handoffs/batch', { commands }, 'service');
    expect(first.status).toBe(200);
    expect(first.body.results).toMatchObject([
      { leadId, stage: 'accepted', changed: true },
      {
        problem: {
          status: 409,
          stage: 'accepted',
          legal: expect.arrayContaining(['reject', 'opportunity']),
        },
      },
      { problem: { status: 404, retryAfterSeconds: 1 } },
      { problem: { status: 422, errors: [{ pointer: '/act' }] } },
      { problem: { status: 422, errors: [{ pointer: '/colour' }] } },
      { leadId, stage: 'opportunity', changed: true },
      { leadId, stage: 'lost', changed: true },
      { problem: { status: 422 } },
    ]);
    const { body } = await service.post('/v1/handoffs/batch', { commands }, 'service');
    expect(body.results.filter((row: { changed?: boolean }) => row.changed)).toEqual([]);
    expect(body.results[6]).toEqual({ leadId, stage: 'lost', changed: false });
  });

  it('is refused as a whole only where it is not a list of 1 to 500', async () => {
    for (const commands of [[], Array(501).fill({}), 'all', undefined]) {
      expect((await service.post('/v1/handoffs/batch', { commands })).status).toBe(422);
    }
  });
});

describe('Purchases told again', () => {
  const amount = { amount: 20_00, currency: 'EUR' };
  const day = (n: number) => new Date(Date.UTC(2018, 5, 1 + n)).toISOString();
  const customer = async () => {
    const leadId = await assigned();
    const won = { leadId, act: 'close', outcome: 'won', occurredAt: day(0) };
    const commands = [{ leadId, act: 'accept' }, { leadId, act: 'opportunity' }, won];
    await service.post('/v1/handoffs/batch', { commands });
    return leadId;
  };
  const changes = (answer: Answer) =>
    answer.body.results.filter(({ changed }: { changed: boolean }) => changed).length;

  it('are recorded once, however many came after them, one by one and in a batch', async () => {
    const leadId = await customer();
    const bought = { leadId, act: 'purchases', amount };
    const commands = Array.from({ length: 150 }, (_, n) => ({ ...bought, occurredAt: day(n) }));
    expect(changes(await service.post('/v1/handoffs/batch', { commands }))).toBe(150);
    expect(changes(await service.post('/v1/handoffs/batch', { commands }))).toBe(0);
    const single = { amount, occurredAt: day(0) };
    const again = await service.post(`/v1/handoffs/${leadId}/purchases`, single);
    expect(again).toMatchObject({ status: 200, body: { changed: false, purchases: 150 } });
    await service.post(`/v1/handoffs/${leadId}/purchases`, { amount, occurredAt: day(150) });
    await eventually(async () => probe.of(PurchaseRecorded, leadId).length >= 151);
    const ids = probe.of(PurchaseRecorded, leadId).map(({ data }) => data.purchaseId);
    expect(ids).toHaveLength(151);
    expect(new Set(ids).size).toBe(151);
  });

  it('are recorded once within one batch, and by many at the same time', async () => {
    const leadId = await customer();
    const named = { leadId, act: 'purchases', amount, purchaseId: uuidv7() };
    const timed = { leadId, act: 'purchases', amount, occurredAt: day(0) };
    const batches = await Promise.all(
      Array.from({ length: 5 }, () =>
        service.post('/v1/handoffs/batch', { commands: [named, timed, named, timed] }),
      ),
    );
    expect(batches.reduce((sum, answer) => sum + changes(answer), 0)).toBe(2);
    expect((await service.get(`/v1/handoffs/${leadId}`)).body.purchases).toBe(2);
  });
});

describe('The inbox', () => {
  it('lists a rep’s handoffs, the longest qualified first, page by page', async () => {
    const leadIds = Array.from({ length: 5 }, () => uuidv7());
    await qualify(service, leadIds);
    for (const leadId of leadIds) await inStage(leadId, 'assigned');
    const seen: { leadId: string; qualifiedAt: string; legal: string[] }[] = [];
    let cursor: string | null = '';
    do {
      const from: string = cursor ? `&cursor=${cursor}` : '';
      const { body } = await service.get(`/v1/handoffs?rep=jo&stage=assigned&limit=2${from}`);
      seen.push(...body.items);
      cursor = body.next as string | null;
    } while (cursor);
    expect(seen.map(({ leadId }) => leadId)).toEqual(expect.arrayContaining(leadIds));
    expect(new Set(seen.map(({ leadId }) => leadId)).size).toBe(seen.length);
    const order = seen.map((row) => row.qualifiedAt);
    expect(order).toEqual(order.toSorted());
    expect(seen[0]!.legal).toEqual(['accept', 'reject']);
    expect((await service.get('/v1/handoffs?limit=500')).body.items.length).toBeGreaterThan(
      seen.length,
    );
    expect((await service.get('/v1/handoffs?cursor=nonsense')).status).toBe(422);
    expect((await service.get('/v1/handoffs?stage=dancing')).status).toBe(422);
  });
});

const change = (repId: string, body: object, ifMatch: string | undefined = '*') =>
  service.request('PATCH', `/v1/reps/${repId}`, body, {
    role: 'revops',
    headers: { ...(ifMatch !== '' && { 'if-match': ifMatch }) },
  });

describe('An act that names the state that it is done to', () => {
  it('is refused on another one, and chains by the ETags of the answers', async () => {
    const leadId = await assigned();
    const act = (name: string, body: object, ifMatch: string, key = uuidv7()) =>
      service.post(`/v1/handoffs/${leadId}/${name}`, body, {
        headers: { 'if-match': ifMatch, 'idempotency-key': key },
      });
    const seen = (await service.get(`/v1/handoffs/${leadId}`)).headers.get('etag')!;
    const accepted = await act('accept', {}, seen, 'once');
    expect(accepted.status).toBe(200);
    expect((await act('accept', {}, seen, 'once')).status).toBe(200);
    expect(await act('opportunity', {}, seen)).toMatchObject({
      status: 412,
      body: { type: 'urn:smarketing:problem:precondition-failed' },
    });
    const now = accepted.headers.get('etag')!;
    expect((await service.get(`/v1/handoffs/${leadId}`)).headers.get('etag')).toBe(now);
    expect((await act('opportunity', {}, now)).status).toBe(200);
  });
});

describe('A rep', () => {
  it('is added once, is found, and can be changed', async () => {
    const rep = { repId: 'mia', name: 'Mia', weight: 2, active: false };
    expect(await service.post('/v1/reps', rep, 'revops')).toMatchObject({ status: 201, body: rep });
    expect(await service.post('/v1/reps', rep, 'revops')).toMatchObject({ status: 200, body: rep });
    expect((await service.post('/v1/reps', { ...rep, weight: 3 }, 'revops')).status).toBe(409);
    const changed = await change('mia', { weight: 3 });
    expect(changed.body).toEqual({ ...rep, weight: 3, linked: false });
    expect((await service.get('/v1/reps/mia')).body.weight).toBe(3);
    expect((await change('nobody', { weight: 3 })).status).toBe(404);
    const { body } = await service.get('/v1/reps');
    expect(body.items.map(({ repId }: { repId: string }) => repId)).toEqual(['jo', 'mia']);
  });

  it('is changed only as whoever changes it has seen it, if they say what they have seen', async () => {
    const bySales = await service.get('/v1/reps/mia');
    const seen = bySales.headers.get('etag')!;
    expect((await service.get('/v1/reps/mia', 'revops')).headers.get('etag')).toBe(seen);
    const [first, second] = await Promise.all(
      [4, 5].map((weight) => change('mia', { weight }, seen)),
    );
    const statuses = [first!.status, second!.status].toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 412]);
    const [done, late] = first!.status === 200 ? [first!, second!] : [second!, first!];
    expect(late.body.type).toBe('urn:smarketing:problem:precondition-failed');
    const now = (await service.get('/v1/reps/mia')).headers.get('etag')!;
    expect(done.headers.get('etag')).toBe(now);
    expect((await change('mia', { weight: 6 }, `"other", ${now}`)).status).toBe(200);
    expect((await change('mia', { weight: 7 }, `W/${now}`)).status).toBe(412);
    const unsaid = await change('mia', { weight: 7 }, '');
    expect([unsaid.status, unsaid.body.type]).toEqual([
      428,
      'urn:smarketing:problem:precondition-required',
    ]);
    expect((await service.get('/v1/reps/mia')).body.weight).toBe(6);
  });

  it.each([
    ...[{}, { name: '' }, { name: 'X', weight: 0 }, { name: 'X', repId: 'a@b.example' }],
    ...[
      { name: 'X', repId: 'hans-mustermann' },
      { name: 'X', repId: '491715550123' },
    ],
    ...[
      { name: 'X', subject: '' },
      { name: 'X', subject: null },
    ],
  ])('of %j is refused', async (body) => {
    expect((await service.post('/v1/reps', body, 'revops')).status).toBe(422);
  });
});

describe('Who works for a rep', () => {
  const lena = 'lena@sales.example';
  const as = (subject: string, ...role: Role[]) => ({ subject, role });
  const givenTo = async (repId: string) => {
    for (;;) {
      const leadId = await assigned();
      if ((await service.get(`/v1/handoffs/${leadId}`)).body.repId === repId) return leadId;
    }
  };

  it('is he himself where he is linked, a lead of sales, revops or a service; all is kept', async () => {
    const added = { repId: 'rep-7', name: 'Lena', weight: 100, subject: lena };
    expect(await service.post('/v1/reps', added, 'revops')).toMatchObject({
      status: 201,
      body: { linked: true, subject: lena },
    });
    const leadId = await givenTo('rep-7');
    const accept = (sender: Sender) => service.post(`/v1/handoffs/${leadId}/accept`, {}, sender);
    const foreign = await accept(as('jo', 'sales'));
    expect(foreign).toMatchObject({
      status: 403,
      body: { repId: 'rep-7', allowed: ['sales-lead', 'revops', 'service'] },
    });
    expect(foreign.body.detail).not.toContain(lena);
    expect((await accept(as(lena, 'sales'))).status).toBe(200);
    const lead = as('the-lead', 'sales', 'sales-lead');
    expect((await service.post(`/v1/handoffs/${leadId}/opportunity`, {}, lead)).status).toBe(200);
    const commands = [{ leadId, act: 'close', outcome: 'won' }];
    const batch = async (sender: Sender) =>
      (await service.post('/v1/handoffs/batch', { commands }, sender)).body.results;
    expect(await batch(as('jo', 'sales'))).toMatchObject([{ problem: { status: 403 } }]);
    expect(await batch(as('crm', 'service'))).toMatchObject([{ changed: true }]);

    const facts = [LeadAccepted, OpportunityOpened, DealClosed].map((fact) =>
      probe.next<object>(fact, leadId),
    );
    expect(await Promise.all(facts)).toMatchObject([
      { actor: service.pseudonymOf(lena), actorRole: 'sales' },
      { actor: service.pseudonymOf('the-lead'), actorRole: 'sales-lead' },
      { actor: service.pseudonymOf('crm'), actorRole: 'service' },
    ]);
    const given = await probe.next(LeadAssigned, leadId);
    expect([given.actor, given.actorRole]).toEqual([undefined, undefined]);
    const { body: handoff } = await service.get(`/v1/handoffs/${leadId}`);
    expect(handoff.history.map(({ by }: { by?: object }) => by)).toEqual([
      ...[undefined, undefined],
      { subject: lena, role: 'sales' },
      { subject: 'the-lead', role: 'sales-lead' },
      { subject: 'crm', role: 'service' },
    ]);

    const { body: onLead } = await service.get(`/v1/operations/acts?on=lead/${leadId}`, 'revops');
    expect(onLead.items).toMatchObject([
      { act: 'handoff.opportunity', by: { subject: 'the-lead', role: 'sales-lead' } },
      { act: 'handoff.accept', by: { subject: lena, role: 'sales' } },
    ]);
    const { body: byCrm } = await service.get('/v1/operations/acts?by=crm&limit=1', 'ops');
    expect(byCrm.items).toMatchObject([
      { act: 'handoff.batch', counts: { changed: 1, unchanged: 0, refused: 0 } },
    ]);
  });

  it('is listed: who is linked, and who is worked by any caller of sales', async () => {
    const ids = async (query: string) =>
      (await service.get(`/v1/reps${query}`)).body.items.map(
        ({ repId }: { repId: string }) => repId,
      );
    expect(await ids('?linked=true')).toEqual(['rep-7']);
    expect(await ids('?linked=false')).toEqual(['jo', 'mia']);
    const seen = await service.get('/v1/reps/rep-7');
    expect(seen.body).toEqual({
      ...{ repId: 'rep-7', name: 'Lena', weight: 100, active: true, linked: true },
    });
  });

  it('is one rep for one subject, until that is ended', async () => {
    const taken = await change('mia', { subject: lena });
    expect(taken).toMatchObject({ status: 409, body: { repId: 'rep-7' } });
    const another = { name: 'X', subject: lena };
    expect((await service.post('/v1/reps', another, 'revops')).status).toBe(409);
    const both = await Promise.all(['jo', 'mia'].map((repId) => change(repId, { subject: 'one' })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await change('rep-7', { subject: null, active: false })).body.linked).toBe(false);
    expect(await change('mia', { subject: lena })).toMatchObject({ status: 200 });
  });
});
