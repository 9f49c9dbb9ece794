import type { Command } from 'commander';

const helpWords = new Set(['help', '--help', '-h']);

/**
 * `help import leads` and `import help leads` ask for the same as `import leads --help`. Where there is
 * no such command no help is asked for, so that this is said, and what was meant.
 */
export function withHelpAtTheEnd(program: Command, words: readonly string[]): string[] {
  const path: string[] = [];
  let isAsked = false;
  let command = program;
  for (const [at, word] of words.entries()) {
    if (command.commands.length === 0) {
      return isAsked ? [...path, '--help'] : [...path, ...words.slice(at)];
    }
    if (helpWords.has(word)) {
      isAsked = true;
      continue;
    }
    path.push(word);
    const next = command.commands.find((one) => one.name() === word);
    if (!next && !word.startsWith('-')) return path;
    command = next ?? command;
  }
  return isAsked ? [...path, '--help'] : path;
}

/** What is wrong with a command line in one line: what, what was meant, and where to look. */
export function sayInOneLine(command: Command, path: string = command.name()): void {
  command.configureOutput({ outputError: (text, write) => write(`${sentenceOf(text)} `) });
  command.showHelpAfterError(`\`${path} --help\` shows the usage.`);
  for (const one of command.commands) sayInOneLine(one, `${path} ${one.name()}`);
}

/** `error: unknown option '--jsn'\n(Did you mean --json?)` → `Unknown option '--jsn'. Did you mean --json?` */
export function sentenceOf(error: string): string {
  const [what = '', meant] = error
    .trim()
    .replace(/^error: /, '')
    .split(/\n\((?=Did you mean)/);
  const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}${/[.?]$/.test(what) ? '' : '.'}`;
  return meant === undefined ? sentence : `${sentence} ${meant.replace(/\)$/, '')}`;
}
