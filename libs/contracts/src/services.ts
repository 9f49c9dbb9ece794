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
    consumes: ['handoffs', 'playbook'],
    publishes: ['leads', 'campaigns'],
    views: {
      conversions: ['handoffs'],
      playbooks: ['playbook'],
    },
    vault: ['vault', 'vault_keys'],
  },
  'lead-scoring': {
    title: 'Lead scoring',
    port: 3002,
    opsPort: 9002,
    database: 'scoring',
    variables: [],
    consumes: ['leads', 'handoffs', 'playbook'],
    publishes: ['scores', 'qualifications'],
    views: {
      scorecards: ['leads', 'handoffs'],
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
    consumes: ['qualifications', 'playbook'],
    publishes: ['handoffs'],
    views: {
      handoffs: ['qualifications'],
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
    consumes: ['handoffs', 'qualifications', 'playbook'],
    publishes: ['sla', 'commitments'],
    views: {
      duties: ['handoffs'],
      qualifications: ['qualifications'],
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
      'campaigns',
      'scores',
      'qualifications',
      'handoffs',
      'sla',
      'commitments',
      'playbook',
    ],
    publishes: ['playbook', 'feedback'],
    views: {
      lead_stories: ['leads', 'scores', 'qualifications', 'handoffs', 'sla'],
      commitments: ['commitments'],
      campaigns: ['campaigns'],
      playbooks: ['playbook'],
    },
    vault: [],
  },
};
