import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, kafkaOf, mongoOf } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OtlpReceiver } from './otlp-receiver.js';
import { RunningSystem, root, type RequestOptions } from './running-system.js';
import { allowedPlaces } from './scrubber/allowed-places.js';
import { lookAtTopics, lookEverywhere, type Found } from './scrubber/look-everywhere.js';
import { Marks, markIn } from './scrubber/marks.js';
import { formsOf, type ApiDocument, type Form } from './scrubber/request-forms.js';

let system: RunningSystem;
let receiver: OtlpReceiver;
let token: string;
let folder: string;
const marks = new Marks();
const webhookSecret = `${marks.word('webhook: secret')}-of-salesforce`;
/** Route → how many of its requests were taken, and what was said of one that should be. */
const taken = new Map<string, number>();
const refused = new Map<string, string>();
const intake = 'marketing-intake';
const known: Record<string, string> = {
  repId: 'rep-1',
  currency: 'EUR',
  evidence: '/v1/reports/ledger',
};
/** What `id` means in the paths of a route. */
const ids = new Map<string, string>();
let others = 0;
/** A rep's id and login are taken once: each request has its own, but for the id in a path. */
function valueOf(path: string, name: string): string | undefined {
  if (name === 'id') return ids.get(path.split('/')[2] ?? '');
  const isOnce = name === 'subject' || (name === 'repId' && path === '/v1/reps');
  return isOnce ? `other-${(others += 1)}` : known[name];
}

beforeAll(async () => {
  receiver = await OtlpReceiver.start();
  folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  const webhooks = join(folder, 'webhooks.json');
  const sources = { salesforce: { scheme: 'salesforce', secrets: [webhookSecret] } };
  await writeFile(webhooks, JSON.stringify({ publicUrl: 'https://hooks.example', sources }));
  const more = { ...receiver.variables, WEBHOOKS_FILE: webhooks };
  system = await RunningSystem.start(undefined, undefined, more);
  token = await system.issuer.token(['marketing', 'sales', 'revops', 'ops', 'service']);
  await send('sales-handoff', 'POST', '/v1/reps', {
    json: { repId: 'rep-1', name: 'R', weight: 1 },
  });
  const lead = {
    contact: { email: 'ada@engines.example', company: 'Engines' },
    profile: { industry: 'manufacturing', companySize: '50-249', country: 'DE' },
    touchpoint: { kind: 'demo-request' },
  };
  const { body } = await eventually(async () => {
    const answer = await send(intake, 'POST', '/v1/leads', { json: lead });
    return answer.status === 202 && answer;
  }, 60_000);
  known['leadId'] = body.leadId;
  ids.set('leads', body.leadId);
  await eventually(async () => {
    const answer = await send('sales-handoff', 'GET', `/v1/handoffs/${known['leadId']}`);
    return answer.status === 200;
  }, 60_000);
});

afterAll(async () => {
  expect(await system?.stop()).toEqual([]);
  await receiver?.stop();
  if (folder) await rm(folder, { recursive: true });
});

async function send(service: string, method: string, path: string, options: RequestOptions = {}) {
  return system.request(method, service, path, { token, ...options });
}

/** What a caller may say beside the request. */
function markedHeaders(form: string): Record<string, string> {
  const names = [
    'user-agent',
    'accept-language',
    'x-forwarded-for',
    'x-forwarded-host',
    'forwarded',
    'x-request-id',
    'x-correlation-id',
    'idempotency-key',
    'tracestate',
    'baggage',
    'referer',
    'origin',
    'cookie',
    'x-unknown',
  ];
  const word = (name: string) => marks.word(`${form}: header ${name}`);
  return {
    ...Object.fromEntries(names.map((name) => [name, word(name)])),
    traceparent: `00-${word('traceparent')}-00f067aa0ba902b7-01`,
  };
}

