import { Command } from 'commander';
import { sayInOneLine } from './commands/help-words.js';
import { versionText } from './version.js';

interface ListedCommand {
  readonly name: string;
  readonly description: string;
  /** Adds what is below the command, from a file that is loaded for it alone. */
  readonly complete: (command: Command) => Promise<void>;
}

const commands: readonly ListedCommand[] = [
  {
    name: 'import',
    description: 'Bring leads in from a file',
    complete: async (command) => (await import('./commands/import.js')).completeImport(command),
  },
  {
    name: 'capture',
    description: 'Capture one lead, new or known, from options or from JSON on standard input',
    complete: async (command) => (await import('./commands/capture.js')).completeCapture(command),
  },
  {
    name: 'replay',
    description: 'Replay real history through the public APIs, with its own dates',
    complete: async (command) => (await import('./commands/replay.js')).completeReplay(command),
  },
  {
    name: 'simulate',
    description: 'A demo company, made by a seeded simulator, through the public APIs',
    complete: async (command) => (await import('./commands/simulate.js')).completeSimulate(command),
  },
  {
    name: 'backtest',
    description: 'What a model that learns from a file of leads would have known of its other rows',
    complete: async (command) => (await import('./commands/backtest.js')).completeBacktest(command),
  },
  {
    name: 'report',
    description: 'The figures of both teams',
    complete: async (command) => (await import('./commands/report.js')).completeReport(command),
  },
  {
    name: 'lead',
    description: 'Single leads',
    complete: async (command) => (await import('./commands/lead.js')).completeLead(command),
  },
  {
    name: 'accounts',
    description: 'The companies of leads, and what is asked about them',
    complete: async (command) => (await import('./commands/accounts.js')).completeAccounts(command),
  },
  {
    name: 'privacy',
    description: 'What is kept of a person: show all of it, prove it, erase it for good',
    complete: async (command) => (await import('./commands/privacy.js')).completePrivacy(command),
  },
  {
    name: 'handoff',
    description: 'What sales does with a lead: LEAD is a lead id, or system:id of another system',
    complete: async (command) => (await import('./commands/handoff.js')).completeHandoff(command),
  },
  {
    name: 'reps',
    description: 'The sales reps who get leads',
    complete: async (command) => (await import('./commands/reps.js')).completeReps(command),
  },
  {
    name: 'suggestions',
    description: 'What each side suggests to the other, and how the other decides',
    complete: async (command) =>
      (await import('./commands/suggestions.js')).completeSuggestions(command),
  },
  {
    name: 'playbook',
    description:
      'The agreement between marketing and sales: show it, check an edited one, publish it',
    complete: async (command) => (await import('./commands/playbook.js')).completePlaybook(command),
  },
  {
    name: 'campaigns',
    description: 'Campaigns: plan them, and record what they cost',
    complete: async (command) =>
      (await import('./commands/campaigns.js')).completeCampaigns(command),
  },
  {
    name: 'webhooks',
    description: 'What other systems send to marketing intake by themselves',
    complete: async (command) => (await import('./commands/webhooks.js')).completeWebhooks(command),
  },
  {
    name: 'inbound',
    description: 'Facts that other systems write to topics of theirs',
    complete: async (command) => (await import('./commands/inbound.js')).completeInbound(command),
  },
  {
    name: 'events',
    description: 'The log of facts',
    complete: async (command) => (await import('./commands/events.js')).completeEvents(command),
  },
  {
    name: 'backlog',
    description: 'What each service has left to do, and whether facts are on their way',
    complete: async (command) => (await import('./commands/backlog.js')).completeBacklog(command),
  },
  {
    name: 'doctor',
    description: 'Look at the services, Kafka and MongoDB: what is wrong, and what to do about it',
    complete: async (command) => (await import('./commands/doctor.js')).completeDoctor(command),
  },
  {
    name: 'acts',
    description: 'Who did what in a service, when and why, reads of contact data among it',
    complete: async (command) => (await import('./commands/acts.js')).completeActs(command),
  },
  {
    name: 'dead-letters',
    description: 'Records that a service could not apply, and the keys that wait behind them',
    complete: async (command) =>
      (await import('./commands/dead-letters.js')).completeDeadLetters(command),
  },
  {
    name: 'positions',
    description: 'Up to where the services have applied the topics, and how to resume elsewhere',
    complete: async (command) =>
      (await import('./commands/positions.js')).completePositions(command),
  },
  {
    name: 'views',
    description: 'What the services have folded from the log, and how to rebuild it',
    complete: async (command) => (await import('./commands/views.js')).completeViews(command),
  },
];

/**
 * The command line as far as these words may need it: only what one of them names is loaded.
 * Throws CommanderError where it is called wrongly.
 */
export async function smarketingProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('smarketing')
    .description('Marketing and sales on one log of facts: the command line')
    .version(versionText(), '--version', 'print the version of the command line')
    .exitOverride();
  for (const { name, description, complete } of commands) {
    const command = program.command(name).description(description);
    if (words.includes(name)) await complete(command);
  }
  // What options a command has is known where it was loaded only.
  program.configureHelp({ subcommandTerm: (command) => command.name() });
  sayInOneLine(program);
  return program;
}
