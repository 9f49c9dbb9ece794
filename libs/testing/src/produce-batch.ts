import { once } from 'node:events';
import { connect } from 'node:net';
import { eventually } from './eventually.js';
import { foreignBatch, int, type ForeignBatch } from './foreign-batch.js';

const produce = { key: 0, version: 7 };
/** A topic that was just made has no leader for a moment. */
const passing = new Set([3, 5, 6]);

/**
 * Puts a batch on a partition by a produce request of its own, without any client's help. Answers its
 * first offset. Throws what the broker says, by its number. The first of the brokers must lead.
 */
export async function produceBatch(
  brokers: readonly string[],
  topic: string,
  partition: number,
  batch: ForeignBatch,
): Promise<number> {
  const records = foreignBatch(batch);
  const { error, offset } = await eventually(async () => {
    const answer = await send(brokers, topic, partition, records);
    return !passing.has(answer.error) && answer;
  });
  if (error !== 0) throw new Error(`The broker refuses the batch: error ${error}.`);
  return offset;
}

async function send(
  brokers: readonly string[],
  topic: string,
  partition: number,
  records: Buffer,
): Promise<{ error: number; offset: number }> {
  const answer = await ask(
    brokers[0]!,
    Buffer.concat([
      ...[int(2, produce.key), int(2, produce.version), int(4, 1), text('foreign')],
      ...[int(2, -1), int(2, -1), int(4, 10_000)],
      ...[int(4, 1), text(topic), int(4, 1), int(4, partition), int(4, records.length), records],
    ]),
  );
  // Behind the number of the request: topics, the name, partitions, the partition.
  const at = 4 + 4 + 2 + Buffer.byteLength(topic) + 4 + 4;
  return { error: answer.readInt16BE(at), offset: Number(answer.readBigInt64BE(at + 2)) };
}

async function ask(broker: string, request: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(`tcp://${broker}`);
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  try {
    await once(socket, 'connect');
    socket.write(Buffer.concat([int(4, request.length), request]));
    let received = Buffer.alloc(0);
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) break;
    }
    return received.subarray(4);
  } finally {
    socket.destroy();
  }
}

function text(value: string): Buffer {
  return Buffer.concat([int(2, Buffer.byteLength(value)), Buffer.from(value)]);
}