async function sendAll(service: string, forms: readonly Form[]): Promise<void> {
  const waiting = [...forms];
  const faults: string[] = [];
  const sender = async () => {
    for (let form = waiting.shift(); form; form = waiting.shift()) {
      const { method, path, json, route, isPlain } = form;
      const changes = method === 'PATCH' || method === 'PUT';
      const headers = {
        ...markedHeaders(`${method} ${path}`),
        ...(changes && { 'if-match': '*' }),
      };
      const body = json === undefined || method === 'GET' ? {} : { json };
      const { status, text } = await send(service, method, path, { headers, ...body });
      if (status < 300) taken.set(route, (taken.get(route) ?? 0) + 1);
      else if (isPlain) refused.set(route, text);
      if (status >= 500 && status !== 503) faults.push(`${method} ${service} ${path}: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, sender));
  expect(faults).toEqual([]);
}

async function documentOf(service: string): Promise<ApiDocument> {
  return (await send(service, 'GET', '/docs/json')).body as ApiDocument;
}

/** A row, a header, a mapping and a name of an import, of marks wherever people type. */
async function importMarks(format: 'csv' | 'ndjson'): Promise<void> {
  const word = (what: string) => marks.word(`${format}: ${what}`);
  const [mail, name, id, other] = [word('column'), word('column'), word('column'), word('column')];
  const mapping = {
    columns: { [mail]: 'email', [name]: 'lastName', [id]: 'externalId', seen: 'occurredAt' },
    constants: { externalSystem: 'crm', 'utm.term': word('constant utm.term') },
    blank: { 'utm.content': word('blank') },
  };
  const columns = { ...mapping.columns, [word('column')]: 'utm.content' };
  const rows = [
    { mail: marks.email(`${format}: email`), seen: '2026-03-01' },
    { mail: word('no e-mail'), seen: word('no date') },
  ].map((row) => ({
    [mail]: row.mail,
    [name]: word('lastName'),
    [id]: word('externalId'),
    seen: row.seen,
    [other]: word('unmapped'),
  }));
  const lines =
    format === 'csv'
      ? [Object.keys(rows[0]!), ...rows.map((row) => Object.values(row)), ['"', word('broken')]]
      : rows;
  const file = lines.map((line) => (Array.isArray(line) ? line.join(',') : JSON.stringify(line)));
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  for (const given of [mapping, { ...mapping, columns }, { ...mapping, [word('section')]: 1 }]) {
    const json = { name: word('name'), format, mapping: given };
    const created = await send(intake, 'POST', '/v1/imports', { json });
    if (created.status !== 201) continue;
    ids.set('imports', created.body.importId);
    const path = `/v1/imports/${created.body.importId}/rows`;
    const headers = { ...markedHeaders(`PUT ${path}`), 'content-type': type, 'if-match': '*' };
    await send(intake, 'PUT', path, { headers, body: file.join('\n') });
    await send(intake, 'PUT', path, { headers, body: word('another file') });
  }
}

/** Deliveries of marks: one that is stored, one that gives no lead, and one that nobody has signed. */
async function webhookMarks(): Promise<number[]> {
  const word = (what: string) => marks.word(`webhook: ${what}`);
  const lead = () => ({
    ...{ Id: word('Id'), FirstName: word('FirstName'), LastName: word('LastName') },
    ...{ Company: word('Company'), Title: word('Title'), Phone: word('Phone') },
    ...{
      Industry: word('Industry'),
      LeadSource: word('LeadSource'),
      [word('name')]: word('other'),
    },
  });
  const path = '/v1/webhooks/salesforce';
  const signed = { ...markedHeaders(`POST ${path}`), 'x-webhook-secret': webhookSecret };
  const bodies = [
    { ...lead(), Email: marks.email('webhook: email') },
    { Email: word('no e-mail') },
  ];
  const statuses: number[] = [];
  for (const json of bodies) {
    statuses.push((await send(intake, 'POST', path, { headers: signed, json })).status);
  }
  const unsigned = { ...signed, 'x-webhook-secret': word('another secret') };
  statuses.push((await send(intake, 'POST', path, { headers: unsigned, json: lead() })).status);
  return statuses;
}

const run = promisify(execFile);

async function commandLine(...given: string[]): Promise<void> {
  const main = join(root, 'apps/cli/dist/main.js');
  const env = { ...process.env, SMARKETING_SESSION: system.sessionFile };
  // Most are refused: what counts is what of them is kept.
  await run(process.execPath, [main, ...given], { env }).catch(() => undefined);
}

async function commandMarks(): Promise<void> {
  const word = (what: string) => marks.word(`command line: ${what}`);
  const folder = join(system.sessionFile, '..');
  const [file, mapping] = [join(folder, `${word('file')}.csv`), join(folder, 'mapping.json')];
  await writeFile(file, `mail,name\n${marks.email('command line: email')},${word('name')}\n`);
  await writeFile(mapping, JSON.stringify({ columns: { mail: 'email', name: 'lastName' } }));
  await Promise.all([
    commandLine('import', 'leads', file, '--mapping', mapping),
    commandLine('import', 'errors', word('import errors')),
    commandLine('lead', 'show', `crm:${word('lead show')}`),
    commandLine('dead-letters', 'show', word('dead-letters show')),
    commandLine('dead-letters', 'discard', `feedback/${word('key')}`, '--reason', word('reason')),
    commandLine('views', 'rebuild', `feedback/${word('view')}`),
  ]);
}

const isAllowed = ({ where }: Found) => allowedPlaces.some(({ place }) => place.test(where));

describe('what callers say', () => {
  it('is put into every field of every route, header, file and command', async () => {
    await importMarks('csv');
    await importMarks('ndjson');
    const raised = await send('feedback', 'POST', '/v1/suggestions', {
      json: {
        side: 'marketing',
        topic: 'other',
        title: marks.word('suggestion: title'),
        text: marks.word('suggestion: text'),
      },
    });
    ids.set('suggestions', raised.body.suggestionId);
    const corrected = await send(intake, 'POST', `/v1/leads/${known['leadId']}/first-touch`, {
      json: { channel: 'event', reason: marks.word('correction: reason') },
    });
    expect(corrected.status).toBeLessThan(300);
    for (const { name } of system.running.services) {
      const forms = formsOf(await documentOf(name), valueOf, marks);
      // What is erased takes no marks any more: that comes last.
      const kept = forms.filter(({ route }) => !route.endsWith('/erasure'));
      await sendAll(name, kept);
    }
    await commandMarks();
    expect(await webhookMarks()).toEqual([202, 422, 401]);
    expect(marks.count).toBeGreaterThan(1_000);
    // What is refused is kept nowhere anyway: of these routes some marks must have been taken.
    const hollow = [
      'POST /v1/leads',
      'POST /v1/leads/batch',
      'POST /v1/leads/{id}/touchpoints',
      'POST /v1/leads/resolve',
      'POST /v1/imports',
      'POST /v1/reps',
      'PATCH /v1/reps/{repId}',
      'POST /v1/suggestions',
    ].filter((route) => !taken.has(route));
    expect(hollow.map((route) => `${route}: ${refused.get(route)}`)).toEqual([]);
  });

  it('is nowhere but in the places that are named with their reasons', async () => {
    await eventually(() => system.isQuiescent(), 60_000);
    const { found, seen } = await lookEverywhere(system, receiver);
    for (const kind of [
      'topic smarketing.leads',
      'database intake',
      'database feedback',
      'oplog intake',
      'spans sent',
    ]) {
      expect([kind, seen.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((n: number) => n > 500)]);
    }
    const wrong = found.filter((one) => !isAllowed(one));
    const told = wrong.map(({ where, around }) => `${where}: ${marks.placeOf(around)} (${around})`);
    expect([...new Set(told)]).toEqual([]);
    const unused = allowedPlaces.filter(
      ({ place }) => !found.some(({ where }) => place.test(where)),
    );
    expect(unused.map(({ place }) => String(place))).toEqual([]);
  });

  it('leaves nothing of a lead that is erased, in no database, log or answer', async () => {
    const client = await mongoOf(system.infrastructure).connect();
    const leads = client.db(system.infrastructure.database('intake')).collection('leads');
    const ids = (await leads.distinct('_id')).map(String);
    expect(ids.length).toBeGreaterThan(3);
    const waiting = [...ids];
    const eraser = async () => {
      for (let id = waiting.shift(); id; id = waiting.shift()) {
        const { status } = await send(intake, 'POST', `/v1/leads/${id}/erasure`, {
          json: { ground: 'request' },
        });
        expect(status).toBe(200);
      }
    };
    await Promise.all(Array.from({ length: 8 }, eraser));
    const last = ids.at(-1)!;
    await eventually(async () => {
      const { body } = await send(intake, 'GET', `/v1/erasures/${last}`);
      return (body as { complete?: boolean }).complete === true;
    }, 60_000);
    await eventually(() => system.isQuiescent(), 60_000);
    const incomplete: string[] = [];
    for (const id of ids) {
      const { body } = await send(intake, 'GET', `/v1/erasures/${id}`);
      incomplete.push(...((body as { missing: string[] }).missing ?? ['no receipt']));
    }
    expect(incomplete).toEqual([]);
    await client.close();
    const { found } = await lookEverywhere(system, receiver);
    expect(found.filter((one) => !isAllowed(one))).toEqual([]);
    // What people are known by, and why somebody was corrected, was allowed until now.
    const ofLeads = /^database (?:intake (?!campaigns)|scoring|sla)|^database handoff (?!reps)/;
    expect(found.filter(({ where }) => ofLeads.test(where))).toEqual([]);
    const ledger = await send('feedback', 'GET', '/v1/reports/ledger');
    const { captured, states } = ledger.body as {
      captured: { value: number };
      states: Record<string, { value: number }>;
    };
    expect([captured.value, states['erased']!.value]).toEqual([ids.length, ids.length]);
  });

  it('would be found on a topic, in whatever spelling', async () => {
    const mark = marks.word('planted');
    const { kafkaNamespace } = system.infrastructure;
    const kafka = kafkaOf(system.infrastructure);
    const producer = kafka.producer();
    await producer.connect();
    const value = Buffer.from(`xx${mark}`).toString('base64');
    await producer.send({
      topic: `${kafkaNamespace}smarketing.campaigns`,
      messages: [{ key: 'k', value, headers: { h: Buffer.from(mark, 'utf16le') } }],
    });
    await producer.disconnect();
    const places = (await lookAtTopics(system)).found.map(({ where }) => where);
    expect(places).toContain('topic smarketing.campaigns body');
    expect(places).toContain('topic smarketing.campaigns header h');
  });
});

describe('a mark', () => {
  const mark = new Marks().word('x');
  const phone = new Marks().phone('x');
  const spellings: Record<string, (text: string) => string | Buffer> = {
    'as it is': (text) => text,
    'in capitals': (text) => text.toUpperCase(),
    'with one capital': (text) => text[0]!.toUpperCase() + text.slice(1),
    'in percent escapes': (text) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&'),
    'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
    'in base64': (text) => Buffer.from(`"${text}"`).toString('base64'),
    'in base64, one further': (text) => Buffer.from(`""${text}"`).toString('base64'),
    'in base64, two further': (text) => Buffer.from(`"""${text}"`).toString('base64url'),
    'in UTF-16': (text) => Buffer.from(text, 'utf16le'),
    'in UTF-16, high byte first': (text) => Buffer.from(text, 'utf16le').swap16(),
  };
  it.each(Object.entries(spellings))('is found %s', (_, spelt) => {
    for (const text of [mark, phone]) {
      const given = spelt(text);
      const bytes = Buffer.isBuffer(given) ? given : Buffer.from(given);
      expect(markIn(Buffer.concat([Buffer.from('before '), bytes]))).toBeDefined();
    }
    expect(markIn(Buffer.from(String(spelt('nothing of the kind'))))).toBeUndefined();
  });
});
