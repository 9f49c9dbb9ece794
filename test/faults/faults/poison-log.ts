import { randomUUID } from 'node:crypto';
import { ownerOf, serviceNames, services, type StreamName, streams } from '@smarketing/contracts';
import { Partitioners } from 'kafkajs';
import type { Step } from '../campaign/plan.ts';
import { faultHeader } from '../checker/log-contents.ts';
import type { Scene } from './scene.ts';

/** What makes a record unusable, whatever else is right with it. */
const ills: readonly ((record: Poison) => Poison)[] = [
  (record) => ({ ...record, value: '{"leadId":' }),
  (record) => ({ ...record, headers: without(record.headers, 'ce_type') }),
  (record) => ({ ...record, headers: { ...record.headers, ce_sequence: 'first' } }),
  (record) => ({ ...record, headers: { ...record.headers, ce_subject: randomUUID() } }),
  (record) => ({ ...record, value: '{}' }),
  (record) => ({
    ...record,
    headers: { ...record.headers, ce_type: 'smarketing.playbook.published.v1' },
  }),
];

interface Poison {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

const poisoned: readonly StreamName[] = ['leads', 'scores', 'qualifications', 'handoffs', 'sla'];
const types: Partial<Record<StreamName, string>> = {
  leads: 'smarketing.lead.captured.v1',
  scores: 'smarketing.lead.scored.v1',
  qualifications: 'smarketing.lead.qualified.v1',
  handoffs: 'smarketing.lead.assigned.v1',
  sla: 'smarketing.obligation.armed.v1',
};

/** Puts records on the log that nobody can apply; some have the key of a lead that goes on. */
export async function poisonLog(scene: Scene, { records }: Extract<Step, { kind: 'poison' }>) {
  const { system, random, load, parked } = scene;
  const producer = system.kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    for (let count = 0; count < records; count++) {
      const stream = random.pick(poisoned);
      const key = (random.chance(0.5) ? load.someLead(random) : undefined) ?? randomUUID();
      const record = random.pick(ills)(soundRecord(stream, key));
      await producer.send({ topic: streams[stream].topic, acks: -1, messages: [record] });
      for (const service of serviceNames) {
        if (!services[service].consumes.includes(stream)) continue;
        parked.set(service, (parked.get(service) ?? new Set()).add(key));
      }
    }
  } finally {
    await producer.disconnect();
  }
  scene.record({
    kind: 'poison',
    what: `${records} records that nobody can apply`,
    recovery: {},
    note: { records },
  });
}

function soundRecord(stream: StreamName, key: string): Poison {
  return {
    key,
    value: JSON.stringify({ [streams[stream].key]: key }),
    headers: {
      [faultHeader]: 'poison',
      'x-fault-id': randomUUID(),
      ce_specversion: '1.0',
      ce_id: `${stream}/${key}/1000000`,
      ce_type: types[stream]!,
      ce_source: `/smarketing/${ownerOf(stream)}`,
      ce_subject: key,
      ce_time: new Date().toISOString(),
      ce_sequence: '1000000',
      ce_correlationid: randomUUID(),
      'content-type': 'application/json',
    },
  };
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  const { [name]: _, ...rest } = headers;
  return rest;
}
