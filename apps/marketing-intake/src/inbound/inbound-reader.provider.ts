import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { inboundKeptMs, inboundTopic } from '@smarketing/contracts';
import { ForeignReader, NudgedLoop, UnitOfWork, type Work } from '@smarketing/event-bus';
import { OpsRegistry, logger } from '@smarketing/observability';
import { SERVICE_CONFIG } from '@smarketing/service';
import { InboundFacts, count, tell } from './inbound-facts.provider.js';
import type { Told } from './inbound-told.js';
import { InboundRepository } from './inbound.repository.js';
import type { InboundSettings } from './inbound-settings.js';
import type { InboundWaiting } from './inbound.schema.js';

const lookEveryMs = 2_000;
const atOnce = 200;

/** Reads the topics of the senders, and looks again for the leads of facts that wait. */
@Injectable()
export class InboundReader implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: NudgedLoop;

  constructor(
    @Inject(SERVICE_CONFIG) private readonly settings: InboundSettings,
    private readonly reader: ForeignReader,
    private readonly facts: InboundFacts,
    private readonly inbound: InboundRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ops: OpsRegistry,
  ) {
    this.loop = new NudgedLoop({
      pass: (last) => (last ? Promise.resolve(false) : this.lookAgain()),
      restMs: () => lookEveryMs,
      onFailure: (error, failures) => {
        if (failures === 1) logger.warn({ err: error }, 'Facts that wait for leads wait longer.');
      },
    });
  }

  onApplicationBootstrap(): void {
    const { inboundSenders: senders } = this.settings;
    if (senders.length === 0) return;
    this.ops.remark('inbound', async () => this.reader.problem());
    this.ops.backlog('inbound', async () => ({ unread: await this.reader.lag() }));
    const topics = senders.map((sender) => ({
      name: inboundTopic(sender),
      keptMs: inboundKeptMs,
    }));
    this.reader.start(topics, this.facts);
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.reader.stop(3_000), this.loop.stop(3_000)]);
  }

  /** True where more are due. */
  private async lookAgain(): Promise<boolean> {
    const now = new Date();
    const due = await this.inbound.due(now, atOnce);
    if (due.length === 0) return false;
    const committed = await this.unitOfWork.run(async (work) => {
      const done: (() => void)[] = [];
      for (const [sender, rows] of Map.groupBy(due, (row) => row.sender)) {
        done.push(await this.lookFor(work, { sender, rows, now }));
      }
      return done;
    });
    for (const one of committed) one();
    return due.length === atOnce;
  }

  private async lookFor(
    work: Work,
    { sender, rows, now }: { sender: string; rows: readonly InboundWaiting[]; now: Date },
  ): Promise<() => void> {
    const settled = await this.facts.settle(work, rows.map(toldOf), now);
    const unknown = new Set(settled.unknown.map(({ key }) => key));
    const still = rows.filter(({ _id }) => unknown.has(_id));
    const refused = [
      ...settled.refused,
      ...still.filter(({ until }) => until <= now).map(refusedFor),
    ];
    await this.facts.refuse(work, refused);
    const later = still.filter(({ until }) => until > now);
    await this.inbound.tryLater(work, later, now);
    const left = new Set(later.map(({ _id }) => _id));
    const done = rows.map(({ _id }) => _id).filter((id) => !left.has(id));
    await this.inbound.forget(work, done);
    const { stored, repeated } = settled;
    return () => {
      count(sender, { stored, repeated, refused: refused.length });
      for (const one of refused) tell(one);
    };
  }
}

function toldOf({ _id: key, sender, place, requestHash, told }: InboundWaiting): Told {
  return { key, sender, place, requestHash, told };
}

function refusedFor({ place }: InboundWaiting) {
  const why = 'names a lead that has not become known within a day';
  return { place, problem: { field: '/data/lead', why } };
}
