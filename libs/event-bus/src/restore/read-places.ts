import type { Topic, TopicName } from '@smarketing/contracts';
import type { KafkaClient } from '../kafka/kafka-client.js';
import { LogReader, recordsOf, type ReadRecord } from '../rebuild/log-reader.js';
import type { Places } from './published-marks.js';

/** Partitions of which something is to be read. */
export function partitionsBetween(from: Places, to: Places): number[] {
  return [...to].flatMap(([partition, ends]) =>
    Object.entries(ends).some(([log, end]) => (from.get(partition)?.[log as TopicName] ?? 0) < end)
      ? [partition]
      : [],
  );
}

/**
 * Reads what stands between two places of the topics, one partition behind the other, each oldest first
 * over all of its logs. Nothing is committed, and no group is joined where there is nothing to read.
 */
export async function readPlaces(
  { kafka, group, signal }: { kafka: KafkaClient; group: string; signal: AbortSignal },
  topics: readonly Topic[],
  { from, to }: { from: Places; to: Places },
  onPartition: (partition: number, read: AsyncIterable<ReadRecord[]>) => Promise<void>,
): Promise<void> {
  const partitions = partitionsBetween(from, to);
  if (partitions.length === 0) return;
  const begin = new Map([...to.keys()].map((partition) => [partition, from.get(partition) ?? {}]));
  const reader = await LogReader.open(kafka, group, topics, begin);
  try {
    for (const partition of partitions) {
      await onPartition(partition, recordsOf(reader, partition, to.get(partition)!, signal));
    }
  } finally {
    await reader.close();
  }
}
