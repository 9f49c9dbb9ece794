import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { LeadScoringModule, service } from './lead-scoring.module.js';

await startService({
  name: service,
  title: 'Lead scoring',
  description: 'The score of every lead with its exact explanation, and which leads are qualified.',
  readConfig,
  module: (config) => LeadScoringModule.forRoot(config),
  transport: KafkaTransport,
});
