import { randomUUID } from 'node:crypto';
import {
  contractOf,
  encodeHeaders,
  ownerOf,
  streams,
  type FactClass,
  type StreamName,
} from '@smarketing/contracts';
import { kafkaOf } from './clients-of.js';
import type { TestSystem } from './test-system.js';

export interface FactToPublish<T extends object = object> {
  readonly fact: FactClass<T>;
  readonly data: T;
  readonly sequence: number;
  readonly time: Date;
  readonly playbook?: number;
  /** Default: the stream of the fact. Older logs have some facts on another. */
  readonly stream?: StreamName;
}

/** Puts facts on the log of a test system as the owner of their stream would; creates its topics. */
export async function publishFacts(
  system: TestSystem,
  facts: readonly FactToPublish[],
): Promise<void> {
  const kafka = kafkaOf(system);
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  for (const { fact, data, sequence, time, playbook, ...on } of facts) {
    const { type, key, stream: itsOwn } = contractOf(fact);
    const { stream = itsOwn } = on;
    const subject = (data as Record<string, string>)[key]!;
    await producer.send({
      topic: system.kafkaNamespace + streams[stream].topic,
      messages: [
        {
          key: subject,
          value: JSON.stringify(data),
          headers: encodeHeaders({
            id: `${stream}/${subject}/${sequence}`,
            type,
            source: `/smarketing/${ownerOf(stream)}`,
            subject,
            time,
            sequence,
            correlationId: randomUUID(),
            ...(playbook !== undefined && { playbook }),
          }),
        },
      ],
    });
  }
  await producer.disconnect();
}
