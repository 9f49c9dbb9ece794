import { type FactToPublish, kafkaOf, type TestSystem } from '@smarketing/testing';
import {
  contractOf,
  encodeHeaders,
  topicFor,
  type Lane,
  LeadCaptured,
  LeadRecycled,
  TouchpointRecorded,
  type StreamName,
  ownerOf,
} from '@smarketing/contracts';
import type { Producer } from 'kafkajs';
import { v7 as uuidv7 } from 'uuid';
import { partitionOf } from '../src/index.js';

export const time = new Date('2026-11-23T09:00:00.000Z');

export function captured(leadId: string, sequence = 1): FactToPublish<LeadCaptured> {
  return {
    fact: LeadCaptured,
    data: { leadId, source: 'api', channel: 'email', profile: {} },
    sequence,
    time,
  };
}

export function touched(
  leadId: string,
  sequence: number,
  channel = 'email',
): FactToPublish<TouchpointRecorded> {
  return {
    fact: TouchpointRecorded,
    data: { leadId, touchpointId: uuidv7(), kind: 'form', channel },
    sequence,
    time,
  };
}

export function recycled(leadId: string, sequence: number): FactToPublish<LeadRecycled> {
  return {
    fact: LeadRecycled,
    data: { leadId, repId: 'rep-1', cycle: 1 },
    sequence,
    time,
  };
}

/** A new lead in the partition. */
export function leadIn(partition: number): string {
  for (;;) {
    const leadId = uuidv7();
    if (partitionOf(leadId) === partition) return leadId;
  }
}

/** A message as anybody could put it on the log. */
export interface Message {
  readonly stream: StreamName;
  readonly key: string | null;
  readonly partition: number;
  /** Default: live. */
  readonly lane?: Lane;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export function messageOf({ fact, data, sequence, time }: FactToPublish): Message {
  const { stream, type, key } = contractOf(fact);
  const subject = (data as Record<string, string>)[key]!;
  return {
    stream,
    key: subject,
    partition: partitionOf(subject),
    headers: encodeHeaders({
      id: `${stream}/${subject}/${sequence}`,
      type,
      source: `/smarketing/${ownerOf(stream)}`,
      subject,
      time,
      sequence,
      correlationId: uuidv7(),
    }),
    body: JSON.stringify(data),
  };
}

/** Puts facts and other messages on the log, in one request each call: in order per partition. */
export class LogWriter {
  private constructor(
    private readonly producer: Producer,
    private readonly namespace: string,
  ) {}

  /** The topics must exist. */
  static async open(system: TestSystem): Promise<LogWriter> {
    const kafka = kafkaOf(system);
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    return new LogWriter(producer, system.kafkaNamespace);
  }

  async write(...facts: readonly FactToPublish[]): Promise<void> {
    await this.writeMessages(...facts.map(messageOf));
  }

  async writeInBulk(...facts: readonly FactToPublish[]): Promise<void> {
    await this.writeMessages(
      ...facts.map((fact) => ({ ...messageOf(fact), lane: 'bulk' as const })),
    );
  }

  async writeMessages(...messages: readonly Message[]): Promise<void> {
    const byTopic = Map.groupBy(
      messages,
      ({ stream, lane }) => topicFor(stream, lane ?? 'live').kafkaName,
    );
    await this.producer.sendBatch({
      topicMessages: [...byTopic].map(([topic, same]) => ({
        topic: this.namespace + topic,
        messages: same.map(({ key, partition, headers, body }) => ({
          key,
          partition,
          headers,
          value: body,
        })),
      })),
    });
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
