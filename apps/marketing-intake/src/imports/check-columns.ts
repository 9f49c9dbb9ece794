import type { Mapping } from './read-mapping.js';
import { UploadRefusedError } from './upload-refused.js';

const columnName = /^[\p{L}_][\p{L}\p{N}_ .-]{0,63}$/u;

/** Refuses a file that lacks a column of the mapping. A first line that may be a row is not repeated. */
export function checkColumns(mapping: Mapping, columns: readonly string[]): void {
  const missing = [...mapping.columns.values()].filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const [noun, verb] = missing.length === 1 ? ['column', 'does'] : ['columns', 'do'];
  const hint =
    columns.length === 1
      ? ` The header is one column only: is the delimiter ${JSON.stringify(mapping.delimiter)} right?`
      : '';
  throw new UploadRefusedError(
    'missing-column',
    `The mapping names the ${noun} ${listed(missing)}, which ${verb} not exist in the file. ${found(mapping, columns)} Correct the mapping or the file.${hint}`,
    missing,
  );
}

function found(mapping: Mapping, columns: readonly string[]): string {
  const mapped = [...mapping.columns.values()];
  const hasMapped = mapped.some((column) => columns.includes(column));
  if (hasMapped && columns.every((name) => columnName.test(name))) {
    return `Its header names ${listed(columns)}.`;
  }
  const count = columns.length === 1 ? '1 column' : `${columns.length} columns`;
  return hasMapped
    ? `Its header has ${count}.`
    : `Its first line has ${count} and does not look like the header that the mapping expects.`;
}

const mostListed = 40;

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, mostListed)
    .map((name) => JSON.stringify(name))
    .join(', ');
  return names.length > mostListed ? `${shown} and ${names.length - mostListed} more` : shown;
}
