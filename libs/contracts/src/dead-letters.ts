import type { JsonSchema } from './schema/keywords-of-decorator.js';

/**
 * Where a service puts what it cannot apply. No subscription by pattern to the streams
 * (`smarketing\..*`, anchored or not) takes it along: what is there is no fact.
 */
export function deadLetterTopic(service: string): string {
  return `dead-letters.smarketing-${service}`;
}

const text = (description: string): JsonSchema => ({ type: 'string', description });

/** The JSON Schema (draft-07) of the headers that a dead letter has behind those of its record. */
export const letterHeadersSchema: JsonSchema = {
  type: 'object',
  properties: {
    dl_topic: text('The topic of the record, without the namespace of the installation.'),
    dl_partition: text('Its partition.'),
    dl_offset: text('Its offset.'),
    dl_timestamp: text('Its timestamp, as a date if it is one.'),
    dl_group: text('The service that could not apply it.'),
    dl_host: text('The host on which that happened.'),
    dl_attempts: text('How often it was tried.'),
    dl_error: text('The kind of error.'),
    dl_message: text('What the error said, at most 1,000 characters.'),
    dl_at: text('When it was given up.'),
    'kafka_dlt-original-topic': text('As Spring for Apache Kafka writes it, like all kafka_dlt-*.'),
    'kafka_dlt-original-partition': text('Four bytes, the highest first.'),
    'kafka_dlt-original-offset': text('Eight bytes, the highest first.'),
    'kafka_dlt-original-timestamp': text('Eight bytes, milliseconds since 1970.'),
    'kafka_dlt-original-timestamp-type': text('CreateTime or LogAppendTime.'),
    'kafka_dlt-original-consumer-group': text('The group of the service.'),
    'kafka_dlt-exception-fqcn': text('The kind of error.'),
    'kafka_dlt-exception-message': text('What the error said.'),
    '__connect.errors.topic': text(
      'As Kafka Connect writes it, like all __connect.errors.*: texts.',
    ),
    '__connect.errors.partition': text('Its partition.'),
    '__connect.errors.offset': text('Its offset.'),
    '__connect.errors.connector.name': text('The service.'),
    '__connect.errors.task.id': text('The partition, which has one reader.'),
    '__connect.errors.stage': text('HEADER_CONVERTER, VALUE_CONVERTER or TASK_PUT.'),
    '__connect.errors.class.name': text('What was at work.'),
    '__connect.errors.exception.class.name': text('The kind of error.'),
    '__connect.errors.exception.message': text('What the error said.'),
  },
  required: ['dl_topic', 'dl_partition', 'dl_offset', 'dl_group', 'dl_error', 'dl_message'],
};
