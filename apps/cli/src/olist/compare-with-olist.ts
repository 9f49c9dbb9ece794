import type { Summary } from '../report/summary.js';
import type { OlistFigures } from './count-olist.js';

/** Where a summary differs from what the files hold, a sentence each; none: it is exact. */
export function differencesFromOlist(summary: Summary, counted: OlistFigures): string[] {
  const { leads, won, conversion, byChannel, daysToWon, ledger, streams } = summary;
  const differences = Object.entries({ leads, won, conversion, byChannel, daysToWon }).flatMap(
    ([name, value]) => {
      const expected = JSON.stringify(counted[name as keyof OlistFigures]);
      const found = JSON.stringify(value);
      return found === expected ? [] : [`${name} is ${found}, and the files hold ${expected}.`];
    },
  );
  if (!ledger.balanced) differences.push('The ledger does not balance.');
  for (const [stream, { published, folded }] of Object.entries(streams)) {
    if (published === folded) continue;
    differences.push(`Of ${published} events of ${stream}, ${folded} have arrived at feedback.`);
  }
  return differences;
}
