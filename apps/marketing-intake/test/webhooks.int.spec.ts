import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeadCaptured, TouchpointRecorded } from '@smarketing/contracts';
import { answerOf, type Answer, type RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImport, placesOf, runIntake, upload } from './running-intake.js';
import { deliveriesOf, linkedinAnswer, publicUrl, secrets, signedBy } from './sign-webhooks.js';

type Source = keyof ReturnType<typeof deliveriesOf>;
const sources = ['website', 'hubspot', 'mautic', 'google', 'linkedin', 'salesforce'] as const;

let intake: RunningService;
let log: LogProbe;
let linkedin: Linkedin;
const directory = mkdtempSync(join(tmpdir(), 'webhooks-'));
const file = join(directory, 'webhooks.json');

/** LinkedIn's API as far as answers are fetched from it. */
class Linkedin {
  readonly answers = new Map<string, unknown>();
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://linkedin');
    const id = decodeURIComponent(pathname.split('/').at(-1)!);
    this.asked.push(id);
    const isKnown = request.headers.authorization === 'Bearer token-of-linkedin';
    const answer = this.answers.get(id);
    response.statusCode = !isKnown ? 401 : answer === undefined ? 404 : 200;
    response.end(JSON.stringify(answer ?? { message: 'leaked@linkedin.example' }));
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }
}

function writeSettings(website: readonly string[], token = 'token-of-linkedin'): void {
  const { hubspot, mautic, google, salesforce } = secrets;
  writeFileSync(
    file,
    JSON.stringify({
      publicUrl,
      sources: {
        website: { scheme: 'standard', secrets: website },
        hubspot: { scheme: 'hubspot', secrets: [hubspot] },
        mautic: { scheme: 'mautic', secrets: [mautic] },
        google: { scheme: 'google', secrets: [google] },
        linkedin: {
          ...{ scheme: 'linkedin', secrets: [secrets.linkedin], token, api: linkedin.address },
        },
        salesforce: { scheme: 'salesforce', secrets: [salesforce] },
        shop: {
          ...{ scheme: 'standard', secrets: [secrets.website], events: '$.orders[*]' },
          only: { '$.state': ['paid'] },
          mapping: { columns: { '$.mail': 'email', '$.at': 'occurredAt' } },
        },
      },
    }),
  );
}

beforeAll(async () => {
  linkedin = new Linkedin();
  await linkedin.start();
  writeSettings([secrets.website]);
  intake = await runIntake({ WEBHOOKS_FILE: file });
  log = await LogProbe.start(intake.system, ['leads']);
});

afterAll(async () => {
  await log?.stop();
  await intake?.stop();
  linkedin?.stop();
});

type Headers = Readonly<Record<string, string>>;

