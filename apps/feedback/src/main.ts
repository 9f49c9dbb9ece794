import { startService } from '@smarketing/http';
import { KafkaTransport } from '@smarketing/event-bus';
import { readConfig } from './config.js';
import { feedbackModule } from './feedback.module.js';

const config = readConfig();
await startService(feedbackModule(config), {
  name: 'feedback',
  title: 'Feedback',
  description:
    'The playbook, suggestions, a lead’s timeline, and the figures that marketing and sales share.',
  port: config.port,
  host: config.host,
  transport: KafkaTransport,
  logLevel: config.logLevel,
});
