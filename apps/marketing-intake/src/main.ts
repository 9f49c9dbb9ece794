import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { MarketingIntakeModule, service, streams } from './marketing-intake.module.js';

await startService({
  name: service,
  title: 'Marketing intake',
  description: 'Captures leads, knows them again, keeps their contact data, imports files of them.',
  readConfig,
  module: (config) => MarketingIntakeModule.forRoot(config),
  transport: KafkaTransport,
  streams,
});
