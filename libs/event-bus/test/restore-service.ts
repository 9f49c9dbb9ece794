import { Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  LeadAssigned,
  LeadCaptured,
  LeadQualified,
  LeadScored,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { createLogger, ObservabilityModule, OpsRegistry } from '@smarketing/observability';
import { eventually, type TestSystem } from '@smarketing/testing';
import type { Db, Document } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import {
  BusStatus,
  defineView,
  emit,
  EventBusModule,
  KafkaTransport,
  on,
  RestoreNotices,
  ServiceDatabase,
  UnitOfWork,
  type Arrived,
  type EventBusOptions,
  type FoldContext,
  type Folded,
  type ViewDocument,
} from '../src/index.js';
import { time } from './lead-facts.js';

/** Commands change it, and what it holds beside its facts is nowhere else. */
interface File extends ViewDocument {
  secret: string;
}

export const files = defineView<File>('files', { changedBy: 'commands', issues: ['leads'] });

/** Facts begin it, commands go on, and its own facts tell what became of it. */
interface Desk extends ViewDocument {
  score: number;
  repId?: string;
}

export const desks = defineView<Desk>('desks', {
  changedBy: 'commands',
  issues: ['handoffs'],
  folds: [
    on(LeadQualified, (known: Desk | undefined, { key, data }: Arrived<LeadQualified>) => ({
      document: { ...known, _id: key, score: data.score },
    })),
  ],
  recover: [
    on(
      LeadAssigned,
      (desk: Desk | undefined, { data }: Arrived<LeadAssigned>) =>
        desk && { document: { ...desk, repId: data.repId } },
    ),
  ],
});

/** Folded alone, woken, and publishing: everything that was issued for a lead, in order. */
interface Promised extends ViewDocument {
  life: string[];
}

export const promises = defineView<Promised>('promises', {
  issues: ['scores'],
  contribute: ({ life }) => ({ leads: 1, life: life.length }),
  folds: [on(LeadCaptured, promised), on(TouchpointRecorded, promised)],
  wake: remind,
});

/** Folded along, and publishes nothing. */
interface Visits extends ViewDocument {
  visits: number;
}

export const visits = defineView<Visits>('visits', {
  contribute: ({ visits: count }) => ({ visits: count }),
  folds: [
    on(TouchpointRecorded, (known: Visits | undefined, { key }) => ({
      document: { _id: key, visits: (known?.visits ?? 0) + 1 },
    })),
  ],
});

function promised(known: Promised | undefined, fact: Arrived<object>): Folded<Promised> {
  const life = [...(known?.life ?? []), `fact ${fact.sequence}`];
  const wakeAt = new Date(fact.time.getTime() + 100);
  return { document: { _id: fact.key, life, wakeAt }, emit: [scored(fact.key, life, fact.time)] };
}

function remind(known: Promised, { now }: FoldContext): Folded<Promised> {
  const life = [...known.life, `reminded at ${now.toISOString()}`];
  return { document: { ...known, life, wakeAt: null }, emit: [scored(known._id, life, now)] };
}

function scored(leadId: string, { length: score }: readonly string[], at: Date) {
  return emit(LeadScored, { leadId, score, contributions: [] }, { time: at });
}

type Parts = Pick<EventBusOptions, 'service' | 'consumes' | 'publishes' | 'views'>;

export const owner: Parts = {
  service: 'owner',
  consumes: ['qualifications'],
  publishes: ['leads', 'handoffs'],
  views: [files, desks],
};

export const folder: Parts = {
  service: 'folder',
  consumes: ['leads'],
  publishes: ['scores'],
  views: [promises, visits],
};

/** One instance of such a service, in this process. */
export class RestorableService {
  private constructor(
    private readonly app: { get: <T>(token: new (...args: never[]) => T) => T },
    readonly db: Db,
    readonly close: () => Promise<void>,
  ) {}

  /** Resolves when it has joined its consumer group. */
  static async start(system: TestSystem, parts: Parts): Promise<RestorableService> {
    const { service: name } = parts;
    createLogger(name, { level: 'fatal' });
    @Module({
      imports: [
        ObservabilityModule.forRoot({ service: name, version: '0', port: 0 }),
        EventBusModule.forRoot({
          ...parts,
          kafkaBrokers: system.kafkaBrokers,
          kafkaSecurity: system.kafkaSecurity,
          kafkaNamespace: system.kafkaNamespace,
          mongoUri: system.mongoUri,
          mongoSecurity: system.mongoSecurity,
          database: system.database(name),
        }),
      ],
    })
    class RestorableModule {}
    const testing = await Test.createTestingModule({ imports: [RestorableModule] }).compile();
    const app = testing.createNestApplication(new FastifyAdapter());
    app.connectMicroservice({ strategy: app.get(KafkaTransport) });
    await app.init();
    await app.startAllMicroservices();
    const service = new RestorableService(
      { get: (token) => app.get(token, { strict: false }) },
      app.get(ServiceDatabase).db,
      () => app.close(),
    );
    await eventually(async () => !(await service.readiness()).reasons['consumer']);
    return service;
  }

  readiness() {
    return this.app.get(OpsRegistry).readReadiness();
  }

  get notices(): RestoreNotices {
    return this.app.get(RestoreNotices);
  }

  /** When nothing is left to be done. */
  async settled(): Promise<void> {
    let rested = 0;
    await eventually(async () => {
      const { heldEvents: _, ...backlog } = await this.app.get(BusStatus).backlog();
      const waiting = await this.db
        .collection('promises')
        .countDocuments({ wakeAt: { $type: 'date' } });
      const left = Object.values(backlog).reduce((sum, count) => sum + count, waiting);
      rested = left === 0 ? rested + 1 : 0;
      return rested > 1;
    }, 60_000);
  }

  /** A command on a file: the next touchpoint of the lead. */
  async touch(leadId: string, secret = 'kept'): Promise<void> {
    await this.app.get(UnitOfWork).run(async (work) => {
      const known = await work.load(files, leadId);
      const data = { leadId, touchpointId: uuidv7(), kind: 'form', channel: 'email' } as const;
      work.save(files, { secret, ...known, _id: leadId }, [
        emit(TouchpointRecorded, data, { time }),
      ]);
    });
  }

  /** A command that nobody has prepared: it takes the lead for a new one. */
  async touchUnseen(leadId: string): Promise<void> {
    await this.app.get(UnitOfWork).run(async (work) => {
      const data = { leadId, touchpointId: uuidv7(), kind: 'form', channel: 'email' } as const;
      work.save(files, { secret: 'new', _id: leadId }, [emit(TouchpointRecorded, data, { time })]);
    });
  }

  /** Gives every desk that has no rep to one, as a router would. */
  async route(repId: string): Promise<void> {
    const waiting = await this.db
      .collection<{ _id: string; bus: { seen: { qualifications: number } } }>('desks')
      .find({ repId: { $exists: false }, 'bus.blank': null })
      .toArray();
    for (const { _id: leadId, bus } of waiting) {
      await this.app.get(UnitOfWork).run(async (work) => {
        const desk = await work.load(desks, leadId);
        const data = { leadId, repId, cycle: 1, rule: 'turns' };
        const causationId = `qualifications/${leadId}/${bus.seen.qualifications}`;
        const cause = { correlationId: uuidv7(), causationId };
        work.save(desks, { ...desk!, repId }, [emit(LeadAssigned, data, { time })], cause);
      });
    }
  }
}

/** All that a database holds at one moment. */
export type Backup = ReadonlyMap<string, readonly Document[]>;

/** As a backup tool reads it: every collection at the same moment. */
export async function backUp(db: Db): Promise<Backup> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const session = db.client.startSession({ snapshot: true });
  const backup = new Map<string, readonly Document[]>();
  try {
    for (const name of names)
      backup.set(name, await db.collection(name).find({}, { session }).toArray());
  } finally {
    await session.endSession();
  }
  return backup;
}

/** The database is what it was then. */
export async function restore(db: Db, backup: Backup): Promise<void> {
  await db.dropDatabase();
  for (const [name, documents] of backup) {
    await db.createCollection(name);
    if (documents.length > 0) await db.collection(name).insertMany([...documents]);
  }
}
