import { plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';
import { formatRowError, type RowError } from './format-row-error.js';
import { countsOf, type ImportStatus } from './import-leads.js';

/** What became of the rows, the first broken ones, and how to see all of them. */
export function formatResult(
  status: ImportStatus,
  errors: readonly RowError[],
  screen: Screen = plainScreen,
): string {
  return [
    `${status.name}: ${countsOf(status)}`,
    ...errors.map((error) => `  ${formatRowError(error)}`),
    ...(status.failed > 0 ? [`All of them: smarketing import errors ${status.importId}`] : []),
  ]
    .map((line) => wrapLine(line, screen))
    .join('\n');
}
