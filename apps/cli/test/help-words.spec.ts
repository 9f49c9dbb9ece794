import { CommanderError, type Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { withHelpAtTheEnd } from '../src/commands/help-words.js';
import { smarketingProgram } from '../src/program.js';

/** What a command line that is wrong, or asks for help, is answered. */
async function answer(line: string): Promise<{ code: number; output: string; said: string }> {
  const words = line.split(' ');
  const program = await smarketingProgram(words);
  const written = { output: '', said: '' };
  const listen = (command: Command): void => {
    command.configureOutput({
      writeOut: (text) => void (written.output += text),
      writeErr: (text) => void (written.said += text),
    });
    command.commands.forEach(listen);
  };
  listen(program);
  try {
    await program.parseAsync(withHelpAtTheEnd(program, words), { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode, ...written };
    throw error;
  }
  throw new Error(`It was done: ${line}`);
}

describe('a command line that is wrong', () => {
  it.each([
    ['help nope', "Unknown command 'nope'. `smarketing --help`"],
    ['nope --help', "Unknown command 'nope'. `smarketing --help`"],
    ['help reprot', "Unknown command 'reprot'. Did you mean report? `smarketing --help`"],
    ['help report sumary', "Unknown command 'sumary'. Did you mean summary? `smarketing report"],
    ['import help nope', "Unknown command 'nope'. `smarketing import --help`"],
    ['import leeds x.csv', "Unknown command 'leeds'. Did you mean leads? `smarketing import"],
    [
      'handoff acept x',
      "Unknown command 'acept'. Did you mean accept? `smarketing handoff --help`",
    ],
    ['report summary --jsn', "Unknown option '--jsn'. Did you mean --json? `smarketing report sum"],
    ['import leads', "Missing required argument 'file'. `smarketing import leads --help`"],
    ['report sla --month', "Option '--month <yyyy-MM>' argument missing. `smarketing report sla"],
    ['reps add', "Required option '--name <name>' not specified. `smarketing reps add --help`"],
    ['report ledger x', "Too many arguments for 'ledger'. Expected 0 arguments but got 1: x."],
  ])('is answered in one line: %s', async (line, sentence) => {
    const { code, output, said } = await answer(line);
    expect(said.startsWith(sentence)).toBe(true);
    expect(said.trimEnd()).toMatch(/ --help` shows the usage\.$/);
    expect({ code, output, lines: said.trimEnd().split('\n').length }).toEqual({
      code: 1,
      output: '',
      lines: 1,
    });
  });
});

describe('help', () => {
  it.each([
    ['help', 'Usage: smarketing [options]'],
    ['help report', 'Usage: smarketing report '],
    ['report help', 'Usage: smarketing report '],
    ['help import leads', 'Usage: smarketing import leads '],
    ['import help leads', 'Usage: smarketing import leads '],
    ['import leads x.csv --help', 'Usage: smarketing import leads '],
  ])('of %s is that of the command', async (line, usage) => {
    const { code, output } = await answer(line);
    expect({ code, usage: output.slice(0, usage.length) }).toEqual({ code: 0, usage });
  });

  it('is not asked for by what only looks like it', async () => {
    const words = ['lead', 'show', 'help'];
    expect(withHelpAtTheEnd(await smarketingProgram(words), words)).toEqual(words);
  });
});
