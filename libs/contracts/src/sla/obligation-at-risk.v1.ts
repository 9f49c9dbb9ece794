import { Fact } from '../define-fact.js';
import { ObligationFact } from './obligation.js';

@Fact({
  type: 'smarketing.obligation.at-risk.v1',
  stream: 'sla',
  key: 'subject',
  summary: 'Most of the time of an obligation has been used and the act is still owed.',
})
export class ObligationAtRisk extends ObligationFact {}
