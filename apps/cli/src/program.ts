import { Command } from 'commander';
import { addBacklogCommand } from './commands/backlog.js';
import { addCaptureCommand } from './commands/capture.js';
import { addDeadLettersCommand } from './commands/dead-letters.js';
import { addEventsCommand } from './commands/events.js';
import { addHandoffCommand } from './commands/handoff.js';
import { sayInOneLine } from './commands/help-words.js';
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

/** The whole command line. Throws CommanderError where it is called wrongly. */
export function smarketingProgram(): Command {
  const program = new Command('smarketing')
    .description('Marketing and sales on one log of facts: the command line')
    .version(versionText(), '--version', 'print the version of the command line')
    .exitOverride();

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
  sayInOneLine(program);
  return program;
}
