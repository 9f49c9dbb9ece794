import { randomBytes } from 'node:crypto';
import {
  encodeHeaders,
  LeadRecycled,
  partitionsPerStream,
  streams,
  contractOf,
} from '@smarketing/contracts';
import { partitionOf } from '@smarketing/event-bus';
import { eventually } from '@smarketing/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import type { Db, MongoClient } from 'mongodb';
import { v7 as uuidv7 } from 'uuid';
import { Journal, type JournaledRequest, type RequestedAct } from '../load/journal.ts';
import { faultHeader } from '../checker/log-contents.ts';
import { TallyProcess, type Life, type Place } from './tally-service/tally-process.ts';

export interface Infrastructure {
  readonly kafkaBrokers: readonly string[];
  readonly mongoUri: string;
  readonly mongo: MongoClient;
}

/** One run of one scenario: processes of the small service with topics and a database of their own. */
export class Stage {
  readonly place: Place;
  readonly kafka: Kafka;
  readonly journal = new Journal();
  readonly db: Db;
  readonly processes: TallyProcess[] = [];
  readonly #bug: string | undefined;
  #producer: Producer | undefined;
  #cleared = false;

  constructor({ kafkaBrokers, mongoUri, mongo }: Infrastructure, bug: string | undefined) {
    const id = `bug${randomBytes(5).toString('hex')}`;
    this.place = { kafkaBrokers, mongoUri, kafkaNamespace: `${id}.`, database: id };
    this.kafka = new Kafka({ brokers: [...kafkaBrokers], logLevel: logLevel.NOTHING });
    this.db = mongo.db(id);
    this.#bug = bug;
  }

  /** The service with the bug; resolves when it answers, or is dead. */
  async start(life: Life = {}): Promise<TallyProcess> {
    if (this.#cleared) throw new Error('The stage is cleared.');
    const process = TallyProcess.start(this.place, { ...life, bug: this.#bug });
    this.processes.push(process);
    await process.up;
    if (process.isRunning) await eventually(() => process.ready(), 30_000);
    return process;
  }

  get running(): TallyProcess[] {
    return this.processes.filter(({ isRunning }) => isRunning);
  }

  /** Touches a lead so often, as one command; the first captures it. */
  async touch(
    process: TallyProcess,
    { leadId = uuidv7(), touchpoints = 1, holdFor = 0 } = {},
  ): Promise<string> {
    const touches = Array.from({ length: touchpoints }, () => ({
      touchpointId: uuidv7(),
      channel: 'email',
    }));
    const requests = [
      this.#open('capture', {}),
      ...touches.map((touch) => this.#open('touchpoint', { ...touch }, leadId)),
    ];
    const acknowledged = await process.touch({ leadId, touchpoints: touches, holdFor });
    for (const request of requests) {
      request.outcome = acknowledged ? 'acknowledged' : 'unknown';
      if (acknowledged) request.answer = { leadId };
    }
    return leadId;
  }

  /** An obligation that is due so soon, in milliseconds. */
  async arm(process: TallyProcess, dueIn: number, leadId = uuidv7()): Promise<string> {
    await process.arm({ leadId, dueIn });
    return leadId;
  }

  /** Puts messages on `handoffs`, as they came from another service, or from a fault on the way. */
  async deliver(...messages: readonly Delivery[]): Promise<void> {
    this.#producer ??= await connected(this.kafka);
    await this.#producer.send({
      topic: this.place.kafkaNamespace + streams.handoffs.topic,
      messages: messages.map(({ leadId, ...message }) => ({
        key: leadId,
        partition: partitionOf(leadId),
        ...('poison' in message ? poison(message.poison) : recycled(leadId, message.sequence)),
      })),
    });
  }

  /** Resolves when the group has so many members, and has agreed on who reads what. */
  async shared(members: number): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    await eventually(async () => {
      const { groups } = await admin.describeGroups([`${this.place.kafkaNamespace}tallying`]);
      return groups[0]!.state === 'Stable' && groups[0]!.members.length === members;
    }, 30_000);
    await admin.disconnect();
  }

  document<T extends object>(collection: string, id: string): Promise<T | null> {
    return this.db.collection<{ _id: string }>(collection).findOne<T>({ _id: id });
  }

  /** Resolves when a lead is counted so often, or it is clear that it will not be. */
  async counted(leadId: string, of: 'recycled' | 'touchpoints', times: number): Promise<void> {
    await eventually(async () => {
      const tally = await this.document<Partial<Record<typeof of, unknown[]>>>('tallies', leadId);
      return (tally?.[of]?.length ?? 0) >= times;
    }, patience).catch(() => undefined);
  }

  #open(act: RequestedAct, body: Record<string, unknown>, subject?: string): JournaledRequest {
    const request = { service: 'marketing-intake', act, body } as const;
    const entry = this.journal.open(subject === undefined ? request : { ...request, subject });
    entry.attempts = 1;
    return entry;
  }

  /** Ends what still runs, and removes what was written. */
  async clear(): Promise<void> {
    this.#cleared = true;
    await Promise.all(this.running.map((process) => process.kill()));
    await this.#producer?.disconnect();
    await this.db.dropDatabase();
    const admin = this.kafka.admin();
    await admin.connect();
    const topics = await admin.listTopics();
    const mine = topics.filter((topic) => topic.startsWith(this.place.kafkaNamespace));
    await admin.deleteTopics({ topics: mine }).catch(() => undefined);
    await admin.disconnect();
  }
}

/** A fact with its number, or something that is none. */
export type Delivery =
  | { readonly leadId: string; readonly sequence: number }
  | { readonly leadId: string; /** Names it. */ readonly poison: string };

async function connected(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  return producer;
}

/** How long is waited for what a bug may prevent, in milliseconds. */
const patience = 4_000;

function poison(id: string) {
  return { headers: { [faultHeader]: 'poison', 'x-fault-id': id }, value: '{' };
}

/** The same fact each time: a repetition must not differ. */
function recycled(leadId: string, sequence: number) {
  const { type } = contractOf(LeadRecycled);
  return {
    headers: {
      ...encodeHeaders({
        id: `handoffs/${leadId}/${sequence}`,
        type,
        source: '/smarketing/sales-handoff',
        subject: leadId,
        time: new Date(Date.UTC(2026, 0, 1, 0, 0, sequence)),
        sequence,
        correlationId: leadId,
      }),
      [faultHeader]: 'invented',
    },
    value: JSON.stringify({ leadId, repId: 'rep-1', cycle: sequence }),
  };
}

/** A new lead in the partition. */
export function leadIn(partition: number): string {
  for (;;) {
    const leadId = uuidv7();
    if (partitionOf(leadId) === partition % partitionsPerStream) return leadId;
  }
}
