import { catalog, contractOf, dataSchemaOf } from '@smarketing/contracts';
import { eventually } from '@smarketing/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defect, RunningService, visit, type Stray } from './running-service.js';

const letters = '/v1/operations/dead-letters';
const actions = '/v1/operations/dead-letter-actions';
let service: RunningService;

beforeAll(async () => {
  service = await RunningService.start();
});

afterEach(() => {
  defect.present = false;
});

afterAll(() => service?.close());

type Item = Record<string, unknown> & { id: string };

async function itemsOf(address: string, key?: string): Promise<Item[]> {
  const query = key === undefined ? '' : `?${new URLSearchParams({ key }).toString()}`;
  return (await service.get(address + query)).body['items'] as Item[];
}

/** The dead letter of the key, as soon as so many others wait behind it. */
async function letterOf(key: string, successors: number): Promise<Item> {
  return eventually(async () => {
    const [item] = await itemsOf(letters, key);
    return item?.['successors'] === successors && item;
  });
}

async function parkedLead(): Promise<{ leadId: string; letter: Item }> {
  const leadId = uuidv7();
  defect.present = true;
  await service.write(visit(leadId, 1), visit(leadId, 2));
  return { leadId, letter: await letterOf(leadId, 1) };
}

describe('The dead letters of a service', () => {
  it('are listed page by page, and shown with all that waits and as it was on the log', async () => {
    const { leadId, letter } = await parkedLead();
    await parkedLead();
    expect(letter).toMatchObject({
      key: leadId,
      stream: 'leads',
      type: 'smarketing.lead.touchpoint-recorded.v1',
      sequence: 1,
      fault: { name: 'TypeError', message: 'Cannot count.', attempts: 3 },
    });
    const sheet = await service.get(`${letters}/${letter.id}`);
    expect(sheet).toMatchObject({ status: 200, body: { ...letter, actions: [] } });
    const records = sheet.body['records'] as Record<string, unknown>[];
    expect(records).toMatchObject(
      [visit(leadId, 1), visit(leadId, 2)].map(({ key: _, ...r }) => r),
    );
    const first = await service.get(`${letters}?limit=1`);
    const second = await service.get(`${letters}?limit=1&cursor=${first.body['next'] as string}`);
    const [[one], [other]] = [first, second].map(({ body }) => body['items'] as Item[]) as [
      Item[],
      Item[],
    ];
    expect(one!.id).not.toBe(other!.id);
  });

  it('that are none are answered with what to do', async () => {
    for (const answer of [
      await service.get(`${letters}/leads:0:999`),
      await service.post(`${letters}/nonsense/redrive`, {}),
      await service.post(`${letters}/leads:0:999/discard`, { reason: 'mistake' }),
    ]) {
      expect(answer).toMatchObject({
        status: 404,
        body: {
          type: 'urn:smarketing:problem:no-such-dead-letter',
          detail: expect.stringContaining('GET /v1/operations/dead-letters lists them'),
        },
      });
    }
  });
});

describe('An operator', () => {
  it('redrives a key, first dry, and is remembered for it', async () => {
    const { leadId, letter } = await parkedLead();
    defect.present = false;
    const path = `${letters}/${letter.id}/redrive`;
    const outcome = { applied: 2, discarded: 0, waiting: 0, held: 0, issued: 0, fault: null };
    const dry = await service.post(path, { dryRun: true });
    expect(dry).toEqual({ status: 200, body: { dryRun: true, ...outcome } });
    expect(await letterOf(leadId, 1)).toEqual(letter);
    expect(await itemsOf(actions, leadId)).toEqual([]);
    const done = await service.post(path, {});
    expect(done).toEqual({ status: 200, body: { dryRun: false, ...outcome } });
    expect(await itemsOf(letters, leadId)).toEqual([]);
    expect(await service.post(path, {})).toMatchObject({ status: 404 });
    expect(await itemsOf(actions, leadId)).toMatchObject([
      {
        by: { subject: 'ops-ada', roles: ['ops'] },
        action: 'redrive',
        key: leadId,
        deadLetter: letter.id,
        records: [letter.id, expect.any(String)],
        reason: null,
        outcome,
      },
    ]);
  });

  it('is told why a key is faulty still', async () => {
    const { leadId, letter } = await parkedLead();
    const { body } = await service.post(`${letters}/${letter.id}/redrive`, { dryRun: false });
    expect(body).toMatchObject({
      applied: 0,
      waiting: 2,
      fault: { id: letter.id, name: 'TypeError', message: 'Cannot count.', attempts: 4 },
    });
    expect((await letterOf(leadId, 1))['fault']).toMatchObject({ attempts: 4 });
  });

  it('discards a record, and must say why', async () => {
    const { leadId, letter } = await parkedLead();
    defect.present = false;
    const path = `${letters}/${letter.id}/discard`;
    for (const reason of [undefined, ' ', 'x'.repeat(501)]) {
      expect(await service.post(path, { reason })).toMatchObject({ status: 422 });
    }
    expect(await service.post(path, { reason: 'counted by hand' })).toMatchObject({
      status: 200,
      body: { applied: 1, discarded: 1, waiting: 0 },
    });
    expect(await itemsOf(actions, leadId)).toMatchObject([
      { action: 'discard', reason: 'counted by hand' },
    ]);
  });

  const strays: [string, Stray][] = [
    ['odd characters', { key: 'a/b?c:d e%2F\n"ü😀', headers: {}, body: '{' }],
    ['thousands of characters', { key: 'x'.repeat(5_000), headers: {}, body: '' }],
    ['no character', { key: '', headers: {}, body: '{}' }],
  ];

  it.each(strays)('reaches a key of %s', async (_, stray) => {
    await service.write(stray);
    const letter = await letterOf(stray.key!, 0);
    const { body } = await service.get(`${letters}/${letter.id}`);
    expect(body).toMatchObject({ key: stray.key, records: [{ body: stray.body, headers: {} }] });
    const path = `${letters}/${letter.id}/discard`;
    expect(await service.post(path, { reason: 'is none of ours' })).toMatchObject({
      body: { discarded: 1, waiting: 0 },
    });
    expect(await itemsOf(actions, stray.key!)).toMatchObject([{ key: stray.key }]);
  });

  it('reaches records without a key', async () => {
    await service.write({ ...visit(uuidv7(), 1), key: null });
    const letter = await eventually(async () =>
      (await itemsOf(letters)).find(({ key }) => key === null),
    );
    const path = `${letters}/${letter.id}/discard`;
    expect(await service.post(path, { reason: 'is none of ours' })).toMatchObject({
      body: { discarded: 1, waiting: 0 },
    });
    expect(await itemsOf(letters)).not.toContainEqual(letter);
  });
});

