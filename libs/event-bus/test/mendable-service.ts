import { Injectable, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { LeadRecycled, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { createLogger, ObservabilityModule, OpsRegistry } from '@smarketing/observability';
import { eventually, type TestSystem } from '@smarketing/testing';
import type { Db } from 'mongodb';
import type { ParkedRecord } from '../src/consume/parked-keys.js';
import {
  DeadLetters,
  defineView,
  DependencyUnavailableError,
  emit,
  EventBusModule,
  KafkaTransport,
  on,
  ServiceDatabase,
  type Arrived,
  type Folded,
  type Operator,
  type Reference,
  type ViewDocument,
} from '../src/index.js';

/** What a lead went through, as this service folded it: touchpoints and `recycled`, in that order. */
export interface Journey extends ViewDocument {
  steps: string[];
  ballast?: string;
}

/** What is wrong with the service; a spec breaks and mends it. All instances of the process share it. */
@Injectable()
export class Defects implements Reference {
  static readonly channels = new Set<string>();
  static referenceAway = false;

  async load(): Promise<void> {
    if (Defects.referenceAway) throw new DependencyUnavailableError('No playbook is in force yet.');
  }
}

function touched(journey: Journey | undefined, fact: Arrived<TouchpointRecorded>): Folded<Journey> {
  const { channel } = fact.data;
  if (Defects.channels.has(channel)) throw new TypeError(`No rule for ${channel}.`);
  const steps = [...(journey?.steps ?? []), `touched ${fact.sequence}`];
  const data = { leadId: fact.key, score: steps.length, contributions: [] };
  const ballast = channel === 'too-much' ? { ballast: 'x'.repeat(17 * 1024 * 1024) } : {};
  return {
    document: { ...journey, _id: fact.key, steps, ...ballast },
    emit: [emit(LeadScored, data, { time: fact.time })],
  };
}

function recycled(journey: Journey | undefined, fact: Arrived<LeadRecycled>): Folded<Journey> {
  const steps = [...(journey?.steps ?? []), `recycled ${fact.sequence}`];
  return { document: { ...journey, _id: fact.key, steps } };
}

export const journeys = defineView<Journey>('journeys', {
  contribute: ({ steps }) => ({ steps: steps.length }),
  folds: [on(TouchpointRecorded, touched), on(LeadRecycled, recycled)],
});

interface Visits extends ViewDocument {
  visits: number;
}

/** A second view of the same stream, which no fault of the first one touches. */
export const visits = defineView<Visits>('visits', {
  folds: [
    on(TouchpointRecorded, (known: Visits | undefined, { key }) => ({
      document: { _id: key, visits: (known?.visits ?? 0) + 1 },
    })),
  ],
});

function moduleOf(system: TestSystem) {
  @Module({
    imports: [
      ObservabilityModule.forRoot({ service: 'mendable', version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: 'mendable',
        consumes: ['leads', 'handoffs'],
        publishes: ['scores'],
        views: [journeys, visits],
        kafkaBrokers: system.kafkaBrokers,
        kafkaSecurity: system.kafkaSecurity,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        mongoSecurity: system.mongoSecurity,
        database: system.database('mendable'),
        reference: Defects,
      }),
    ],
  })
  class MendableModule {}
  return MendableModule;
}

export const operator: Operator = { subject: 'ada', roles: ['ops'] };

/** One instance of the mendable service, in this process. */
export class MendableService {
  private constructor(
    readonly db: Db,
    readonly letters: DeadLetters,
    private readonly reasons: () => Promise<Record<string, string>>,
    readonly close: () => Promise<void>,
  ) {}

  /** Resolves when it has joined its consumer group. */
  static async start(system: TestSystem): Promise<MendableService> {
    createLogger('mendable', { level: 'fatal' });
    const testing = await Test.createTestingModule({ imports: [moduleOf(system)] }).compile();
    const app = testing.createNestApplication(new FastifyAdapter());
    app.connectMicroservice({ strategy: app.get(KafkaTransport) });
    await app.init();
    await app.startAllMicroservices();
    const service = new MendableService(
      app.get(ServiceDatabase).db,
      app.get(DeadLetters),
      async () => (await app.get(OpsRegistry).readReadiness()).reasons,
      () => app.close(),
    );
    await eventually(async () => !(await service.reasons())['consumer']);
    return service;
  }

  async stepsOf(leadId: string): Promise<string[]> {
    const journey = await this.db.collection<Journey>('journeys').findOne({ _id: leadId });
    return journey?.steps ?? [];
  }

  async visitsOf(leadId: string): Promise<number> {
    const found = await this.db
      .collection<ViewDocument & { visits: number }>('visits')
      .findOne({ _id: leadId });
    return found?.visits ?? 0;
  }

  parkedOf(key: string | null): Promise<ParkedRecord[]> {
    const parked = this.db.collection<ParkedRecord>('bus_parked');
    return parked.find({ key }).sort({ log: 1, order: 1 }).toArray();
  }

  /** The dead letter of the key, as soon as so many records of it are parked. */
  async letterOf(key: string | null, records: number): Promise<string> {
    return eventually(async () => {
      const parked = await this.parkedOf(key);
      return parked.length === records && parked.find(({ fault }) => fault)?._id;
    });
  }

  redrive(letter: string, dryRun = false) {
    return this.letters.redrive({ letter, by: operator, dryRun });
  }

  discard(letter: string, dryRun = false) {
    return this.letters.discard({ letter, by: operator, dryRun, reason: 'sent by mistake' });
  }
}
