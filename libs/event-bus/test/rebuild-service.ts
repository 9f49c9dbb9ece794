import { Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { LeadCaptured, LeadRecycled, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import { createLogger, OpsModule, OpsRegistry } from '@smarketing/ops';
import { eventually, type TestSystem } from '@smarketing/testing';
import type { Db } from 'mongodb';
import {
  BusStatus,
  defineView,
  emit,
  EventBusModule,
  Folds,
  KafkaTransport,
  OnFact,
  OnWake,
  PlaybookReference,
  playbooks,
  ServiceDatabase,
  UnitOfWork,
  ViewRebuilds,
  type Arrived,
  type FoldContext,
  type Folded,
  type PlaybookInForce,
  type RebuildOrder,
  type RebuildProgress,
  type ViewDocument,
} from '../src/index.js';

/** A lead's promise of an answer: everything that was issued for it, in order. */
export interface Promised extends ViewDocument {
  life: string[];
  touchpoints: number;
  recycled: number;
}

/** Folded from two streams in both lanes, woken, decided by the playbook, and publishing. */
export const promises = defineView<Promised>('promises', {
  contribute: ({ life, touchpoints, recycled }) => ({
    leads: 1,
    life: life.length,
    touchpoints,
    recycled,
  }),
});

/** Counts along, and publishes nothing. */
export const visits = defineView<ViewDocument & { visits: number }>('visits', {
  contribute: ({ visits: count }) => ({ visits: count }),
});

/** Commands change it. */
export const notes = defineView<ViewDocument & { facts: number }>('notes', {
  changedBy: 'commands',
});

/** Switched by a spec, as a new version of the service would be. All instances share it. */
export const newVersion = { doubles: false, refuses: new Set<string>() };

@Folds(promises)
export class KeepPromisesHandler {
  @OnFact(LeadCaptured)
  captured(
    known: Promised | undefined,
    fact: Arrived<LeadCaptured>,
    { reference }: FoldContext<PlaybookInForce>,
  ): Folded<Promised> {
    return decided(known, fact, `captured under ${reference.version}`, reference.version);
  }

  @OnFact(TouchpointRecorded)
  touched(
    known: Promised | undefined,
    fact: Arrived<TouchpointRecorded>,
    { reference }: FoldContext<PlaybookInForce>,
  ): Folded<Promised> {
    const { channel } = fact.data;
    if (newVersion.refuses.has(channel)) throw new TypeError(`No rule for ${channel}.`);
    const before = { ...(known ?? blank(fact.key)) };
    const document = { ...before, touchpoints: before.touchpoints + (newVersion.doubles ? 2 : 1) };
    if (channel === 'quiet') return { document };
    return decided(
      document,
      fact,
      `touched ${fact.sequence} under ${reference.version}`,
      reference.version,
    );
  }

  @OnFact(LeadRecycled)
  recycled(known: Promised | undefined, fact: Arrived<LeadRecycled>): Folded<Promised> {
    const before = known ?? blank(fact.key);
    return { document: { ...before, recycled: before.recycled + 1 } };
  }

  @OnWake()
  remind(known: Promised, { now }: FoldContext): Folded<Promised> {
    const life = [...known.life, `reminded at ${now.toISOString()}`];
    const document = { ...known, life, wakeAt: null };
    return { document, emit: [scored(known._id, life.length, now), scored(known._id, 0, now)] };
  }
}

@Folds(visits)
export class CountVisitsHandler {
  @OnFact(TouchpointRecorded)
  touched(known: { visits: number } | undefined, { key }: Arrived<TouchpointRecorded>) {
    return { document: { _id: key, visits: (known?.visits ?? 0) + 1 } };
  }
}

@Folds(notes)
export class NoteFactsHandler {
  @OnFact(LeadRecycled)
  recycled(known: { facts: number } | undefined, { key }: Arrived<LeadRecycled>) {
    return { document: { _id: key, facts: (known?.facts ?? 0) + 1 } };
  }
}

/** A decision is issued, and asks to be woken soon. */
function decided(
  known: Promised | undefined,
  fact: Arrived,
  what: string,
  playbook: number,
): Folded<Promised> {
  const before = known ?? blank(fact.key);
  const life = [...before.life, what];
  const wakeAt = new Date(fact.time.getTime() + 100);
  const emission = scored(fact.key, life.length, fact.time, playbook);
  return { document: { ...before, life, wakeAt }, emit: [emission] };
}

function scored(leadId: string, score: number, time: Date, playbook?: number) {
  return emit(LeadScored, { leadId, score, contributions: [] }, { time, playbook });
}

function blank(_id: string): Promised {
  return { _id, life: [], touchpoints: 0, recycled: 0 };
}

function rebuildableService(system: TestSystem) {
  @Module({
    imports: [
      OpsModule.forRoot({ service: 'promising', version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: 'promising',
        consumes: ['leads', 'handoffs', 'playbook'],
        publishes: ['scores'],
        views: [promises, visits, notes, playbooks],
        kafkaBrokers: system.kafkaBrokers,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        database: system.database('promising'),
        reference: PlaybookReference,
      }),
    ],
    controllers: [KeepPromisesHandler, CountVisitsHandler, NoteFactsHandler],
  })
  class PromisingModule {}
  return PromisingModule;
}

/** One instance of the service, in this process. */
export class RebuildableService {
  private constructor(
    private readonly app: { get: <T>(token: new (...args: never[]) => T) => T },
    readonly db: Db,
    readonly close: () => Promise<void>,
  ) {}

  /** Resolves when it has joined its consumer group. */
  static async start(system: TestSystem): Promise<RebuildableService> {
    createLogger('promising', { level: 'fatal' });
    const testing = await Test.createTestingModule({
      imports: [rebuildableService(system)],
    }).compile();
    const app = testing.createNestApplication(new FastifyAdapter());
    app.connectMicroservice({ strategy: app.get(KafkaTransport) });
    await app.init();
    await app.startAllMicroservices();
    const service = new RebuildableService(
      { get: (token) => app.get(token, { strict: false }) },
      app.get(ServiceDatabase).db,
      () => app.close(),
    );
    await eventually(async () => {
      const { reasons } = await service.get(OpsRegistry).readReadiness();
      return !reasons['consumer'];
    });
    return service;
  }

  get<T>(token: new (...args: never[]) => T): T {
    return this.app.get(token);
  }

  get rebuilds(): ViewRebuilds {
    return this.get(ViewRebuilds);
  }

  get work(): UnitOfWork {
    return this.get(UnitOfWork);
  }

  /** When nothing is left to be done. */
  async settled(): Promise<void> {
    let rested = 0;
    await eventually(async () => {
      const backlog = await this.get(BusStatus).backlog();
      const { parkedKeys: _, heldEvents: __, ...rest } = backlog;
      const waiting = await this.db
        .collection('promises')
        .countDocuments({ wakeAt: { $type: 'date' } });
      rested = waiting + sum(rest) === 0 ? rested + 1 : 0;
      return rested > 1;
    }, 60_000);
  }

  /** The rebuild, when it has ended. */
  async rebuilt(view: string, order: Partial<RebuildOrder> = {}): Promise<RebuildProgress> {
    await this.rebuilds.start(view, { by: 'ops', ...order });
    return this.ended(view);
  }

  async ended(view: string): Promise<RebuildProgress> {
    return eventually(async () => {
      const progress = await this.rebuilds.progress(view);
      return progress.ended && progress;
    }, 60_000);
  }
}

const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);
