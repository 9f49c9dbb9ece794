import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { createLogger, OpsRegistry } from '@smarketing/observability';
import { eventually, type TestSystem } from '@smarketing/testing';
import type { Db } from 'mongodb';
import { BatchConsumer } from '../src/consume/batch-consumer.js';
import { OutboxRelay } from '../src/outbox/outbox-relay.js';
import {
  type EventBusOptions,
  Counters,
  KafkaTransport,
  ServiceDatabase,
  UnitOfWork,
} from '../src/index.js';
import { countingService, senders, Surroundings, type Tally } from './counting-service.js';
import { touched } from './lead-facts.js';

/** One instance of the counting service, in this process. */
export class RunningService {
  private constructor(
    private readonly app: { get: <T>(token: new (...args: never[]) => T) => T },
    readonly db: Db,
    readonly close: () => Promise<void>,
  ) {}

  /** Resolves when everything that is assigned is read, unless that is not waited for. */
  static async start(
    system: TestSystem,
    options: Partial<EventBusOptions> = {},
    { untilReading = true } = {},
  ): Promise<RunningService> {
    // The specs provoke what is logged.
    createLogger('counting', { level: 'fatal' });
    const testing = await Test.createTestingModule({
      imports: [countingService(system, options)],
    }).compile();
    const app = testing.createNestApplication(new FastifyAdapter());
    app.connectMicroservice({ strategy: app.get(KafkaTransport) });
    await app.init();
    await app.startAllMicroservices();
    const service = new RunningService(
      { get: (token) => app.get(token, { strict: false }) },
      app.get(ServiceDatabase).db,
      () => app.close(),
    );
    if (untilReading) await eventually(async () => !(await service.reasons())['consumer']);
    return service;
  }

  get work(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }

  get counters(): Counters {
    return this.app.get(Counters);
  }

  get surroundings(): Surroundings {
    return this.app.get(Surroundings);
  }

  get consumer(): BatchConsumer {
    return this.app.get(BatchConsumer);
  }

  get relay(): OutboxRelay {
    return this.app.get(OutboxRelay);
  }

  get<T>(token: new (...args: never[]) => T): T {
    return this.app.get(token);
  }

  /** Check → why it is not ready. */
  async reasons(): Promise<Record<string, string>> {
    return (await this.app.get(OpsRegistry).readReadiness()).reasons;
  }

  /** Name → what somebody should look at. */
  async remarks(): Promise<Record<string, string>> {
    return (await this.app.get(OpsRegistry).readReadiness()).remarks;
  }

  /** A command that publishes a touchpoint of the lead. */
  async send(_id: string): Promise<void> {
    await this.work.run(async (work) => {
      work.save(senders, { _id, sent: 1 }, [touched(_id, 0) as never]);
    });
  }

  async tallyOf(leadId: string): Promise<Tally | undefined> {
    const { db } = this;
    return (await db.collection<Tally>('tallies').findOne({ _id: leadId })) ?? undefined;
  }

  /** The tally, as soon as it holds that many touchpoints. */
  async counted(leadId: string, touchpoints: number): Promise<Tally> {
    return eventually(async () => {
      const tally = await this.tallyOf(leadId);
      return tally?.touchpoints?.length === touchpoints && tally;
    });
  }
}
