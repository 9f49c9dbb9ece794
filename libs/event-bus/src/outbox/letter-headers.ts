/** What is said of a record that could not be applied, as the headers of its dead letter begin with `dl_`. */
export interface Said {
  readonly dl_topic: string;
  readonly dl_partition: string;
  readonly dl_offset: string;
  /** A date, or the milliseconds where they are none. */
  readonly dl_timestamp: string;
  readonly dl_group: string;
  readonly dl_error: string;
  readonly dl_message: string;
}

export type LetterHeader = readonly [name: string, value: Buffer | string];

/**
 * The same, as those read it who know dead letters of others: the headers of Spring for Apache Kafka
 * (DeadLetterPublishingRecoverer, numbers as big-endian bytes), and those of Kafka Connect (texts).
 * `topic` with the namespace of the installation, since it is to be found in the cluster.
 */
export function headersOfOthers(
  said: Said,
  namespace: string,
  isBrokerTime = false,
): LetterHeader[] {
  const topic = namespace + said.dl_topic;
  const { dl_partition: partition, dl_offset: offset, dl_error: error, dl_message: message } = said;
  const group = namespace + said.dl_group;
  return [
    ['kafka_dlt-original-topic', topic],
    ['kafka_dlt-original-partition', int32(Number(partition))],
    ['kafka_dlt-original-offset', int64(BigInt(offset))],
    ['kafka_dlt-original-timestamp', int64(millisecondsOf(said.dl_timestamp))],
    ['kafka_dlt-original-timestamp-type', isBrokerTime ? 'LogAppendTime' : 'CreateTime'],
    ['kafka_dlt-original-consumer-group', group],
    ['kafka_dlt-exception-fqcn', error],
    ['kafka_dlt-exception-message', message],
    ['__connect.errors.topic', topic],
    ['__connect.errors.partition', partition],
    ['__connect.errors.offset', offset],
    ['__connect.errors.connector.name', said.dl_group],
    ['__connect.errors.task.id', partition],
    ['__connect.errors.stage', stageOf(error)],
    ['__connect.errors.class.name', said.dl_group],
    ['__connect.errors.exception.class.name', error],
    ['__connect.errors.exception.message', message],
  ];
}

/** Where Connect would have failed: reading the headers, reading the body, or applying the record. */
function stageOf(error: string): string {
  if (error === 'MalformedEnvelopeError' || error === 'StructuredModeError') {
    return 'HEADER_CONVERTER';
  }
  return error === 'UnusableMessageError' ? 'VALUE_CONVERTER' : 'TASK_PUT';
}

function millisecondsOf(timestamp: string): bigint {
  return /^-?\d+$/.test(timestamp) ? BigInt(timestamp) : BigInt(Date.parse(timestamp));
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt.asIntN(64, value));
  return bytes;
}
