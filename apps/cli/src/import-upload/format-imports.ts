import { countsOf, type ImportStatus } from '../import-file/import-leads.js';
import { formatRowError, type RowError } from '../import-file/format-row-error.js';
import { table } from '../report/table.js';

export interface ListedImport extends ImportStatus {
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly completedAt?: string;
}

/** The imports as a table, the newest first. */
export function formatImports(imports: readonly ListedImport[]): string {
  if (imports.length === 0)
    return 'There is no import yet. `smarketing import leads FILE` makes one.';
  const n = (count: number) => count.toLocaleString('en');
  const rows = imports.map((one) => [
    one.importId,
    minuteOf(one.createdAt),
    one.state,
    n(one.rows),
    n(one.created),
    n(one.matched),
    n(one.unchanged),
    n(one.failed),
    one.name,
  ]);
  const header = [
    'import',
    'begun (UTC)',
    'state',
    'rows',
    'new',
    'updated',
    'unchanged',
    'errors',
  ];
  return table([...header, 'name'], rows);
}

/** One import: what became of its rows, the first broken ones, and what can be done next. */
export function formatImport(status: ListedImport, errors: readonly RowError[]): string {
  const { importId, failed, state } = status;
  return [
    `${status.name} (${state}): ${countsOf(status)}`,
    `  import ${importId}, begun ${minuteOf(status.createdAt)} UTC${status.completedAt ? `, completed ${minuteOf(status.completedAt)} UTC` : ''}`,
    ...errors.map((error) => `  ${formatRowError(error)}`),
    ...(failed > errors.length ? [`All of them: smarketing import errors ${importId}`] : []),
    ...(state === 'interrupted'
      ? [`It goes on with the same file: smarketing import resume ${importId} FILE`]
      : []),
    ...(state === 'running' ? [`To stop it: smarketing import stop ${importId}`] : []),
  ].join('\n');
}

function minuteOf(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
