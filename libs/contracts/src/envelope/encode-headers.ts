import { dataSchemaOf } from '../schema/json-schema-of.js';
import type { Envelope } from './envelope.js';

/** CloudEvents 1.0, Kafka binding, binary mode: every attribute a header, the body beside them. */
export function encodeHeaders(envelope: Envelope): Record<string, string> {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: envelope.id,
    ce_type: envelope.type,
    ce_source: envelope.source,
    ce_subject: envelope.subject,
    ce_time: envelope.time.toISOString(),
    ce_dataschema: dataSchemaOf(envelope.type),
    ce_sequence: String(envelope.sequence),
    ce_correlationid: envelope.correlationId,
    'content-type': 'application/json',
  };
  if (envelope.committedAt !== undefined) {
    headers['ce_recordedtime'] = envelope.committedAt.toISOString();
  }
  if (envelope.causationId !== undefined) headers['ce_causationid'] = envelope.causationId;
  if (envelope.playbook !== undefined) headers['ce_playbook'] = String(envelope.playbook);
  if (envelope.traceparent !== undefined) {
    // The SDKs of CloudEvents hand over what begins with ce_, the tracing libraries read the bare one.
    headers['traceparent'] = envelope.traceparent;
    headers['ce_traceparent'] = envelope.traceparent;
  }
  if (envelope.actor !== undefined) headers['ce_actor'] = envelope.actor;
  if (envelope.actorRole !== undefined) headers['ce_actorrole'] = envelope.actorRole;
  return headers;
}
