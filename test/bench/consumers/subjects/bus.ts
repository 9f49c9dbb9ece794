/**
 * The bus as a service uses it: a Nest application, contracts checked, exactly once, what follows
 * from the facts in the outbox and relayed.
 *
 *   bus        with what follows from the facts
 *   bus-folds  only folds
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LeadCaptured, LeadScored, TouchpointRecorded } from '@smarketing/contracts';
import {
  AfterCommit,
  defineView,
  emit,
  EventBusModule,
  KafkaTransport,
  on,
  ServiceDatabase,
} from '@smarketing/event-bus';
import type { Arrived, Folded } from '@smarketing/event-bus';
import { createLogger, ObservabilityModule } from '@smarketing/observability';
import { register } from 'prom-client';
import { kafkaSecurity, mongoSecurity } from '../../measure/security.ts';
import { readConfig, report } from '../../measure/child-run.ts';
import { between, onFirst, readClocks, type WindowReading } from '../../measure/measured-window.ts';
import { foldCaptured, foldTouchpoint, rowsCollection, scoredBy } from '../lead-rows.ts';
import type { LeadRow } from '../lead-rows.ts';
import type { SubjectConfig, SubjectResult } from '../subject-run.ts';

const config = readConfig<SubjectConfig>();
const publishes = config.variant === 'bus';
const pollEvery = 5;
let started: WindowReading | undefined;
let lastCommit: WindowReading | undefined;
let folded = 0;

const leadRows = defineView<LeadRow>(rowsCollection, {
  folds: [on(LeadCaptured, captured), on(TouchpointRecorded, touched)],
});

function captured(
  row: LeadRow | undefined,
  { data, time }: Arrived<LeadCaptured>,
): Folded<LeadRow> {
  folded++;
  return { document: foldCaptured(row, data, time) };
}

/** A lead is captured before it is touched. */
function touched(
  row: LeadRow | undefined,
  { data, time }: Arrived<TouchpointRecorded>,
): Folded<LeadRow> {
  folded++;
  const document = foldTouchpoint(row!, data, time);
  const scored = publishes && scoredBy(document, data);
  return scored ? { document, emit: [emit(LeadScored, scored, { time })] } : { document };
}

@Module({
  imports: [
    ObservabilityModule.forRoot({ service: config.name, version: '0', port: 0 }),
    EventBusModule.forRoot({
      service: config.name,
      consumes: ['leads'],
      publishes: ['scores'],
      views: [leadRows],
      kafkaBrokers: config.brokers,
      kafkaSecurity,
      kafkaNamespace: config.namespace,
      mongoUri: config.mongoUri,
      mongoSecurity,
      database: config.database,
    }),
  ],
})
class BenchModule {}

createLogger(config.name, { level: 'error' });
const app = await NestFactory.create(BenchModule, new FastifyAdapter(), { logger: false });
app.connectMicroservice({ strategy: app.get(KafkaTransport) });
app.get(AfterCommit).on(rowsCollection, () => {
  if (folded >= config.events) lastCommit = readClocks(config.pids);
});
onFirst('fetch', () => (started = readClocks(config.pids)));
await app.init();
await app.startAllMicroservices();
const outbox = app.get(ServiceDatabase).db.collection('outbox');
while (!(await isDone())) await wait(folded < config.events ? 25 : pollEvery);
const done = readClocks(config.pids);
const result: SubjectResult = {
  ...between(started!, publishes ? done : lastCommit!),
  appliedSeconds: (lastCommit!.at - started!.at) / 1_000,
  batches: await sumOf('smarketing_bus_batch_size', 'count'),
};
report(result);

/** True when everything is applied and what follows from it acknowledged by Kafka. */
async function isDone(): Promise<boolean> {
  if (folded < config.events || !lastCommit) return false;
  if ((await sumOf('smarketing_bus_events_applied_total')) < config.events) return false;
  return (await outbox.findOne({}, { projection: { _id: 1 } })) === null;
}

async function sumOf(name: string, part?: 'count'): Promise<number> {
  const { values } = (await register.getSingleMetric(name)!.get()) as {
    values: { value: number; metricName?: string }[];
  };
  return values
    .filter(({ metricName }) => !part || metricName === `${name}_${part}`)
    .reduce((sum, { value }) => sum + value, 0);
}
