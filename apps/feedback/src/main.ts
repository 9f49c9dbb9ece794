import 'reflect-metadata';
import { KafkaTransport } from '@smarketing/event-bus';
import { startService } from '@smarketing/http';
import { readConfig } from './config.js';
import { feedbackModule } from './feedback.module.js';

await startService({
  name: 'feedback',
  title: 'Feedback',
  description:
    'The playbook, suggestions, a lead’s timeline, and the figures that marketing and sales share.',
  readConfig,
  module: (config) => feedbackModule(config),
  transport: KafkaTransport,
});
