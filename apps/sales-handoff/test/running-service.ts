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
import { LeadQualified, PlaybookPublished } from '@smarketing/contracts';
import { KafkaTransport } from '@smarketing/event-bus';
import { createService, type Service } from '@smarketing/http';
import { defaultPlaybook } from '@smarketing/playbook';
import { publishFacts, testSystem, type FactToPublish } from '@smarketing/testing';
import { salesHandoffModule, service as name } from '../src/sales-handoff.module.js';

export const qualifiedAt = new Date('2018-03-01T10:00:00.000Z');

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- any JSON
  readonly body: any;
}

/** By role, or with a subject of his own. */
export type Sender = Role | { readonly subject: string; readonly role: readonly Role[] };

/** The service on a system of its own, with the default playbook in force. */
export class RunningService {
  readonly system = testSystem();
  readonly instances: Service[] = [];
  private readonly actorKey = randomBytes(32);

  private constructor(
    private readonly issuer: ThrowAwayIssuer,
    private readonly directory: string,
  ) {}

  static async start(): Promise<RunningService> {
    const directory = await mkdtemp(join(tmpdir(), 'handoff-'));
    const running = new RunningService(await createThrowAwayIssuer(directory), directory);
    await running.startInstance();
    await publishFacts(running.system, [
      {
        fact: PlaybookPublished,
        data: {
          playbook: 'playbook',
          version: 1,
          effectiveFrom: '2017-01-01T00:00:00.000Z',
          document: defaultPlaybook() as unknown as Record<string, unknown>,
        },
        sequence: 1,
        time: new Date('2017-01-01T00:00:00.000Z'),
      },
    ]);
    return running;
  }

  /** One more instance on the same database and Kafka. */
  async startInstance(): Promise<Service> {
    const { issuer, audience, jwksFile: file } = this.issuer;
    const instance = await createService(
      salesHandoffModule({
        ...this.system,
        database: this.system.database(name),
        port: 0,
        opsPort: 0,
        host: '127.0.0.1',
        access: { jwks: { file }, issuer, audience, actorKey: this.actorKey },
        logLevel: 'error',
      }),
      { name, title: name, description: name, transport: KafkaTransport, logLevel: 'error' },
    );
    this.instances.push(instance);
    return instance;
  }

  async stop(): Promise<void> {
    for (const instance of this.instances) await instance.close();
    await rm(this.directory, { recursive: true });
  }

  get(path: string, role: Sender = 'sales'): Promise<Answer> {
    return this.request('GET', path, undefined, role);
  }

  post(
    path: string,
    body: unknown = {},
    role: Sender = 'sales',
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.request('POST', path, body, role, headers);
  }

  async request(
    method: string,
    path: string,
    body: unknown,
    role: Sender = 'sales',
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.instances[0]!.url}/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.tokenOf(role)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  }

  /** What stands on facts for the subject of a token. */
  pseudonymOf(subject: string): string {
    return pseudonymOf(this.actorKey, this.issuer.issuer, subject);
  }

  tokenOf(sender: Sender): Promise<string> {
    if (typeof sender === 'string') return this.issuer.token(sender);
    return this.issuer.token(sender.role, { subject: sender.subject });
  }

  /** Scoring says that these leads are qualified, one minute after the other. */
  async qualify(leadIds: readonly string[], cycle = 1, sequence = cycle): Promise<void> {
    await publishFacts(
      this.system,
      leadIds.map((leadId, index): FactToPublish<LeadQualified> => {
        const score = { score: 60, threshold: 50, contributions: [] };
        return {
          fact: LeadQualified,
          data: { leadId, cycle, ...score, channel: 'social', profile: {} },
          sequence,
          time: new Date(qualifiedAt.getTime() + index * 60_000),
          playbook: 1,
        };
      }),
    );
  }
}
