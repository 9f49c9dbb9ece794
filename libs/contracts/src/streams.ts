/** A stream is a Kafka topic, `smarketing.<stream>`; the key is the aggregate's id. */
export const streams = {
  leads: { topic: 'smarketing.leads', key: 'leadId', bulk: true },
  identities: { topic: 'smarketing.identities', key: 'leadId', bulk: true },
  'scoring-erasures': { topic: 'smarketing.scoring-erasures', key: 'leadId', bulk: false },
  'handoff-erasures': { topic: 'smarketing.handoff-erasures', key: 'leadId', bulk: false },
  'sla-erasures': { topic: 'smarketing.sla-erasures', key: 'leadId', bulk: false },
  'feedback-erasures': { topic: 'smarketing.feedback-erasures', key: 'leadId', bulk: false },
  accounts: { topic: 'smarketing.accounts', key: 'leadId', bulk: true },
  campaigns: { topic: 'smarketing.campaigns', key: 'campaignId', bulk: false },
  scores: { topic: 'smarketing.scores', key: 'leadId', bulk: true },
  qualifications: { topic: 'smarketing.qualifications', key: 'leadId', bulk: true },
  handoffs: { topic: 'smarketing.handoffs', key: 'leadId', bulk: true },
  sla: { topic: 'smarketing.sla', key: 'subject', bulk: true },
  commitments: { topic: 'smarketing.commitments', key: 'subject', bulk: false },
  playbook: { topic: 'smarketing.playbook', key: 'playbook', bulk: false },
  feedback: { topic: 'smarketing.feedback', key: 'suggestionId', bulk: false },
} as const;

export type StreamName = keyof typeof streams;
export const streamNames = Object.keys(streams) as StreamName[];

/** Every stream has the same number of partitions, so that one lead has one writer in a service. */
export const partitionsPerStream = 6;
