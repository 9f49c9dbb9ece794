/** A batched idempotent producer that has everything in memory: the ceiling for any relay. */
import { randomUUID } from 'node:crypto';
import { kafkaClientOptions } from '@smarketing/connections';
import { contractOf, encodeHeaders, LeadScored } from '@smarketing/contracts';
import kafkajs, { type Message } from 'kafkajs';
import { kafkaSecurity } from '../../measure/security.ts';
import { readConfig, report } from '../../measure/child-run.ts';
import { between, onFirst, readClocks, type WindowReading } from '../../measure/measured-window.ts';
import { scoresTopic } from '../../consumers/log-settings.ts';
import { chunkSize, type RelayConfig } from '../relay-run.ts';
import { scoresOf } from './issuing-service.ts';

const config = readConfig<RelayConfig>();
const { type } = contractOf(LeadScored);
const messages = Array.from({ length: config.leads }, (_, lead) =>
  scoresOf(lead, config.perLead).map(messageOf),
).flat();
const kafka = new kafkajs.Kafka({
  ...kafkaClientOptions(config.brokers, kafkaSecurity),
  logLevel: kafkajs.logLevel.NOTHING,
});
const producer = kafka.producer({
  idempotent: true,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
});
await producer.connect();
let started: WindowReading | undefined;
onFirst('produce', () => (started = readClocks(config.pids)));
const topic = config.namespace + scoresTopic;
for (let from = 0; from < messages.length; from += chunkSize) {
  await producer.send({ topic, acks: -1, messages: messages.slice(from, from + chunkSize) });
}
report(between(started!, readClocks(config.pids)));

function messageOf(scored: LeadScored, index: number): Message {
  const headers = encodeHeaders({
    id: `scores/${scored.leadId}/${index + 1}`,
    type,
    source: `/smarketing/${config.name}`,
    subject: scored.leadId,
    time: new Date(),
    sequence: index + 1,
    correlationId: randomUUID(),
    traceparent: `00-${randomUUID().replaceAll('-', '')}-${randomUUID().slice(0, 8)}00000000-01`,
  });
  return { key: scored.leadId, value: JSON.stringify(scored), headers };
}