it('The API documents itself', async () => {
  const { body } = await service.get('/docs/json', null);
  const paths = body['paths'] as Record<string, Record<string, { summary: string }>>;
  expect(paths[`${letters}/{id}/redrive`]!['post']!.summary).toContain('each exactly once');
  expect(Object.keys(paths)).toContain(actions);
});

describe('who did it', () => {
  it('stands in the list of acts, for a redrive and for a discard, and not for a dry run', async () => {
    const { leadId, letter } = await parkedLead();
    const acts = async () =>
      (await service.get(`/v1/operations/acts?on=dead-letter/${letter.id.replaceAll(':', '/')}`))
        .body['items'];
    await service.post(`${letters}/${letter.id}/redrive`, { dryRun: true });
    expect(await acts()).toEqual([]);
    await service.post(`${letters}/${letter.id}/redrive`, {});
    defect.present = false;
    await service.post(`${letters}/${letter.id}/discard`, { reason: 'test' });
    const by = { subject: 'ops-ada', role: 'ops' };
    expect(await acts()).toMatchObject([
      { act: 'dead-letter.discard', by },
      { act: 'dead-letter.redrive', by },
    ]);
    expect(await itemsOf(letters, leadId)).toEqual([]);
  });
});

describe('the contracts', () => {
  const fetched = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/contracts/${path}`, { headers });

  it('resolve the dataschema of every fact, open to everybody and worth keeping', async () => {
    const type = 'smarketing.lead.captured.v1';
    const answer = await fetched(`schemas/${type}.json`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('json');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
    const etag = answer.headers.get('etag')!;
    expect(((await answer.json()) as { $id: string }).$id).toBe(dataSchemaOf(type));
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await fetched(`schemas/${type}.json`, { 'if-none-match': known });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    const all = await Promise.all(
      catalog.map(async (fact) => {
        const one = await fetched(`schemas/${contractOf(fact).type}.json`);
        return ((await one.json()) as { $id: string }).$id;
      }),
    );
    expect(all).toEqual(catalog.map((fact) => dataSchemaOf(contractOf(fact).type)));
  });

  it('name the brokers and topics of this installation', async () => {
    const answer = await fetched('asyncapi.json');
    const { servers, channels } = (await answer.json()) as {
      servers: Record<string, { host: string }>;
      channels: Record<string, { address: string }>;
    };
    const { kafkaBrokers, kafkaNamespace } = service.system;
    expect(Object.values(servers).map(({ host }) => host)).toEqual(kafkaBrokers);
    expect(channels['leads']!.address).toBe(`${kafkaNamespace}smarketing.leads`);
    expect(channels['dead-letters.feedback']!.address).toBe(
      `${kafkaNamespace}dead-letters.smarketing-feedback`,
    );
  });

  it.each(['schemas/smarketing.lead.captured.v99.json', 'schemas/__proto__.json', 'schemas/x'])(
    'say what there is where %s is asked for',
    async (path) => {
      const answer = await fetched(path);
      expect(answer.status).toBe(404);
      expect(((await answer.json()) as { detail: string }).detail).toContain(
        '/contracts/asyncapi.json lists all types',
      );
    },
  );
});
