/**
 * The smallest service that makes all promises of the bus: commands, facts, a view with counters, and
 * timers. A process of its own, on the built libraries; run by Node as it stands.
 */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { EventBusModule, KafkaTransport } from '@smarketing/event-bus';
import { createService } from '@smarketing/http';
import { ObservabilityModule } from '@smarketing/observability';
import { CommandsController } from './commands.ts';
import { defect } from './folds.ts';
import { obligations, senders, tallies } from './views.ts';

const { KAFKA_BROKERS, KAFKA_NAMESPACE, MONGODB_URI, DATABASE, CANNOT_FOLD } = process.env;

if (CANNOT_FOLD) defect.cannotFold = Number(CANNOT_FOLD);

class TallyModule {}
Module({
  imports: [
    ObservabilityModule.forRoot({ service: 'tallying', version: '0', port: 0 }),
    EventBusModule.forRoot({
      service: 'tallying',
      consumes: ['leads', 'handoffs'],
      publishes: ['leads', 'scores', 'sla'],
      views: [senders, tallies, obligations],
      kafkaBrokers: KAFKA_BROKERS!.split(','),
      kafkaNamespace: KAFKA_NAMESPACE!,
      mongoUri: MONGODB_URI!,
      database: DATABASE!,
    }),
  ],
  controllers: [CommandsController],
})(TallyModule);

const service = await createService(TallyModule, {
  name: 'tallying',
  title: 'Tallying',
  description: 'Counts touchpoints.',
  transport: KafkaTransport,
});
process.send?.({ url: service.url, opsUrl: service.opsUrl });
// Whoever started it is gone.
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => void service.close().then(() => process.exit(0)));
