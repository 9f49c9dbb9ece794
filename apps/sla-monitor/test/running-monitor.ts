import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createThrowAwayIssuer, type ThrowAwayIssuer } from '@smarketing/access';
import { PlaybookPublished, type FactClass } from '@smarketing/contracts';
import { KafkaTransport } from '@smarketing/event-bus';
import { createService, type Service } from '@smarketing/http';
import type { Playbook } from '@smarketing/playbook';
import { LogProbe, publishFacts, testSystem, type SeenFact } from '@smarketing/testing';
import { SlaMonitorModule, service as name } from '../src/sla-monitor.module.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** The service on a system of its own, and the log around it. */
export class RunningMonitor {
  readonly system = testSystem();
  private readonly sequences = new Map<string, number>();
  private instance: Service | undefined;
  private log: LogProbe;

  private constructor(
    private readonly issuer: ThrowAwayIssuer,
    private readonly directory: string,
  ) {}

  static async start(): Promise<RunningMonitor> {
    const directory = await mkdtemp(join(tmpdir(), 'sla-monitor-'));
    const monitor = new RunningMonitor(await createThrowAwayIssuer(directory), directory);
    await monitor.up();
    monitor.log = await LogProbe.start(monitor.system, ['sla']);
    return monitor;
  }

  async up(): Promise<void> {
    const { issuer, audience, jwksFile: file } = this.issuer;
    this.instance = await createService(
      SlaMonitorModule.forRoot({
        ...this.system,
        database: this.system.database(name),
        port: 0,
        opsPort: 0,
        host: '127.0.0.1',
        access: { jwks: { file }, issuer, audience, actorKey: randomBytes(32) },
        logLevel: 'error',
      }),
      { name, title: name, description: name, transport: KafkaTransport, logLevel: 'error' },
    );
  }

  async down(): Promise<void> {
    await this.instance?.close();
    this.instance = undefined;
  }

  async stop(): Promise<void> {
    await this.down();
    await this.log?.stop();
    await rm(this.directory, { recursive: true });
  }

  async agree(playbook: Playbook): Promise<void> {
    const effectiveFrom = new Date(0);
    await this.tell('playbook', effectiveFrom, PlaybookPublished, {
      playbook: 'playbook',
      version: 1,
      effectiveFrom: effectiveFrom.toISOString(),
      document: playbook as unknown as Record<string, unknown>,
    });
  }

  /** Puts a fact on the log, with the next number of its stream and key. */
  async tell<T extends object>(
    key: string,
    time: Date,
    fact: FactClass<T>,
    data: T,
  ): Promise<void> {
    const sequence = (this.sequences.get(key) ?? 0) + 1;
    this.sequences.set(key, sequence);
    await publishFacts(this.system, [{ fact, data, sequence, time }]);
  }

  /** What the service has published about a subject, in order. */
  heardOf(subject: string): SeenFact[] {
    return this.log.facts.filter((seen) => seen.subject === subject);
  }

  async get<T>(path: string): Promise<Answer<T>> {
    const authorization = `Bearer ${await this.issuer.token('sales')}`;
    const answer = await fetch(`${this.instance!.url}/v1/${path}`, { headers: { authorization } });
    return { status: answer.status, body: (await answer.json()) as T };
  }

  /** Numbers of what is left to do, as the ops port has them. */
  async backlog(): Promise<Record<string, Record<string, number>>> {
    const answer = await fetch(`${this.instance!.opsUrl}/ops/backlog`);
    const { items } = (await answer.json()) as { items: Record<string, Record<string, number>> };
    return items;
  }
}
