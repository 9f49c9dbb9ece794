/** The command by which somebody goes on, to be copied to a shell. */
export function nextCommand(words: readonly (string | undefined)[]): string {
  return [
    'smarketing',
    'import',
    'leads',
    ...words.filter((word) => word !== undefined).map((word) => quoted(asArgument(word))),
  ].join(' ');
}

/** A file whose name begins as an option does. */
function asArgument(word: string): string {
  return word.startsWith('-') && !/^--[a-z-]+$/.test(word) ? `./${word}` : word;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
