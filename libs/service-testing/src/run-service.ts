import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import {
  createThrowAwayIssuer,
  pseudonymOf,
  type Role,
  type ThrowAwayIssuer,
} from '@smarketing/access';
import { PlaybookPublished } from '@smarketing/contracts';
import { SERVICE_DATABASE } from '@smarketing/event-bus';
import type { ListeningService } from '@smarketing/http';
import { defaultPlaybook, type Playbook } from '@smarketing/playbook';
import { createServiceFrom, definitionOf, readServiceConfig } from '@smarketing/service';
import {
  eventually,
  publishFacts,
  testSystem,
  type FactToPublish,
  type TestSystem,
} from '@smarketing/testing';
import type { Db } from 'mongodb';
import { DocumentedAnswers } from './documented-answers.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON as what it says, anything else as text. */
  // oxlint-disable-next-line typescript/no-explicit-any -- what an API answers is looked at field by field
  readonly body: any;
}

/** Who asks, and how. */
export interface Sender {
  /** Default: the one that the service was run with. */
  readonly role?: Role | readonly Role[];
  readonly subject?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RunOptions {
  /** Who asks where nothing else is said; default `ops`. */
  readonly role?: Role;
  /** On which servers; default: those of the test run. */
  readonly system?: TestSystem;
  /** Of the first instance, set otherwise. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A whole service on the real Kafka and MongoDB, with topics and a database of its own. */
export async function runService(
  module: Type,
  { role = 'ops', system = testSystem(), variables = {} }: RunOptions = {},
): Promise<RunningService> {
  const directory = await mkdtemp(join(tmpdir(), `${definitionOf(module).name}-`));
  const service = new RunningService(
    module,
    role,
    await createThrowAwayIssuer(directory),
    directory,
    system,
  );
  await service.startInstance(variables);
  return service;
}

export class RunningService {
  readonly instances: ListeningService[] = [];
  private readonly actorKey = randomBytes(32);
  private readonly settings: Readonly<Record<string, string>>;

  constructor(
    private readonly module: Type,
    private readonly role: Role,
    readonly issuer: ThrowAwayIssuer,
    private readonly directory: string,
    readonly system: TestSystem,
  ) {
    const { settings } = definitionOf(module);
    const secrets = (settings?.variables ?? []).map((name) => [name, secret()]);
    this.settings = Object.fromEntries(secrets) as Record<string, string>;
  }

  /** One more instance on the same database and topics, with some variables set otherwise. */
  async startInstance(variables: Readonly<Record<string, string>> = {}): Promise<ListeningService> {
    const definition = definitionOf(this.module);
    const config = readServiceConfig(
      {
        ...this.system.variables,
        KAFKA_NAMESPACE: this.system.kafkaNamespace,
        DATABASE: this.system.database(definition.database),
        PORT: '0',
        OPS_PORT: '0',
        JWT_JWKS_FILE: this.issuer.jwksFile,
        JWT_ISSUER: this.issuer.issuer,
        JWT_AUDIENCE: this.issuer.audience,
        ACTOR_KEY: this.actorKey.toString('base64'),
        LOG_LEVEL: 'error',
        // Nothing is refused for the speed of the machine that tests.
        EXPECTED_WAIT_SECONDS: '60',
        ...this.settings,
        ...variables,
      },
      definition,
    );
    const instance = await createServiceFrom(this.module, config);
    this.instances.push(instance);
    return instance;
  }

  /** A variable that only this service is told. */
  setting(name: string): string {
    return this.settings[name]!;
  }

  async stopInstances(): Promise<void> {
    for (const instance of this.instances.splice(0)) await instance.close();
  }

  async restart(): Promise<void> {
    await this.stopInstances();
    await this.startInstance();
  }

  async stop(): Promise<void> {
    await this.stopInstances();
    await rm(this.directory, { recursive: true });
  }

  /** The first instance. */
  get service(): ListeningService {
    return this.instances[0]!;
  }

  get db(): Db {
    return this.service.app.get<Db>(SERVICE_DATABASE);
  }

  /** Puts facts on the log, as their owners would. */
  publish(...facts: FactToPublish[]): Promise<void> {
    return publishFacts(this.system, facts);
  }

  /** Version 1 of a playbook in force, and the service ready with it. */
  async agree(playbook: Playbook = defaultPlaybook(), effectiveFrom = new Date(0)): Promise<void> {
    await this.publish({
      fact: PlaybookPublished,
      data: {
        playbook: 'playbook',
        version: 1,
        effectiveFrom: effectiveFrom.toISOString(),
        document: { ...playbook },
      },
      sequence: 1,
      time: effectiveFrom,
    });
    await eventually(async () => {
      const answer = await fetch(`${this.service.opsUrl}/health/ready`);
      if (!answer.ok) throw new Error(await answer.text());
      return true;
    }, 40_000);
  }

  /** Resolves when the service says so of itself under `/info`. */
  async until(is: (info: Record<string, unknown>) => boolean): Promise<void> {
    await eventually(async () => is(await this.ops<Record<string, unknown>>('/info')));
  }

  get(path: string, as?: Role | Sender): Promise<Answer> {
    return this.request('GET', path, undefined, as);
  }

  post(path: string, body: unknown = {}, as?: Role | Sender): Promise<Answer> {
    return this.request('POST', path, body, as);
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    as: Role | Sender = {},
  ): Promise<Answer> {
    const sender = typeof as === 'string' ? { role: as } : as;
    const answer = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(sender)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...sender.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const received = await answerOf(answer);
    const mediaType = (answer.headers.get('content-type') ?? '').split(';', 1)[0]!;
    (await this.documented()).check(method, path, { ...received, mediaType });
    return received;
  }

  /** Every answer is held to the document of the service. */
  documented(): Promise<DocumentedAnswers> {
    return DocumentedAnswers.of(this.module);
  }

  tokenOf({ role = this.role, subject }: Sender = {}): Promise<string> {
    return this.issuer.token(role, subject === undefined ? {} : { subject });
  }

  /** What stands on facts for the subject of a token. */
  pseudonymOf(subject: string): string {
    return pseudonymOf(this.actorKey, this.issuer.issuer, subject);
  }

  /** What the operations say under a path such as `/info`. */
  async ops<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.service.opsUrl}${path}`)).json()) as T;
  }
}

/** What a response says. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

function secret(): string {
  return randomBytes(32).toString('base64');
}
