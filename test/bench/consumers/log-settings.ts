/** What the bus asks of its consumer, given to the hand-written one too: same fetches, same batches. */
export const consumerSettings = {
  allowAutoTopicCreation: false,
  sessionTimeout: 10_000,
  heartbeatInterval: 2_000,
  rebalanceTimeout: 20_000,
  maxBytesPerPartition: 1_048_576,
  maxBytes: 4_194_304,
  maxWaitTimeInMs: 500,
  minBytes: 1,
} as const;

/** Events that one statement, or transaction, takes at most. */
export const batchCap = 2_000;
export const partitions = 6;
export const leadsTopic = 'smarketing.leads';
export const scoresTopic = 'smarketing.scores';
