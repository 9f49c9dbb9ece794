/** One stream is one Kafka topic, `smarketing.<stream>`; the key is the aggregate's id. */
export const streams = {
  leads: { topic: 'smarketing.leads', key: 'leadId', owner: 'marketing-intake' },
  campaigns: { topic: 'smarketing.campaigns', key: 'campaignId', owner: 'marketing-intake' },
  scores: { topic: 'smarketing.scores', key: 'leadId', owner: 'lead-scoring' },
  handoffs: { topic: 'smarketing.handoffs', key: 'leadId', owner: 'sales-handoff' },
  sla: { topic: 'smarketing.sla', key: 'subject', owner: 'sla-monitor' },
  playbook: { topic: 'smarketing.playbook', key: 'playbook', owner: 'feedback' },
  feedback: { topic: 'smarketing.feedback', key: 'suggestionId', owner: 'feedback' },
} as const;

export type StreamName = keyof typeof streams;
export const streamNames = Object.keys(streams) as StreamName[];

/** Every stream has the same number of partitions, so that one lead has one writer in a service. */
export const partitionsPerStream = 6;
