import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { AccessModule, createThrowAwayIssuer, type Role } from '@smarketing/access';
import { contractOf, encodeHeaders, streams, TouchpointRecorded } from '@smarketing/contracts';
import {
  defineView,
  EventBusModule,
  KafkaTransport,
  on,
  partitionOf,
  type Arrived,
  type Folded,
  type ViewDocument,
} from '@smarketing/event-bus';
import { createService } from '@smarketing/http';
import { ObservabilityModule } from '@smarketing/observability';
import { kafkaOf, type TestSystem, testSystem } from '@smarketing/testing';
import type { Producer } from 'kafkajs';
import { AdminApiModule } from '../src/index.js';

interface Visitor extends ViewDocument {
  visits: number;
}

/** The fold throws as long as this is true. */
export const defect = { present: false };

const visitors = defineView<Visitor>('visitors', {
  folds: [on(TouchpointRecorded, visited)],
});

function visited(
  visitor: Visitor | undefined,
  { key }: Arrived<TouchpointRecorded>,
): Folded<Visitor> {
  if (defect.present) throw new TypeError('Cannot count.');
  return { document: { _id: key, visits: (visitor?.visits ?? 0) + 1 } };
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A record as anybody could put it on the log of the leads. */
export interface Stray {
  readonly key: string | null;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** The visit with that number. */
export function visit(leadId: string, sequence: number): Stray {
  const { stream, type } = contractOf(TouchpointRecorded);
  return {
    key: leadId,
    headers: encodeHeaders({
      id: `${stream}/${leadId}/${sequence}`,
      type,
      source: '/smarketing/marketing-intake',
      subject: leadId,
      time: new Date('2026-11-23T09:00:00.000Z'),
      sequence,
      correlationId: 'visits',
    }),
    body: JSON.stringify({ leadId, touchpointId: leadId, kind: 'form', channel: 'email' }),
  };
}

/** A service with the operations, on a system of its own, reached over HTTP. */
export class RunningService {
  private constructor(
    readonly system: TestSystem,
    readonly url: string,
    private readonly token: (role: Role) => Promise<string>,
    private readonly producer: Producer,
    readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<RunningService> {
    const system = testSystem();
    const directory = await mkdtemp(join(tmpdir(), 'operations-'));
    const issuer = await createThrowAwayIssuer(directory);
    const service = await createService(moduleOf(system, issuer), {
      name: 'visiting',
      title: 'Visiting',
      description: 'Visiting',
      transport: KafkaTransport,
      logLevel: 'fatal',
    });
    const kafka = kafkaOf(system);
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    return new RunningService(
      system,
      service.url,
      (role) => issuer.token(role, { subject: `${role}-ada` }),
      producer,
      async () => {
        await producer.disconnect();
        await service.close();
        await rm(directory, { recursive: true });
      },
    );
  }

  async write(...strays: readonly Stray[]): Promise<void> {
    await this.producer.send({
      topic: this.system.kafkaNamespace + streams.leads.topic,
      messages: strays.map(({ key, headers, body }) => ({
        key,
        headers,
        value: body,
        partition: partitionOf(key ?? ''),
      })),
    });
  }

  get(path: string, role: Role | null = 'ops'): Promise<Answer> {
    return this.ask('GET', path, role);
  }

  post(path: string, body: unknown, role: Role | null = 'ops'): Promise<Answer> {
    return this.ask('POST', path, role, body);
  }

  private async ask(method: string, path: string, role: Role | null, body?: unknown) {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(role && { authorization: `Bearer ${await this.token(role)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
}

function moduleOf(
  system: TestSystem,
  { issuer, audience, jwksFile: file }: Awaited<ReturnType<typeof createThrowAwayIssuer>>,
) {
  @Module({
    imports: [
      ObservabilityModule.forRoot({ service: 'visiting', version: '0', port: 0 }),
      AccessModule.forRoot({ jwks: { file }, issuer, audience, actorKey: randomBytes(32) }),
      EventBusModule.forRoot({
        service: 'visiting',
        consumes: ['leads'],
        publishes: [],
        views: [visitors],
        kafkaBrokers: system.kafkaBrokers,
        kafkaSecurity: system.kafkaSecurity,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        mongoSecurity: system.mongoSecurity,
        database: system.database('visiting'),
      }),
      AdminApiModule,
    ],
  })
  class VisitingModule {}
  return VisitingModule;
}
