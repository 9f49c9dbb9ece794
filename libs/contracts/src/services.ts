// Written by `npm run generate` from what each service says of itself: apps/*/src/*.module.ts.
import type { ServiceDescription } from './service-description.js';

export type ServiceName =
  | 'marketing-intake'
  | 'lead-scoring'
  | 'sales-handoff'
  | 'sla-monitor'
  | 'feedback';

/** In the order of their ports. */
export const services: Readonly<Record<ServiceName, ServiceDescription>> = {
  'marketing-intake': {
    title: 'Marketing intake',
    port: 3001,
    opsPort: 9001,
    database: 'intake',
    variables: ['VAULT_KEY'],
    consumes: [
      'identities',
      'handoffs',
      'playbook',
      'scoring-erasures',
      'handoff-erasures',
      'sla-erasures',
      'feedback-erasures',
    ],
    publishes: ['leads', 'identities', 'accounts', 'campaigns'],
    foreign: ['smarketing.inbound.'],
    views: {
      conversions: ['handoffs', 'identities'],
      erasures: ['scoring-erasures', 'handoff-erasures', 'sla-erasures', 'feedback-erasures'],
      playbooks: ['playbook'],
    },
    vault: ['vault', 'vault_keys', 'vault_secrets'],
  },
  'lead-scoring': {
    title: 'Lead scoring',
    port: 3002,
    opsPort: 9002,
    database: 'scoring',
    variables: [],
    consumes: ['leads', 'identities', 'handoffs', 'playbook'],
    publishes: ['scores', 'qualifications', 'scoring-erasures'],
    views: {
      scorecards: ['leads', 'handoffs', 'identities'],
      playbooks: ['playbook'],
    },
    vault: [],
  },
  'sales-handoff': {
    title: 'Sales handoff',
    port: 3003,
    opsPort: 9003,
    database: 'handoff',
    variables: [],
    consumes: ['qualifications', 'identities', 'playbook'],
    publishes: ['handoffs', 'handoff-erasures'],
    views: {
      handoffs: ['qualifications', 'identities'],
      playbooks: ['playbook'],
    },
    vault: [],
  },
  'sla-monitor': {
    title: 'SLA monitor',
    port: 3004,
    opsPort: 9004,
    database: 'sla',
    variables: [],
    consumes: ['handoffs', 'qualifications', 'identities', 'playbook'],
    publishes: ['sla', 'sla-erasures', 'commitments'],
    views: {
      duties: ['handoffs', 'identities'],
      qualifications: ['qualifications', 'identities'],
      playbooks: ['playbook'],
    },
    vault: [],
  },
  feedback: {
    title: 'Feedback',
    port: 3005,
    opsPort: 9005,
    database: 'feedback',
    variables: [],
    consumes: [
      'leads',
      'identities',
      'accounts',
      'campaigns',
      'scores',
      'qualifications',
      'handoffs',
      'sla',
      'commitments',
      'playbook',
    ],
    publishes: ['playbook', 'feedback', 'feedback-erasures'],
    views: {
      lead_stories: [
        'leads',
        'accounts',
        'identities',
        'scores',
        'qualifications',
        'handoffs',
        'sla',
      ],
      commitments: ['commitments'],
      campaigns: ['campaigns'],
      playbooks: ['playbook'],
    },
    vault: [],
  },
};
