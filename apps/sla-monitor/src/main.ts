import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { SlaMonitorModule, service } from './sla-monitor.module.js';

const config = readConfig();

await startService(SlaMonitorModule.forRoot(config), {
  name: service,
  title: 'SLA monitor',
  description: 'What marketing and sales owe each other by the playbook, and how it is kept.',
  host: config.host,
  port: config.port,
  logLevel: config.logLevel,
  transport: KafkaTransport,
});
