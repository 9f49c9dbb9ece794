import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { salesHandoffModule, service } from './sales-handoff.module.js';

await startService({
  name: service,
  title: 'Sales handoff',
  description: 'Reps, their inboxes, and the way of every qualified lead to a deal won or lost.',
  readConfig,
  module: (config) => salesHandoffModule(config),
  transport: KafkaTransport,
});
