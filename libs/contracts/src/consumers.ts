import { type StreamName, streamNames } from './streams.js';

/** The streams that each service folds. Its module subscribes to exactly these. */
export const consumedStreams = {
  'marketing-intake': ['handoffs', 'playbook'],
  'lead-scoring': ['leads', 'handoffs', 'playbook'],
  'sales-handoff': ['qualifications', 'playbook'],
  'sla-monitor': ['handoffs', 'qualifications', 'playbook'],
  feedback: streamNames,
} as const satisfies Record<string, readonly StreamName[]>;

export type ServiceName = keyof typeof consumedStreams;
export const serviceNames = Object.keys(consumedStreams) as ServiceName[];
