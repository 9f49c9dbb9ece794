import { calmPolling } from '../libs/event-bus/src/kafka/kafkajs/calm-polling.ts';

// Clients that specs make of their own poll as calmly as those of the services.
calmPolling();
