import { Fact } from '../define-fact.js';
import { ObligationFact } from './obligation.js';

@Fact({
  type: 'smarketing.obligation.breached.v1',
  stream: 'sla',
  key: 'subject',
  summary: 'The due time passed and the act was not done.',
})
export class ObligationBreached extends ObligationFact {}
