import { PlaybookReference, playbooks } from '@smarketing/playbook/in-force';
import { Service } from '@smarketing/service';
import { scoreCards, scoringRules } from './scoring/score-cards.view.js';
import { ScoresController } from './scoring/scores.controller.js';
import { ScoresRepository } from './scoring/scores.repository.js';

/** Every lead's score, explained to the point, and the decision that a lead is an MQL. */
@Service({
  name: 'lead-scoring',
  title: 'Lead scoring',
  description: 'The score of every lead with its exact explanation, and which leads are qualified.',
  port: 3002,
  database: 'scoring',
  consumes: ['leads', 'identities', 'handoffs', 'playbook'],
  publishes: ['scores', 'qualifications', 'scoring-erasures'],
  views: [scoreCards, playbooks],
  reference: PlaybookReference,
  rules: scoringRules,
  controllers: [ScoresController],
  providers: [ScoresRepository],
})
export class LeadScoringModule {}
