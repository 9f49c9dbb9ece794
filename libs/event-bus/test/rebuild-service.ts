import { Injectable, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  LeadCaptured,
  LeadRecycled,
  LeadScored,
  PlaybookPublished,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { createLogger, ObservabilityModule, OpsRegistry } from '@smarketing/observability';
import { eventually, type TestSystem } from '@smarketing/testing';
import type { Db } from 'mongodb';
import {
  BusStatus,
  defineView,
  DependencyUnavailableError,
  emit,
  EventBusModule,
  KafkaTransport,
  on,
  ServiceDatabase,
  UnitOfWork,
  ViewRebuilds,
  type Arrived,
  type FoldContext,
  type Folded,
  type RebuildOrder,
  type RebuildProgress,
  type Reference,
  type ViewDocument,
} from '../src/index.js';

/** A lead's promise of an answer: everything that was issued for it, in order. */
export interface Promised extends ViewDocument {
  life: string[];
  touchpoints: number;
  recycled: number;
}

/** What decides: the newest version of the rules that has arrived, or the one that decided then. */
export interface RulesInForce {
  readonly version: number;
}

/** Every version of the rules that was published. */
interface Rulebook extends ViewDocument {
  versions: number[];
}

export const rulebooks = defineView<Rulebook>('rulebooks', {
  folds: [
    on(PlaybookPublished, (known: Rulebook | undefined, { key, data: { version } }) => ({
      document: { _id: key, versions: [...(known?.versions ?? []), version] },
    })),
  ],
});

@Injectable()
export class RulesReference implements Reference<RulesInForce> {
  constructor(private readonly database: ServiceDatabase) {}

  async load(version?: number): Promise<RulesInForce> {
    const known = await this.database.db.collection<Rulebook>('rulebooks').findOne();
    if (!known) throw new DependencyUnavailableError('No rules have arrived yet.');
    return { version: version ?? known.versions.at(-1)! };
  }
}

/** Switched by a spec, as a new version of the service would be. All instances share it. */
export const newVersion = { doubles: false, refuses: new Set<string>() };

function captured(
  known: Promised | undefined,
  fact: Arrived<LeadCaptured>,
  { reference }: FoldContext<RulesInForce>,
): Folded<Promised> {
  return decided(known, fact, `captured under ${reference.version}`, reference.version);
}

function touched(
  known: Promised | undefined,
  fact: Arrived<TouchpointRecorded>,
  { reference }: FoldContext<RulesInForce>,
): Folded<Promised> {
  const { channel } = fact.data;
  if (newVersion.refuses.has(channel)) throw new TypeError(`No rule for ${channel}.`);
  const before = { ...(known ?? blank(fact.key)) };
  const document = { ...before, touchpoints: before.touchpoints + (newVersion.doubles ? 2 : 1) };
  if (channel === 'quiet') return { document };
  const what = `touched ${fact.sequence} under ${reference.version}`;
  return decided(document, fact, what, reference.version);
}

function recycled(known: Promised | undefined, fact: Arrived<LeadRecycled>): Folded<Promised> {
  const before = known ?? blank(fact.key);
  return { document: { ...before, recycled: before.recycled + 1 } };
}

function remind(known: Promised, { now }: FoldContext): Folded<Promised> {
  const life = [...known.life, `reminded at ${now.toISOString()}`];
  const document = { ...known, life, wakeAt: null };
  return { document, emit: [scored(known._id, life.length, now), scored(known._id, 0, now)] };
}

/** Folded from two streams in both lanes, woken, decided by the rules, and publishing. */
export const promises = defineView<Promised>('promises', {
  contribute: ({ life, touchpoints, recycled: times }) => ({
    leads: 1,
    life: life.length,
    touchpoints,
    recycled: times,
  }),
  folds: [on(LeadCaptured, captured), on(TouchpointRecorded, touched), on(LeadRecycled, recycled)],
  wake: remind,
});

interface Visits extends ViewDocument {
  visits: number;
}

/** Counts along, and publishes nothing. */
export const visits = defineView<Visits>('visits', {
  contribute: ({ visits: count }) => ({ visits: count }),
  folds: [
    on(TouchpointRecorded, (known: Visits | undefined, { key }) => ({
      document: { _id: key, visits: (known?.visits ?? 0) + 1 },
    })),
  ],
});

interface Notes extends ViewDocument {
  facts: number;
}

/** Commands change it. */
export const notes = defineView<Notes>('notes', {
  changedBy: 'commands',
  folds: [
    on(LeadRecycled, (known: Notes | undefined, { key }) => ({
      document: { _id: key, facts: (known?.facts ?? 0) + 1 },
    })),
  ],
});

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
      ObservabilityModule.forRoot({ service: 'promising', version: '0', port: 0 }),
      EventBusModule.forRoot({
        service: 'promising',
        consumes: ['leads', 'handoffs', 'playbook'],
        publishes: ['scores'],
        views: [promises, visits, notes, rulebooks],
        kafkaBrokers: system.kafkaBrokers,
        kafkaSecurity: system.kafkaSecurity,
        kafkaNamespace: system.kafkaNamespace,
        mongoUri: system.mongoUri,
        mongoSecurity: system.mongoSecurity,
        database: system.database('promising'),
        reference: RulesReference,
        referenceStream: 'playbook',
      }),
    ],
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
