import { describe, expect, it } from 'vitest';
import { headersOfOthers } from '../src/outbox/letter-headers.js';

const said = {
  dl_topic: 'smarketing.leads',
  dl_partition: '4',
  dl_offset: '9007199254740993',
  dl_timestamp: '2026-11-23T10:00:00.250Z',
  dl_group: 'feedback',
  dl_error: 'UnusableMessageError',
  dl_message: 'its body is not JSON',
};

describe('a dead letter', () => {
  const headers = new Map(headersOfOthers(said, 'staging.'));

  it('says where it is from as Spring for Apache Kafka does, numbers in big-endian bytes', () => {
    expect(headers.get('kafka_dlt-original-topic')).toBe('staging.smarketing.leads');
    expect(headers.get('kafka_dlt-original-partition')).toEqual(Buffer.from('00000004', 'hex'));
    expect(headers.get('kafka_dlt-original-offset')).toEqual(
      Buffer.from('0020000000000001', 'hex'),
    );
    const at = headers.get('kafka_dlt-original-timestamp') as Buffer;
    expect(new Date(Number(at.readBigInt64BE())).toISOString()).toBe(said.dl_timestamp);
    expect(headers.get('kafka_dlt-original-timestamp-type')).toBe('CreateTime');
    expect(headers.get('kafka_dlt-original-consumer-group')).toBe('staging.feedback');
    expect(headers.get('kafka_dlt-exception-fqcn')).toBe('UnusableMessageError');
    expect(headers.get('kafka_dlt-exception-message')).toBe('its body is not JSON');
  });

  it('says where the broker stamped its record', () => {
    const found = new Map(headersOfOthers(said, '', true));
    expect(found.get('kafka_dlt-original-timestamp-type')).toBe('LogAppendTime');
  });

  it('says the same as Kafka Connect does, in texts', () => {
    const connect = [...headers].filter(([name]) => name.startsWith('__connect.errors.'));
    expect(Object.fromEntries(connect)).toEqual({
      '__connect.errors.topic': 'staging.smarketing.leads',
      '__connect.errors.partition': '4',
      '__connect.errors.offset': '9007199254740993',
      '__connect.errors.connector.name': 'feedback',
      '__connect.errors.task.id': '4',
      '__connect.errors.stage': 'VALUE_CONVERTER',
      '__connect.errors.class.name': 'feedback',
      '__connect.errors.exception.class.name': 'UnusableMessageError',
      '__connect.errors.exception.message': 'its body is not JSON',
    });
  });

  it.each([
    ['MalformedEnvelopeError', 'HEADER_CONVERTER'],
    ['StructuredModeError', 'HEADER_CONVERTER'],
    ['TypeError', 'TASK_PUT'],
  ])('after %s names the stage %s', (dl_error, stage) => {
    const found = new Map(headersOfOthers({ ...said, dl_error }, ''));
    expect(found.get('__connect.errors.stage')).toBe(stage);
  });

  it.each(['-1', '9223372036854775807'])(
    'keeps a timestamp that is not a date: %s',
    (dl_timestamp) => {
      const found = new Map(headersOfOthers({ ...said, dl_timestamp }, ''));
      const bytes = found.get('kafka_dlt-original-timestamp') as Buffer;
      expect(String(bytes.readBigInt64BE())).toBe(dl_timestamp);
    },
  );
});
