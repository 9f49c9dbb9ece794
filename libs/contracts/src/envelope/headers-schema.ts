import type { JsonSchema } from '../schema/keywords-of-decorator.js';

const text = (description: string): JsonSchema => ({ type: 'string', minLength: 1, description });

/** The JSON Schema (draft-07) of what `encodeHeaders` writes. Kafka headers are UTF-8 texts. */
export const headersSchema: JsonSchema = {
  type: 'object',
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('Unique per source; a redelivered event has the same id.'),
    ce_type: text('`smarketing.<aggregate>.<fact>.v<n>`.'),
    ce_source: {
      ...text('The service that owns the stream.'),
      pattern: '^/smarketing/[a-z0-9-]+$',
    },
    ce_subject: text("The aggregate's id, which is also the key of the message."),
    ce_time: {
      type: 'string',
      format: 'date-time',
      description: 'When it happened, not when it was sent.',
    },
    ce_recordedtime: {
      type: 'string',
      format: 'date-time',
      description: 'When its owner committed it; absent on older records.',
    },
    ce_dataschema: { type: 'string', format: 'uri', description: 'The $id of the body schema.' },
    ce_sequence: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: '1, 2, 3 … without a gap per stream and subject.',
    },
    ce_correlationid: text('The same for everything that one request or import caused.'),
    ce_causationid: text('The id of the event that caused this one; absent if none did.'),
    ce_playbook: {
      type: 'string',
      pattern: '^[1-9][0-9]*$',
      description: 'The version of the playbook that decided; absent if none did.',
    },
    ce_actor: {
      type: 'string',
      pattern: '^[A-Za-z0-9_-]{43}$',
      description:
        'Stands for the caller whose act this is: base64url of HMAC-SHA256 of issuer and subject under a key of the installation. Absent if the system itself did it.',
    },
    ce_actorrole: {
      type: 'string',
      pattern: '^[a-z][a-z-]{0,31}$',
      description: 'The role that allowed that caller to act.',
    },
    traceparent: text('W3C trace context.'),
    ce_traceparent: text('The same, for readers that pass on only CloudEvents extensions.'),
    'content-type': { type: 'string', const: 'application/json' },
  },
  required: [
    'ce_specversion',
    'ce_id',
    'ce_type',
    'ce_source',
    'ce_subject',
    'ce_time',
    'ce_dataschema',
    'ce_sequence',
    'ce_correlationid',
    'content-type',
  ],
};
