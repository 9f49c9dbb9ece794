import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createThrowAwayIssuer,
  pseudonymOf,
  type Role,
  type ThrowAwayIssuer,
} from '@smarketing/access';
import { PlaybookPublished } from '@smarketing/contracts';
import { KafkaTransport, PlaybookReference, SERVICE_DATABASE } from '@smarketing/event-bus';
import { createService, type Service } from '@smarketing/http';
import { defaultPlaybook } from '@smarketing/playbook';
import { eventually, publishFacts, testSystem, type TestSystem } from '@smarketing/testing';
import type { Db, Document } from 'mongodb';
import { MarketingIntakeModule, service, streams } from '../src/marketing-intake.module.js';

/** What can be sent: text, bytes or a stream of them. */
export type UploadBody = NonNullable<RequestInit['body']>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a service answers, of any shape
  readonly body: any;
}

export interface Sender {
  readonly role?: Role | readonly Role[];
  readonly subject?: string;
  readonly headers?: Record<string, string>;
}

/** The service on a real Kafka and MongoDB, with the default playbook in force. */
export class RunningIntake {
  private constructor(
    readonly system: TestSystem,
    readonly service: Service,
    readonly db: Db,
    private readonly issuer: ThrowAwayIssuer,
    private readonly actorKey: Buffer,
    private readonly directory: string,
  ) {}

  static async start(): Promise<RunningIntake> {
    const system = testSystem();
    const directory = await mkdtemp(join(tmpdir(), 'intake-'));
    const issuer = await createThrowAwayIssuer(directory);
    const actorKey = randomBytes(32);
    const module = MarketingIntakeModule.forRoot({
      kafkaBrokers: system.kafkaBrokers,
      kafkaNamespace: system.kafkaNamespace,
      mongoUri: system.mongoUri,
      database: system.database('intake'),
      port: 0,
      opsPort: 0,
      host: '127.0.0.1',
      access: {
        jwks: { file: issuer.jwksFile },
        issuer: issuer.issuer,
        audience: issuer.audience,
        actorKey,
      },
      vaultKey: randomBytes(32),
      logLevel: 'warn',
    });
    const running = await createService(module, {
      name: service,
      title: 'T',
      description: 'D',
      transport: KafkaTransport,
      logLevel: 'warn',
      // Nothing is refused for the speed of the machine that tests.
      limits: { expectedWait: 60_000 },
      streams,
    });
    await publishFacts(system, [
      {
        fact: PlaybookPublished,
        data: {
          playbook: 'playbook',
          version: 1,
          effectiveFrom: '2016-01-01T00:00:00.000Z',
          document: { ...defaultPlaybook() },
        },
        sequence: 1,
        time: new Date('2016-01-01T00:00:00Z'),
      },
    ]);
    await eventually(() => running.app.get(PlaybookReference).load(), 40_000);
    const db = running.app.get<Db>(SERVICE_DATABASE);
    return new RunningIntake(system, running, db, issuer, actorKey, directory);
  }

  async stop(): Promise<void> {
    await this.db.dropDatabase();
    await this.service.close();
    await rm(this.directory, { recursive: true });
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    { role = 'marketing', subject, headers = {} }: Sender = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(role, subject)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text && JSON.parse(text) };
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, body, { headers });
  }

  async get(path: string, role: Role = 'marketing'): Promise<Answer> {
    return this.send('GET', path, undefined, { role });
  }

  async createImport(mapping: object, format = 'csv'): Promise<string> {
    const { status, body } = await this.post('/v1/imports', { name: 'test', format, mapping });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.importId as string;
  }

  /** Sends a file in one piece, or in pieces as they come. */
  async upload(
    importId: string,
    file: UploadBody,
    options: { type?: string; signal?: AbortSignal } = {},
  ): Promise<Answer> {
    const { type = 'text/csv', signal } = options;
    const answer = await fetch(`${this.service.url}/v1/imports/${importId}/rows`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await this.tokenOf('service')}`, 'content-type': type },
      body: file,
      duplex: 'half',
      ...(signal && { signal }),
    } as RequestInit);
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  }

  /** What stands on facts for the subject of a token. */
  pseudonymOf(subject: string): string {
    return pseudonymOf(this.actorKey, this.issuer.issuer, subject);
  }

  tokenOf(role: Role | readonly Role[], subject?: string): Promise<string> {
    return this.issuer.token(role, subject === undefined ? {} : { subject });
  }

  /** All that the database holds, as text: bytes as they are, so that what is sealed stays sealed. */
  async everythingStored(): Promise<string> {
    return (await this.documents()).map(({ text }) => text).join('\n');
  }

  /** Where in the database the pattern is found, with what stands around it. */
  async placesOf(pattern: RegExp): Promise<string[]> {
    return (await this.documents()).flatMap(({ place, text }) => {
      const found = pattern.exec(text);
      const around = found && text.slice(Math.max(0, found.index - 20), found.index + 40);
      return found ? [`${place}: ${around}`] : [];
    });
  }

  private async documents(): Promise<{ place: string; text: string }[]> {
    const documents: { place: string; text: string }[] = [];
    for (const { name } of await this.db.listCollections().toArray()) {
      for await (const document of this.db.collection(name).find()) {
        const bytes: string[] = [];
        const text = JSON.stringify(withoutBytes(document, bytes));
        documents.push({
          place: `${name} ${String(document._id)}`,
          text: [text, ...bytes].join('\n'),
        });
      }
    }
    return documents;
  }
}

/** In base64, bytes that are sealed may read like any word by chance. */
function withoutBytes(value: unknown, bytes: string[]): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => withoutBytes(item, bytes));
  if ('buffer' in value && value.buffer instanceof Uint8Array) {
    bytes.push(Buffer.from(value.buffer).toString('latin1'));
    return 'bytes';
  }
  const entries = Object.entries(value as Document);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutBytes(inner, bytes)]));
}
