import type { KafkaClient } from '../kafka/kafka-client.js';
import type { ShardLeases } from '../lease/shard-leases.js';
import type { ServiceDatabase } from '../service-database.js';
import { LaneRelay } from './lane-relay.js';

/** Publishes the outbox, each lane by itself: a fact that somebody waits for is not behind an import. */
export class OutboxRelay {
  private readonly lanes: readonly LaneRelay[];

  constructor(database: ServiceDatabase, kafka: KafkaClient, leases: ShardLeases) {
    this.lanes = (['live', 'bulk'] as const).map(
      (lane) => new LaneRelay(lane, database, kafka, leases),
    );
  }

  start(): void {
    for (const lane of this.lanes) lane.start();
  }

  /** There is something to publish. Called after every commit that issued facts. */
  nudge(): void {
    for (const lane of this.lanes) lane.nudge();
  }

  /** Undefined while publishing works, else why it does not. */
  problem(): string | undefined {
    return this.lanes.map((lane) => lane.problem()).find(Boolean);
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.stop(milliseconds)));
  }
}
