import { randomUUID } from 'node:crypto';
import {
  contractOf,
  encodeHeaders,
  type FactClass,
  LeadCaptured,
  LeadProfileUpdated,
  streams,
  TouchpointRecorded,
} from '@smarketing/contracts';
import { Partitioners } from 'kafkajs';
import type { Step } from '../campaign/plan.ts';
import { faultHeader } from '../checker/log-contents.ts';
import type { Scene } from './scene.ts';

interface Message {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/**
 * Leads of which the facts come in any order, some of them twice: no relay does that, and no order of
 * arrival may make a difference. They are on the log only, without an owner.
 */
export async function inventFacts(scene: Scene, { leads }: Extract<Step, { kind: 'reorder' }>) {
  const { system, random } = scene;
  const messages = Array.from({ length: leads }, () => factsOfOne(random.whole(2, 8))).flat();
  const repeated = messages.filter(() => random.chance(0.1));
  const producer = system.kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  await producer.connect();
  try {
    const shuffled = random.shuffled([...messages, ...repeated]);
    // In several requests, so that they do not come in one batch.
    for (let at = 0; at < shuffled.length; at += 7) {
      const some = shuffled.slice(at, at + 7);
      await producer.send({ topic: streams.leads.topic, acks: -1, messages: some });
    }
  } finally {
    await producer.disconnect();
  }
  scene.record({
    kind: 'reorder',
    what: `${messages.length} facts of ${leads} leads in any order, ${repeated.length} twice`,
    recovery: {},
    note: { records: messages.length + repeated.length },
  });
}

function factsOfOne(touchpoints: number): Message[] {
  const leadId = randomUUID();
  const profile = { emailKind: 'company', seniority: 'executive', companySize: '250-999' };
  const where = { leadId, channel: 'event' };
  const facts: [FactClass, object][] = [
    [LeadCaptured, { ...where, source: 'api', profile }],
    ...Array.from({ length: touchpoints }, (_, number): [FactClass, object] => [
      TouchpointRecorded,
      { ...where, touchpointId: randomUUID(), kind: number === 0 ? 'demo-request' : 'page-view' },
    ]),
    [LeadProfileUpdated, { leadId, profile: { ...profile, country: 'DE' } }],
  ];
  const began = Date.now() - 60_000;
  return facts.map(([fact, data], index) => message(fact, leadId, data, index, began));
}

function message(
  fact: FactClass,
  leadId: string,
  data: object,
  index: number,
  began: number,
): Message {
  const headers = encodeHeaders({
    id: `leads/${leadId}/${index + 1}`,
    type: contractOf(fact).type,
    source: '/smarketing/marketing-intake',
    subject: leadId,
    time: new Date(began + index * 1_000),
    sequence: index + 1,
    correlationId: leadId,
  });
  return {
    key: leadId,
    value: JSON.stringify(data),
    headers: { ...headers, [faultHeader]: 'invented' },
  };
}
