import { formatMoney } from '@smarketing/contracts/names';
import { counted } from '../progress/counted.js';
import { wrapLine } from '../terminal/wrap-line.js';
import type { Screen } from '../terminal/screen.js';
import type { ImportedCosts } from './import-costs.js';

const mostErrors = 20;

export function formatImportedCosts(path: string, costs: ImportedCosts, screen: Screen): string {
  const { platform, zone, dryRun, recorded, replaced, unchanged, errors, amounts } = costs;
  const money = Object.entries(amounts).map(([currency, amount]) =>
    formatMoney({ amount, currency }),
  );
  const days = counted(recorded + replaced + unchanged, 'daily cost');
  const sum = money.length > 0 ? `, ${money.join(' and ')} in all` : '';
  const lines = [
    `${path}: ${platform}, days in ${zone}`,
    `${days}${sum}: ${recorded.toLocaleString('en')} new, ${replaced.toLocaleString('en')} replaced, ${unchanged.toLocaleString('en')} unchanged; ${counted(errors.length, 'row')} with errors`,
    ...errors.slice(0, mostErrors).map(({ line, column, why }) => {
      return `  line ${line}${column === '' ? '' : ` column ${column}`}: ${why}`;
    }),
  ];
  if (errors.length > mostErrors) {
    lines.push(
      `  and ${counted(errors.length - mostErrors, 'more row')}: --json lists all of them`,
    );
  }
  if (dryRun) lines.push('Nothing was recorded: this was a dry run.');
  return lines.map((line) => wrapLine(line, screen)).join('\n');
}
