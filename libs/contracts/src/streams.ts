/** A stream is a Kafka topic, `smarketing.<stream>`; the key is the aggregate's id. */
export const streams = {
  leads: { topic: 'smarketing.leads', key: 'leadId', owner: 'marketing-intake', bulk: true },
  campaigns: {
    topic: 'smarketing.campaigns',
    key: 'campaignId',
    owner: 'marketing-intake',
    bulk: false,
  },
  scores: { topic: 'smarketing.scores', key: 'leadId', owner: 'lead-scoring', bulk: true },
  qualifications: {
    topic: 'smarketing.qualifications',
    key: 'leadId',
    owner: 'lead-scoring',
    bulk: true,
  },
  handoffs: { topic: 'smarketing.handoffs', key: 'leadId', owner: 'sales-handoff', bulk: true },
  sla: { topic: 'smarketing.sla', key: 'subject', owner: 'sla-monitor', bulk: true },
  playbook: { topic: 'smarketing.playbook', key: 'playbook', owner: 'feedback', bulk: false },
  feedback: { topic: 'smarketing.feedback', key: 'suggestionId', owner: 'feedback', bulk: false },
} as const;

export type StreamName = keyof typeof streams;
export const streamNames = Object.keys(streams) as StreamName[];

/** Every stream has the same number of partitions, so that one lead has one writer in a service. */
export const partitionsPerStream = 6;
