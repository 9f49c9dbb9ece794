const longestName = 200;

/** A JSON pointer (RFC 6901) to where the path leads; endless names of foreign fields are cut. */
export function pointerTo(path: readonly (string | number)[]): string {
  return path.map((key) => `/${escapeKey(String(key))}`).join('');
}

function escapeKey(key: string): string {
  const shown = key.length > longestName ? `${key.slice(0, longestName)}…` : key;
  return shown.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