/** Sends a body as it is, and holds the answer to the document of the API. */
async function send(source: string, body: string | Buffer, headers: Headers = {}): Promise<Answer> {
  const path = `/v1/webhooks/${source}`;
  const response = await fetch(intake.service.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const answer = await answerOf(response);
  const mediaType = (response.headers.get('content-type') ?? '').split(';', 1)[0]!;
  (await intake.documented()).check('POST', path, { ...answer, mediaType });
  return answer;
}

/** Of its own senders each message has an id, which a retry has, too. */
function headersOf(source: Source, body: string): Headers {
  if (source === 'google') return {};
  const id = createHash('sha256').update(body).digest('hex');
  return signedBy(source === 'website' ? 'standard' : source, body, { id });
}

async function deliver(source: Source, email: string, id: string, occasion = id): Promise<Answer> {
  const delivery = deliveriesOf(email, id, occasion);
  Object.assign(delivery.website.data, { note: id });
  if (source === 'linkedin') {
    const responseId = delivery.linkedin.leadGenFormResponse.split(':').at(-1)!;
    linkedin.answers.set(responseId, linkedinAnswer(responseId, email));
  }
  const body = JSON.stringify(delivery[source]);
  return send(source, body, headersOf(source, body));
}

/** The lead of an address, by what the same address is captured as. */
async function leadOf(email: string): Promise<string> {
  const { body } = await intake.post('/v1/leads', { contact: { email } });
  expect(body).toMatchObject({ created: false });
  return body.leadId as string;
}

const typeOf = ({ body }: Answer) => String(body.type).replace('urn:smarketing:problem:', '');

describe.each(sources)('a delivery of %s', (source) => {
  const email = `one@${source}.example`;
  const id = String(100 + sources.indexOf(source));

  it('becomes a lead with a touchpoint, once, however often it is sent', async () => {
    const first = await deliver(source, email, id);
    expect([first.status, first.body.refused]).toEqual([202, []]);
    const again = await deliver(source, email, id);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const leadId = await leadOf(email);
    const { data } = await log.next(TouchpointRecorded, leadId);
    expect(data.kind).toBe(['hubspot', 'salesforce'].includes(source) ? 'other' : 'form');
    await intake.post(`/v1/leads/${leadId}/touchpoints`, { kind: 'call' });
    await eventually(() =>
      log.of(TouchpointRecorded, leadId).some((one) => one.data.kind === 'call'),
    );
    expect(log.of(TouchpointRecorded, leadId)).toHaveLength(2);
    const { body: acts } = await intake.get(`/v1/operations/acts?on=lead/${leadId}`, 'revops');
    expect(acts.items.at(-1)).toMatchObject({
      act: 'lead.capture',
      by: { subject: `webhook/${source}`, role: 'service' },
    });
    const { actor, actorRole } = await log.next(LeadCaptured, leadId);
    expect([actor, actorRole]).toEqual([intake.pseudonymOf(`webhook/${source}`), 'service']);
  });

  it('is refused with another secret, and nothing of it is stored', async () => {
    const stranger = `stranger@${source}.example`;
    const delivery = deliveriesOf(stranger);
    const forged = { ...delivery.google, google_key: 'another key, of nobody' };
    const body = JSON.stringify(source === 'google' ? forged : delivery[source]);
    const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const scheme = source === 'website' ? 'standard' : source;
    const headers = scheme === 'google' ? {} : signedBy(scheme, body, { secret: other });
    const answer = await send(source, body, headers);
    expect([answer.status, typeOf(answer)]).toEqual([401, 'signature-wrong']);
    const { body: captured } = await intake.post('/v1/leads', { contact: { email: stranger } });
    expect(captured).toMatchObject({ created: true });
  });
});

describe('clicks on ads', () => {
  it('are in the vault, and nowhere on the log nor in clear', async () => {
    for (const [source, name, click] of [
      ['website', 'fbclid', 'IwAR2F4-dbP0l7'],
      ['google', 'gclid', 'EAIaIQobChMI7uyX'],
      ['linkedin', 'li_fat_id', '4c1ba4f6-3c1a-4a4b-9a55-0a7f5a0f1b2c'],
    ] as const) {
      const leadId = await leadOf(`one@${source}.example`);
      const { body } = await intake.get(`/v1/leads/${leadId}/contact`, 'sales');
      expect(body.clickIds).toEqual({ [name]: click });
      expect(JSON.stringify(log.facts)).not.toContain(click);
      expect(await placesOf(intake, new RegExp(click))).toEqual([]);
    }
  });
});

describe('one person', () => {
  it('is one lead, however many deliveries of all sources come at once', async () => {
    const email = 'everywhere@all.example';
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => {
        const source = sources[at % sources.length]!;
        const occasion = String(9_000 + at);
        // A contact of HubSpot's has one id; answers to forms have one each.
        return deliver(source, email, source === 'hubspot' ? '9000' : occasion, occasion);
      }),
    );
    expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    const leadId = await leadOf(email);
    await eventually(() => log.of(TouchpointRecorded, leadId).length >= 100, 30_000);
    expect(log.of(TouchpointRecorded, leadId)).toHaveLength(100);
    expect(log.of(LeadCaptured).filter(({ data }) => data.leadId === leadId)).toHaveLength(1);
  });

  it('is one lead, however many captures come at once by every way, in any spelling of the mailbox', async () => {
    const spellings = [
      'anna.everywhere@gmail.com',
      'annaeverywhere+x@googlemail.com',
      'Anna.Every.Where@gmail.com',
    ];
    const at = (second: number) => new Date(Date.UTC(2026, 1, 1, 12, 0, second)).toISOString();
    const columns = { mail: 'email', seen: 'occurredAt', by: 'channel' };
    const ways = [
      ...sources.map((source) => (email: string, id: string) => {
        const person = source === 'hubspot' ? '9900' : id;
        return deliver(source, email, person, id);
      }),
      (email: string, id: string) =>
        intake.post('/v1/leads', {
          contact: { email },
          channel: 'event',
          occurredAt: at(Number(id) - 9_900),
        }),
      (email: string, id: string) => {
        const lead = { contact: { email }, external: { system: 'shop', id }, channel: 'social' };
        return intake.post('/v1/leads/batch', {
          leads: [{ ...lead, occurredAt: at(Number(id) - 9_900) }],
        });
      },
      async (email: string, id: string) => {
        const row = `${email},${at(Number(id) - 9_900)},referral`;
        return upload(intake, await createImport(intake, { columns }), `mail,seen,by\n${row}\n`);
      },
    ];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, nth) =>
        ways[nth % ways.length]!(spellings[nth % spellings.length]!, String(9_900 + nth)),
      ),
    );
    expect(answers.filter(({ status }) => status !== 202 && status !== 200)).toEqual([]);
    const leads = await Promise.all(spellings.map(leadOf));
    expect(new Set(leads).size).toBe(1);
    const [leadId] = leads;
    const isOf = ({ data }: { data: { leadId: string } }) => data.leadId === leadId;
    expect(log.of(LeadCaptured).filter(isOf)).toHaveLength(1);
    const captured = await intake.db.collection('identities').distinct('leadId', { leadId });
    expect(captured).toEqual([leadId]);
    // The earliest of all, whichever came first: the first one by the API.
    const { body } = await intake.get(`/v1/leads/${leadId}`);
    expect(body).toMatchObject({ channel: 'event', capturedAt: at(6) });
  });
});

