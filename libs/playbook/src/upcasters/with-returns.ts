import type { Returns } from '../returns.js';

/** What was agreed on before anybody could say otherwise. */
const returns: Returns = {
  final: ['disqualified'],
  daysAfterLoss: 30,
  atOnce: ['demo-request', 'call'],
};

/** Playbooks before the rules of coming back: they get those of the default. */
export function withReturns(document: object): object {
  return 'returns' in document ? document : { ...document, returns };
}
