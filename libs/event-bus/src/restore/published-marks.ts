import type { Topic } from '@smarketing/contracts';
import type { Db } from 'mongodb';
import type { KafkaClient } from '../kafka/kafka-client.js';
import type { Offsets } from '../rebuild/log-reader.js';
import { topicEnds } from '../rebuild/topic-ends.js';

export const marksCollection = 'bus_published';

/** Up to where all that stands on one of the service's own topics is known to be in this database. */
interface PublishedMark {
  /** The name of the topic, without the namespace. */
  _id: string;
  /** Partition → the offset behind it. */
  ends: Record<string, number>;
}

/** Partition → log → an offset. */
export type Places = ReadonlyMap<number, Offsets>;

/**
 * How far the service's own topics are known to hold nothing but what its database has committed. What
 * is published was committed before, so any end that was read is such a place from then on.
 */
export class PublishedMarks {
  constructor(
    private readonly db: Db,
    private readonly kafka: KafkaClient,
    private readonly topics: readonly Topic[],
  ) {}

  async read(): Promise<Places> {
    const stored = await this.db.collection<PublishedMark>(marksCollection).find().toArray();
    const byTopic = new Map(stored.map(({ _id, ends }) => [_id, Object.entries(ends)]));
    const places = new Map<number, Offsets>();
    for (const { name, kafkaName } of this.topics) {
      for (const [partition, end] of byTopic.get(kafkaName) ?? []) {
        places.set(Number(partition), { ...places.get(Number(partition)), [name]: end });
      }
    }
    return places;
  }

  /** Where the topics end now. */
  ends(): Promise<Places> {
    return topicEnds(this.kafka, this.topics);
  }

  /** All that stands before these places is known. */
  async move(to: Places): Promise<void> {
    if (this.topics.length === 0) return;
    await this.db.collection<PublishedMark>(marksCollection).bulkWrite(
      this.topics.map(({ name, kafkaName }) => ({
        updateOne: {
          filter: { _id: kafkaName },
          update: {
            $set: Object.fromEntries(
              [...to].flatMap(([partition, { [name]: end }]) =>
                end === undefined ? [] : [[`ends.${partition}`, end]],
              ),
            ),
          },
          upsert: true,
        },
      })),
    );
  }
}
