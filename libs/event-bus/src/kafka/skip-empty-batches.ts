import { createRequire } from 'node:module';

interface FetchedBatch {
  isEmpty(): boolean;
  isEmptyDueToFiltering(): boolean;
}

interface ConsumerGroup {
  fetch: (this: ConsumerGroup, nodeId: number) => Promise<FetchedBatch[]>;
}

let skipped = false;

/**
 * kafkajs 2.2.4 hands every partition that was asked for to a worker, also where nothing came of it:
 * sixty promises and more for one fact. Without them it sends the heartbeat that they would have.
 */
export function skipEmptyBatches(): void {
  if (skipped) return;
  skipped = true;
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/consumer/consumerGroup') as {
    prototype: ConsumerGroup;
  };
  const { fetch } = prototype;
  prototype.fetch = async function fetchWhatIsThere(this: ConsumerGroup, nodeId) {
    const batches = await fetch.call(this, nodeId);
    return batches.filter((batch) => !batch.isEmpty() || batch.isEmptyDueToFiltering());
  };
}
