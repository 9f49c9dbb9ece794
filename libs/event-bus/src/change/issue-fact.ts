import { contractOf, encodeHeaders, type Lane, topicFor, problemsOf } from '@smarketing/contracts';
import { childOf, isTraced } from '@smarketing/observability';
import type { StagedDocument } from './staged-document.js';
import { ForeignKeyError, InvalidFactError, refuseSuperseded } from '../errors.js';
import type { Emission } from '../fold/emission.js';
import type { Cause } from '../outbox/cause.js';
import { outboxId, type OutboxRow } from '../outbox/outbox-row.js';

/** A broker takes 1 MiB by default, and a larger fact would hold the outbox up for ever. */
const largestBodyBytes = 900_000;

/**
 * Gives the fact the next number of its stream and document, and makes its outbox row.
 * Throws {@link InvalidFactError}, {@link ForeignKeyError} or {@link SupersededFactError}; nothing is
 * numbered then.
 */
export function issueFact(
  { fact, data, time, playbook }: Emission,
  staged: StagedDocument,
  cause: Cause,
  { service, lane }: { service: string; lane: Lane },
): OutboxRow {
  refuseSuperseded(fact);
  const { type, stream, key: keyField } = contractOf(fact);
  const key = (data as Record<string, unknown>)[keyField];
  if (key !== staged.id) throw new ForeignKeyError(type, key, staged.id);
  const problems = problemsOf(fact, data, 'closed');
  if (problems) throw new InvalidFactError(type, problems);
  const body = JSON.stringify(data);
  if (Buffer.byteLength(body) > largestBodyBytes) {
    throw new InvalidFactError(type, [`/: must have at most ${largestBodyBytes} bytes`]);
  }
  const at = new Date();
  const topic = topicFor(stream, lane);
  const sequence = (staged.bus.sent[stream] ?? 0) + 1;
  staged.bus.sent[stream] = sequence;
  return {
    _id: outboxId(stream, staged.id, sequence),
    shard: staged.bus.shard,
    lane: topic.lane,
    topic: topic.kafkaName,
    key: staged.id,
    headers: JSON.stringify(
      encodeHeaders({
        id: `${stream}/${staged.id}/${sequence}`,
        type,
        source: `/smarketing/${service}`,
        subject: staged.id,
        time,
        committedAt: at,
        sequence,
        correlationId: cause.correlationId,
        traceparent: childOf(cause.traceparent),
        ...(cause.causationId !== undefined && { causationId: cause.causationId }),
        ...(playbook !== undefined && { playbook }),
        ...(cause.actor && { actor: cause.actor.pseudonym, actorRole: cause.actor.role }),
      }),
    ),
    body,
    at,
    ...(isTraced(cause.traceparent) && { parent: cause.traceparent }),
  };
}
