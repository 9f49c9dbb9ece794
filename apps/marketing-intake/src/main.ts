import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { MarketingIntakeModule, service, streams } from './marketing-intake.module.js';

const config = readConfig();

await startService(MarketingIntakeModule.forRoot(config), {
  name: service,
  title: 'Marketing intake',
  description: 'Captures leads, knows them again, keeps their contact data, imports files of them.',
  host: config.host,
  port: config.port,
  logLevel: config.logLevel,
  transport: KafkaTransport,
  streams,
});
