import type { Lane } from '@smarketing/contracts';
import type { KafkaClient } from '../kafka/kafka-client.js';
import type { PartitionLeases } from '../lease/partition-leases.js';
import type { ServiceDatabase } from '../service-database.js';
import { LaneRelay } from './lane-relay.js';
import { LetterRelay } from './letter-relay.js';
import type { OutboxRow } from './outbox-row.js';

/**
 * Publishes the outbox, each lane by itself: a fact that somebody waits for is not behind an import, and
 * none behind a dead letter.
 */
export class OutboxRelay {
  private readonly lanes: Readonly<Record<Lane, LaneRelay>>;
  private readonly letters: LetterRelay;

  constructor(
    database: ServiceDatabase,
    kafka: KafkaClient,
    leases: PartitionLeases,
    restoreTopic: (topic: string) => Promise<void>,
  ) {
    this.lanes = {
      live: new LaneRelay('live', database, kafka, leases),
      bulk: new LaneRelay('bulk', database, kafka, leases),
    };
    this.letters = new LetterRelay(database, kafka, leases, restoreTopic);
  }

  start(): void {
    for (const lane of this.all()) lane.start();
  }

  /** These rows were just committed, all of one lane. */
  publish(rows: readonly OutboxRow[]): void {
    const [first] = rows;
    if (first) this.lanes[first.lane].publish(rows);
  }

  /** There is something in the outbox to look for. */
  nudge(): void {
    for (const lane of this.all()) lane.nudge();
  }

  /** How many facts this process has published. */
  get published(): number {
    return this.lanes.live.published + this.lanes.bulk.published;
  }

  /** Undefined while publishing works, else why it does not. */
  problem(): string | undefined {
    return this.all()
      .map((lane) => lane.problem())
      .find(Boolean);
  }

  /** Publishes what is there, as far as that can be done in the time, and ends. */
  async stop(milliseconds: number): Promise<void> {
    await Promise.all(this.all().map((lane) => lane.stop(milliseconds)));
  }

  private all(): (LaneRelay | LetterRelay)[] {
    return [...Object.values(this.lanes), this.letters];
  }
}
