import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { SlaMonitorModule, service } from './sla-monitor.module.js';

await startService({
  name: service,
  title: 'SLA monitor',
  description: 'What marketing and sales owe each other by the playbook, and how it is kept.',
  readConfig,
  module: (config) => SlaMonitorModule.forRoot(config),
  transport: KafkaTransport,
});
