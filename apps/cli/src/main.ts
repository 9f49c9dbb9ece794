#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { addBacklogCommand } from './commands/backlog.js';
import { addCaptureCommand } from './commands/capture.js';
import { addDeadLettersCommand } from './commands/dead-letters.js';
import { addEventsCommand } from './commands/events.js';
import { addHandoffCommand } from './commands/handoff.js';
import { withHelpAtTheEnd } from './commands/help-words.js';
import { addImportCommand } from './commands/import.js';
import { addLeadCommand } from './commands/lead.js';
import { addPlaybookCommand } from './commands/playbook.js';
import { addReplayCommand } from './commands/replay.js';
import { addReportCommand } from './commands/report.js';
import { addRepsCommand } from './commands/reps.js';
import { addSimulateCommand } from './commands/simulate.js';
import { addSuggestionsCommand } from './commands/suggestions.js';
import { addViewsCommand } from './commands/views.js';
import { versionText } from './version.js';
import { exitCodeOf, exitCodes } from './exit-codes.js';
import { endWithoutOutput } from './terminal/end-without-output.js';

const program = new Command('smarketing')
  .description('Marketing and sales on one log of facts: the command line')
  .version(versionText(), '--version', 'print the version of the command line')
  .exitOverride()
  .showHelpAfterError('Use --help to see what is possible.');

addImportCommand(program);
addCaptureCommand(program);
addReplayCommand(program);
addSimulateCommand(program);
addReportCommand(program);
addLeadCommand(program);
addHandoffCommand(program);
addRepsCommand(program);
addSuggestionsCommand(program);
addPlaybookCommand(program);
addEventsCommand(program);
addBacklogCommand(program);
addDeadLettersCommand(program);
addViewsCommand(program);

process.stdout.on('error', endWithoutOutput);
// Whoever no longer hears how far it is wants the work done all the same.
process.stderr.on('error', () => undefined);

try {
  await program.parseAsync(withHelpAtTheEnd(process.argv.slice(2)), { from: 'user' });
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  } else {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = exitCodeOf(error);
    // What is still on its way to a service holds nobody up who wants to stop.
    if (process.exitCode === exitCodes.interrupted) process.exit();
  }
}
