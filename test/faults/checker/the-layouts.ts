import { consumedStreams } from '@smarketing/contracts';
import type { ServiceLayout } from './snapshot.ts';

/** The five services, as their modules have it. */
export const theLayouts: readonly ServiceLayout[] = [
  {
    service: 'marketing-intake',
    consumes: consumedStreams['marketing-intake'],
    publishes: ['leads', 'campaigns'],
    views: { conversions: ['handoffs'], playbooks: ['playbook'] },
    vault: ['vault', 'vault_keys'],
  },
  {
    service: 'lead-scoring',
    consumes: consumedStreams['lead-scoring'],
    publishes: ['scores', 'qualifications'],
    views: { scorecards: ['leads', 'handoffs'], playbooks: ['playbook'] },
  },
  {
    service: 'sales-handoff',
    consumes: consumedStreams['sales-handoff'],
    publishes: ['handoffs'],
    views: { handoffs: ['qualifications'], playbooks: ['playbook'] },
  },
  {
    service: 'sla-monitor',
    consumes: consumedStreams['sla-monitor'],
    publishes: ['sla'],
    views: { duties: ['handoffs'], qualifications: ['qualifications'], playbooks: ['playbook'] },
  },
  {
    service: 'feedback',
    consumes: consumedStreams.feedback,
    publishes: ['playbook', 'feedback'],
    views: {
      lead_stories: ['leads', 'scores', 'qualifications', 'handoffs', 'sla'],
      campaigns: ['campaigns'],
      suggestion_outcomes: ['feedback'],
      playbooks: ['playbook'],
    },
  },
];