describe('what is signed with a time', () => {
  it.each(['standard', 'hubspot'] as const)(
    'by %s is refused when it is old, or ahead',
    async (scheme) => {
      const source = scheme === 'standard' ? 'website' : scheme;
      const body = JSON.stringify(deliveriesOf('old@times.example')[source]);
      for (const minutes of [-6, 6]) {
        const answer = await send(
          source,
          body,
          signedBy(scheme, body, { at: Date.now() + minutes * 60_000 }),
        );
        expect([answer.status, typeOf(answer)]).toEqual([401, 'signature-stale']);
      }
    },
  );

  it('has an id of its own: another body under it is refused', async () => {
    const [one, other] = ['id-1@times.example', 'id-2@times.example'].map((email) =>
      JSON.stringify(deliveriesOf(email).website),
    );
    const signed = (body: string) =>
      send('website', body, signedBy('standard', body, { id: 'msg_1' }));
    expect((await signed(one!)).status).toBe(202);
    expect((await signed(one!)).status).toBe(200);
    const reused = await signed(other!);
    expect([reused.status, typeOf(reused)]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('a delivery of several events', () => {
  it('names those that give no lead, and stores all others', async () => {
    const body = JSON.stringify({
      orders: [
        { mail: 'a@several.example', state: 'paid', at: '2026-03-01' },
        { mail: 'no address', state: 'paid' },
        { mail: 'b@several.example', state: 'open' },
        { mail: 'c@several.example', state: 'Paid', at: '2026-03-01T00:00:00Z' },
      ],
    });
    const headers = signedBy('standard', body);
    const { status, body: said } = await send('shop', body, headers);
    expect([status, said]).toMatchObject([
      202,
      { taken: 2, passedOver: 1, refused: [{ event: 1 }] },
    ]);
    expect(said.refused[0].errors[0].pointer).toBe('/contact/email');
    expect(JSON.stringify(said)).not.toContain('several.example');
    const again = await send('shop', body, headers);
    expect([again.status, again.body]).toEqual([200, said]);
  });

  it("is HubSpot's retry of it where only the attempt differs", async () => {
    const events = deliveriesOf('attempts@several.example', '777').hubspot;
    const bodies = [0, 1].map((attemptNumber) =>
      JSON.stringify(events.map((event) => ({ ...event, attemptNumber }))),
    );
    const answers = [];
    for (const body of bodies)
      answers.push((await send('hubspot', body, signedBy('hubspot', body))).status);
    expect(answers).toEqual([202, 200]);
  });

  it('is refused with reasons by field where none gives a lead', async () => {
    const body = JSON.stringify({ data: { contact: { firstName: 'Nobody' } } });
    const answer = await send('website', body, signedBy('standard', body));
    expect([answer.status, typeOf(answer), answer.body.errors[0].pointer]).toEqual([
      422,
      'invalid-request',
      '/contact/email',
    ]);
  });

  it('is refused as a whole where there are more than 500', async () => {
    const body = JSON.stringify({ orders: Array.from({ length: 501 }, () => ({ state: 'paid' })) });
    const answer = await send('shop', body, signedBy('standard', body));
    expect([answer.status, typeOf(answer)]).toEqual([413, 'too-many-events']);
  });
});

describe('secrets', () => {
  it('are rotated while deliveries come in, without a restart', async () => {
    const body = JSON.stringify(deliveriesOf('rotated@secrets.example').website);
    const by = async (secret: string) =>
      (await send('website', body, signedBy('standard', body, { secret }))).status;
    expect(await by(secrets.websiteNext)).toBe(401);
    writeSettings([secrets.website, secrets.websiteNext]);
    await eventually(async () => (await by(secrets.websiteNext)) === 202);
    expect(await by(secrets.website)).toBe(202);
    writeSettings([secrets.websiteNext]);
    await eventually(async () => (await by(secrets.website)) === 401);
    writeFileSync(file, 'no settings at all');
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await by(secrets.websiteNext)).toBe(202);
    writeSettings([secrets.website]);
    await eventually(async () => (await by(secrets.website)) === 202);
  });
});

describe('LinkedIn', () => {
  const notice = (id: string, more = {}) =>
    JSON.stringify({ ...deliveriesOf('x@y.example', id).linkedin, ...more });

  it('has its challenge answered, and no other text signed', async () => {
    const path = '/v1/webhooks/linkedin?challengeCode=';
    const code = '890e4665-4dfe-4ab1-b689-ed553bceeed0';
    const answered = await intake.get(`${path}${code}&applicationId=1`);
    expect(answered.body).toEqual({
      challengeCode: code,
      challengeResponse: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await intake.get(`${path}hmacsha256=x`)).status).toBe(422);
    expect((await intake.get(path.replace('linkedin', 'website') + code)).status).toBe(404);
  });

  it('sends its notice again where the answer could not be fetched', async () => {
    writeSettings([secrets.website], 'another-token');
    const body = notice('5000');
    const sent = () => send('linkedin', body, signedBy('linkedin', body));
    const answer = await eventually(async () => {
      const said = await sent();
      return said.status === 503 && said;
    });
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(JSON.stringify(answer.body)).not.toContain('leaked');
    writeSettings([secrets.website]);
    linkedin.answers.set('5000-1', linkedinAnswer('5000-1', 'later@linkedin.example'));
    await eventually(async () => (await sent()).status === 202);
    const asked = linkedin.asked.length;
    expect((await sent()).status).toBe(200);
    expect(linkedin.asked).toHaveLength(asked);
  });

  it('is acknowledged what gives no lead: a test, an answer that is gone, or one taken back', async () => {
    linkedin.answers.set('6000-1', {
      ...linkedinAnswer('6000-1', 'test@linkedin.example'),
      testLead: true,
    });
    for (const body of [notice('6000'), notice('6001'), notice('1', { leadAction: 'DELETED' })]) {
      const { status, body: said } = await send('linkedin', body, signedBy('linkedin', body));
      expect([status, said]).toEqual([200, { taken: 0, passedOver: 1, refused: [] }]);
    }
    const body = notice('1', { leadGenFormResponse: 'urn:li:leadGenFormResponse:../../v2/me' });
    expect((await send('linkedin', body, signedBy('linkedin', body))).status).toBe(422);
  });
});

describe("Google's test", () => {
  it('is acknowledged and stored nowhere', async () => {
    const body = JSON.stringify({ ...deliveriesOf('test@google.example').google, is_test: true });
    const { status, body: said } = await send('google', body);
    expect([status, said]).toEqual([200, { taken: 0, passedOver: 1, refused: [] }]);
    const { body: captured } = await intake.post('/v1/leads', {
      contact: { email: 'test@google.example' },
    });
    expect(captured.created).toBe(true);
  });
});

describe('hostile deliveries', () => {
  const good = JSON.stringify(deliveriesOf('hostile@x.example').website);

  it.each<[string, number, string, () => Promise<Answer>]>([
    ['of no source', 404, 'no-such-webhook', () => send('nobody', good)],
    ['of a name that objects inherit', 404, 'no-such-webhook', () => send('constructor', good)],
    ['without a signature', 401, 'signature-missing', () => send('website', good)],
    ['that are no JSON', 400, 'malformed-body', () => signed('{"data":')],
    ['that are no JSON, of Google', 400, 'malformed-body', () => send('google', '{')],
    ['that are empty', 400, 'malformed-body', () => signed(' ')],
    [
      'in UTF-16',
      400,
      'wrong-encoding',
      () => signed(Buffer.from(good, 'utf16le').toString('latin1')),
    ],
    [
      'that reach into prototypes',
      422,
      'invalid-request',
      () => signed('{"__proto__":{"data":1}}'),
    ],
    [
      'that are compressed',
      415,
      'unsupported-content-encoding',
      () => signed(good, { 'content-encoding': 'gzip' }),
    ],
    [
      'in another charset',
      415,
      'unsupported-charset',
      () => signed(good, { 'content-type': 'application/json; charset=utf-7' }),
    ],
    [
      'that are a form',
      415,
      'unsupported-media-type',
      () => signed(good, { 'content-type': 'application/x-www-form-urlencoded' }),
    ],
    [
      'that are too large',
      413,
      'body-too-large',
      () => signed(JSON.stringify({ x: 'x'.repeat(256 * 1024) })),
    ],
    ['that are too deep', 400, 'malformed-body', () => signed('['.repeat(1_000))],
    [
      'with a query',
      422,
      'invalid-request',
      () => send('website?x=1', good, signedBy('standard', good)),
    ],
    ['of a number', 422, 'invalid-request', () => signed('1')],
    ['of a list of lists', 422, 'invalid-request', () => signed('[[[]]]')],
    [
      'with a huge number for an address',
      422,
      'invalid-request',
      () => signed('{"data":{"contact":{"email":1e999}}}'),
    ],
  ])('%s are refused', async (_, status, type, sent) => {
    const answer = await sent();
    expect([answer.status, typeOf(answer)]).toEqual([status, type]);
    expect(JSON.stringify(answer.body)).not.toContain('hostile@');
  });

  const signed = (body: string, headers: Headers = {}) =>
    send('website', body, { ...signedBy('standard', body), ...headers });

  it('with a header that comes twice are refused', async () => {
    const pairs = Object.entries(signedBy('standard', good));
    for (const pair of pairs) {
      const answer = await raw([...pairs, pair], [good]);
      expect(answer).toMatch(/^HTTP\/1\.1 401 /);
      expect(answer).toContain('signature-missing');
    }
    expect(await raw(pairs, [good])).toMatch(/^HTTP\/1\.1 202 /);
  });

  it('in chunks count by their size', async () => {
    const pairs = Object.entries(signedBy('standard', good));
    expect(await raw(pairs, [good.slice(0, 10), good.slice(10)])).toMatch(
      /^HTTP\/1\.1 200 |^HTTP\/1\.1 202 /,
    );
    const large = Array.from({ length: 5 }, () => 'x'.repeat(64 * 1024));
    expect(await raw(pairs, large)).toMatch(/^HTTP\/1\.1 413 /);
  });

  /** As it is written, in chunks where there are several. */
  async function raw(
    headers: readonly [string, string][],
    chunks: readonly string[],
  ): Promise<string> {
    const { connect } = await import('node:net');
    const { port, hostname } = new URL(intake.service.url);
    const length =
      chunks.length === 1
        ? `content-length: ${Buffer.byteLength(chunks[0]!)}`
        : 'transfer-encoding: chunked';
    const body =
      chunks.length === 1
        ? chunks[0]!
        : `${chunks.map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`).join('')}0\r\n\r\n`;
    const head = [
      'POST /v1/webhooks/website HTTP/1.1',
      'host: x',
      'connection: close',
      'content-type: application/json',
      length,
      ...headers.map(([name, value]) => `${name}: ${value}`),
    ];
    return new Promise((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`${head.join('\r\n')}\r\n\r\n${body}`),
      );
      socket.on('data', (chunk) => (text += chunk.toString('utf8')));
      socket.on('error', () => {});
      socket.on('close', () => resolve(text));
    });
  }
});

describe('the list of webhooks', () => {
  it('has addresses and counts, and no secret', async () => {
    const { body } = await intake.get('/v1/webhooks', 'ops');
    expect(body.items.map(({ source }: { source: string }) => source)).toEqual([
      ...sources,
      'shop',
    ]);
    expect(body.items[0]).toMatchObject({
      ...{ scheme: 'standard', url: `${publicUrl}/v1/webhooks/website`, rotating: false },
      storedInSevenDays: expect.any(Number),
    });
    expect(body.items[0].storedInSevenDays).toBeGreaterThan(1);
    expect(Date.parse(body.items[0].lastStoredAt)).toBeGreaterThan(Date.now() - 600_000);
    for (const secret of Object.values(secrets)) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it('is also a metric, by source and outcome', async () => {
    const metrics = await (await fetch(`${intake.service.opsUrl}/metrics`)).text();
    for (const outcome of ['stored', 'repeated', 'unsigned', 'stale', 'refused', 'unreadable']) {
      expect(metrics).toContain(`webhook_deliveries_total{source="website",outcome="${outcome}"`);
    }
    expect(metrics).toContain(
      'webhook_deliveries_total{source="(unknown)",outcome="unknown-source"',
    );
  });
});
