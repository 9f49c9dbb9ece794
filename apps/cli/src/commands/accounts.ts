import type { Command } from 'commander';
import {
  formatAccount,
  formatAccountQuestions,
  formatAccounts,
} from '../accounts/format-accounts.js';
import { UsageError } from '../exit-codes.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

const mostListed = 500;
const idHelp = 'as `accounts questions` shows it';

interface Options {
  readonly json?: boolean;
  readonly limit?: string;
}

export function completeAccounts(accounts: Command): void {
  accounts
    .command('list')
    .description('Companies with their domains, towns and leads; the read is recorded')
    .option('--limit <number>', 'how many to list', '50')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('accounts list --limit 10'))
    .action(list);
  accounts
    .command('show')
    .description('One company with its leads, and why each is there; the read is recorded')
    .argument('<id>', 'as `accounts list` shows it')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('accounts show 01a22ae2-08cd-7263-b262-5d5880da5ff7'))
    .action(show);
  accounts
    .command('questions')
    .description('What the evidence does not decide, the likeliest first; the read is recorded')
    .option('--limit <number>', 'how many to list', '20')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('accounts questions'))
    .action(questions);
  const answers = {
    yes: 'Answer yes: it is one company',
    no: 'Answer no: they are different companies, and nobody is asked again',
    undo: 'Take an answer back; what was joined without a question is separated for good',
  } as const;
  for (const [answer, description] of Object.entries(answers)) {
    accounts
      .command(answer)
      .description(description)
      .argument('<id>', idHelp)
      .option('--json', 'print the result as JSON')
      .addHelpText('after', examplesOf(`accounts ${answer} 6a1c1b0e-1f0a-5c0d-9e57-3a7f0a3d1c55`))
      .action((id: string, options: Options) => tell(id, answer as keyof typeof answers, options));
  }
}

async function list(options: Options): Promise<void> {
  const limit = limitOf(options);
  const { services, print } = await contextForReading(options);
  const { items } = await services.intake.get('/v1/accounts', { query: { limit } });
  print(items, (screen) => formatAccounts(items, screen));
}

async function show(id: string, options: Options): Promise<void> {
  const { services, print } = await contextForReading(options);
  const account = await refusedAsUsage(async () =>
    services.intake.get('/v1/accounts/{id}', { path: { id } }),
  );
  print(account, (screen) => formatAccount(account, screen));
}

async function questions(options: Options): Promise<void> {
  const limit = limitOf(options);
  const { services, print } = await contextForReading(options);
  const { items } = await services.intake.get('/v1/account-questions', { query: { limit } });
  print(items, (screen) => formatAccountQuestions(items, screen));
}

async function tell(id: string, answer: 'yes' | 'no' | 'undo', options: Options): Promise<void> {
  const { services, print } = await contextForReading(options);
  const path = `/v1/account-questions/{id}/${answer}` as const;
  const result = await refusedAsUsage(async () =>
    services.intake.post(path as '/v1/account-questions/{id}/yes', { path: { id } }),
  );
  print(result, () => `Question ${result.questionId} is ${result.state} now.`);
}

function limitOf({ limit: given = '20' }: Options): number {
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    throw new UsageError(`--limit ${given} is not a number from 1 to ${mostListed}.`);
  }
  return limit;
}
