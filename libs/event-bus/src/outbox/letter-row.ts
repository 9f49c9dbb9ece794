import type { TopicName } from '@smarketing/contracts';
import type { ClientSession, Db } from 'mongodb';
import { bytesOf, type ExactRecord } from '../kafka/exact-record.js';
import { headersOfOthers, type Said } from './letter-headers.js';
import type { OutgoingRecord } from '../kafka/cut-requests.js';
import { outboxCollection, type OutboxRow } from './outbox-row.js';

export const letterLane = 'letters';

/** A dead letter that is committed and not yet on its topic. Its headers are what is said of the record. */
export interface LetterRow extends Omit<OutboxRow, 'lane'> {
  lane: typeof letterLane;
  /** The record as it was; absent from those that an earlier version has left, which are texts. */
  letter?: ExactRecord;
  /** Why the broker does not take it, how often it has said so, and when it is asked again. */
  refused?: { readonly message: string; readonly times: number; readonly tryAt: Date };
}

/** Sorts by place. Of one record of the log there is one letter. */
export function letterId(topic: TopicName, partition: number, offset: number): string {
  return `dead-letters/${topic}/${partition}/${String(offset).padStart(16, '0')}`;
}

/** The same, of a record on a topic that others write to. */
export function foreignLetterId(topic: string, partition: number, offset: number): string {
  return `dead-letters/foreign/${topic}/${partition}/${String(offset).padStart(16, '0')}`;
}

/** The record as it was, and behind its own headers what is said of it. */
export function letterOf(
  { topic, shard, key, headers, body, letter }: LetterRow,
  namespace: string,
): OutgoingRecord {
  const said = JSON.parse(headers) as Record<string, string> & Said;
  if (!letter) return { topic, partition: shard, key, headers: said, body };
  const record = bytesOf(letter);
  return {
    topic,
    partition: shard,
    key: record.keyBytes,
    headers: record.headers.with([
      ...Object.entries(said),
      ...headersOfOthers(said, namespace, letter.isBrokerTime),
    ]),
    body: record.body,
  };
}

/** Those that an earlier version has left among the facts hold nobody up any longer. */
export async function moveOldLetters(db: Db): Promise<void> {
  await db
    .collection<{ _id: string }>(outboxCollection)
    .updateMany({ lane: 'live', _id: /^dead-letters\// }, { $set: { lane: letterLane } });
}

/** Letters of records that are parked no longer, as far as the broker has refused them: nobody waits for them. */
export async function dropRefusedLetters(
  db: Db,
  ids: readonly string[],
  session: ClientSession,
): Promise<void> {
  await db
    .collection<LetterRow>(outboxCollection)
    .deleteMany({ _id: { $in: [...ids] }, refused: { $exists: true } }, { session });
}

/** Letters that the broker has refused. Undefined where there are none. */
export async function refusedLetters(db: Db): Promise<string | undefined> {
  const rows = db.collection<LetterRow>(outboxCollection);
  const refused = { lane: letterLane, refused: { $exists: true } } as const;
  const first = await rows.findOne(refused);
  if (!first) return undefined;
  const count = await rows.countDocuments(refused);
  return `${count} dead letters are not on ${first.topic}: Kafka says "${first.refused!.message}". They are kept in the database and offered again every minute; facts are not held up. If one is too large, raise max.message.bytes of the topic.`;
}
