import type { Mapping } from './read-mapping.js';
import { UploadRefusedError } from './upload-refused.js';

/** Refuses a file that lacks a column of the mapping. */
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
    `The mapping names the ${noun} ${listed(missing)}, which ${verb} not exist in the file. Its header names ${listed(columns)}. Correct the mapping or the file.${hint}`,
    missing,
  );
}

const mostListed = 40;

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, mostListed)
    .map((name) => JSON.stringify(name))
    .join(', ');
  return names.length > mostListed ? `${shown} and ${names.length - mostListed} more` : shown;
}
