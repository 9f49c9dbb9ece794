import type { MarketingIntake } from '@smarketing/api-client';
import { countsOf } from '../import-file/import-leads.js';
import { formatRowError, type RowError } from '../import-file/format-row-error.js';
import type { Clock } from '../clock/clock.js';
import { table } from '../report/table.js';
import { plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';

export type ListedImport = Omit<MarketingIntake.Import, 'format'>;

/** The imports as a table, the newest first. */
export function formatImports(
  imports: readonly ListedImport[],
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  if (imports.length === 0) return 'No imports yet. `smarketing import leads FILE` starts one.';
  const n = (count: number) => count.toLocaleString('en');
  const rows = imports.map((one) => [
    one.importId,
    clock.minute(one.createdAt),
    one.state,
    n(one.rows),
    n(one.created),
    n(one.matched),
    n(one.unchanged),
    n(one.failed),
    one.name,
  ]);
  const header = ['import', 'begun', 'state', 'rows', 'new', 'updated', 'unchanged', 'errors'];
  return [
    table([...header, 'name'], rows, {
      screen,
      words: ['begun', 'state', 'name'],
      uncut: ['import', 'begun'],
    }),
    '',
    `Times in ${clock.zone}.`,
  ].join('\n');
}

/** One import: what became of its rows, the first broken ones, and what can be done next. */
export function formatImport(
  status: ListedImport,
  errors: readonly RowError[],
  clock: Clock,
  screen: Screen = plainScreen,
): string {
  const { importId, failed, state, createdAt, completedAt } = status;
  const completed = completedAt ? `, completed ${clock.minute(completedAt)}` : '';
  return [
    wrapLine(`${status.name} (${state}): ${countsOf(status)}`, screen),
    wrapLine(
      `  import ${importId}, begun ${clock.minute(createdAt)}${completed} (${clock.zone})`,
      screen,
    ),
    ...errors.map((error) => `  ${formatRowError(error)}`),
    ...(failed > errors.length ? [`All of them: smarketing import errors ${importId}`] : []),
    ...(state === 'interrupted'
      ? ['To resume it with the same file:', `  smarketing import resume ${importId} FILE`]
      : []),
    ...(state === 'running' ? [`To stop it: smarketing import stop ${importId}`] : []),
  ].join('\n');
}
