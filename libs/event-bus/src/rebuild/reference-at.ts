import type { TopicName } from '@smarketing/contracts';
import type { PartitionPosition } from '../consume/partition-positions.js';

/** The references that decided in one partition, in order; see {@link PartitionPosition.references}. */
export type PastReferences = NonNullable<PartitionPosition['references']>;

/**
 * Which of the references was in force when the live view came to that place of the log. What it
 * folded before the first was noted counts as that one's.
 */
export function referenceAt(past: PastReferences, topic: TopicName, offset: number): number {
  const index = past.findLastIndex(({ next }) => (next[topic] ?? 0) <= offset);
  return Math.max(0, index);
}
