/** `help import leads` asks for the same as `import leads --help`. */
export function withHelpAtTheEnd(words: readonly string[]): string[] {
  const [first, ...command] = words;
  return first === 'help' && command.length > 0 ? [...command, '--help'] : [...words];
}
