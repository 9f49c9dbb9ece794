/** The command by which somebody goes on, to be copied to a shell. */
export function nextCommand(words: readonly (string | undefined)[]): string {
  return [
    'smarketing',
    'import',
    'leads',
    ...words.filter((word) => word !== undefined).map(quoted),
  ].join(' ');
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
