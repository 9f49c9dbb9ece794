#!/usr/bin/env node
import { CommanderError } from 'commander';
import { withHelpAtTheEnd } from './commands/help-words.js';
import { exitCodeOf, exitCodes } from './exit-codes.js';
import { endWithoutOutput } from './terminal/end-without-output.js';
import { smarketingProgram } from './program.js';
import { printable } from './terminal/text-width.js';

process.stdout.on('error', endWithoutOutput);
// Whoever no longer hears how far it is wants the work done all the same.
process.stderr.on('error', () => undefined);

try {
  const words = process.argv.slice(2);
  const program = await smarketingProgram(words);
  await program.parseAsync(withHelpAtTheEnd(program, words), { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  } else {
    const message = error instanceof Error ? error.message : String(error);
    console.error(message.split('\n').map(printable).join('\n'));
    process.exitCode = exitCodeOf(error);
    // What is still on its way to a service holds nobody up who wants to stop.
    if (process.exitCode === exitCodes.interrupted) process.exit();
  }
}
