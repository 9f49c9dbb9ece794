import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { LeadScoringModule, service } from './lead-scoring.module.js';

const config = readConfig();

await startService(LeadScoringModule.forRoot(config), {
  name: service,
  title: 'Lead scoring',
  description: 'The score of every lead with its exact explanation, and which leads are qualified.',
  host: config.host,
  port: config.port,
  logLevel: config.logLevel,
  transport: KafkaTransport,
});
