import type { SalesHandoff } from '@smarketing/api-client';
import { Option, type Command } from 'commander';
import { UsageError } from '../exit-codes.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { formatRep, formatReps } from '../reps/format-reps.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeReps(reps: Command): void {
  reps
    .command('list')
    .description('All reps: how many leads each gets, and who acts for each')
    .option('--unlinked', 'only those without a subject: anybody in sales acts for them')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('reps list', 'reps list --unlinked'))
    .action(list);
  reps
    .command('add')
    .description('Add a rep (role revops); repeating it changes nothing')
    .requiredOption('--name <name>', 'stays in sales-handoff, and is on no fact')
    .option('--id <rep>', 'your own id: letters, digits, - and _, not a name (default: a new one)')
    .option('--weight <number>', 'twice the weight, twice the leads: 1 to 100 (default: 1)')
    .option('--inactive', 'gets no leads yet')
    .option('--subject <subject>', "that of the rep's tokens; others may then not act for the rep")
    .option('--json', 'print the rep as JSON')
    .addHelpText('after', examplesOf('reps add --id rep-17 --name "Lena Vogt" --weight 2'))
    .action(add);
  reps
    .command('change')
    .description('Change a rep (role revops); options left out stay as they are')
    .argument('<rep>', 'an id from `reps list`')
    .option('--name <name>', 'stays in sales-handoff, and is on no fact')
    .option('--weight <number>', 'twice the weight, twice the leads: 1 to 100')
    .addOption(new Option('--active', 'gets new leads').conflicts('inactive'))
    .option('--inactive', 'is away or has left: gets no new leads')
    .addOption(
      new Option('--subject <subject>', "that of the rep's tokens").conflicts('withoutSubject'),
    )
    .option('--without-subject', 'anybody in sales may act for the rep again')
    .option('--json', 'print the rep as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'reps change rep-17 --inactive',
        'reps change rep-17 --subject auth0|5f7c8ec7c33c6c004bbafe82',
      ),
    )
    .action(change);
}

async function list(options: { json?: boolean; unlinked?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const reps: SalesHandoff.Rep[] = [];
  const query = options.unlinked ? { linked: 'false' as const } : {};
  for await (const page of services.reps.pages('/v1/reps', { query })) reps.push(...page);
  print(reps, (screen) =>
    options.unlinked && reps.length === 0 ? 'Every rep has a subject.' : formatReps(reps, screen),
  );
}

interface RepOptions {
  readonly id?: string;
  readonly name?: string;
  readonly weight?: string;
  readonly active?: boolean;
  readonly inactive?: boolean;
  readonly subject?: string;
  readonly withoutSubject?: boolean;
  readonly json?: boolean;
}

async function add(options: RepOptions & { readonly name: string }): Promise<void> {
  const { id, name, subject } = options;
  const weight = weightOf(options.weight);
  const { services, print } = await contextForReading(options);
  const rep = await refusedAsUsage(async () =>
    services.reps.post('/v1/reps', {
      body: {
        ...(id !== undefined && { repId: id }),
        name,
        ...(weight !== undefined && { weight }),
        ...(options.inactive && { active: false }),
        ...(subject !== undefined && { subject }),
      },
    }),
  );
  print(rep, () => formatRep(rep));
}

async function change(repId: string, options: RepOptions): Promise<void> {
  const { name, active, inactive, subject, withoutSubject } = options;
  const weight = weightOf(options.weight);
  const wanted = {
    ...(name !== undefined && { name }),
    ...(weight !== undefined && { weight }),
    ...((active || inactive) && { active: Boolean(active) }),
    ...(subject !== undefined && { subject }),
    ...(withoutSubject && { subject: null }),
  };
  if (Object.keys(wanted).length === 0) {
    throw new UsageError(
      'Pass what to change: --name, --weight, --active, --inactive or --subject.',
    );
  }
  const { services, print } = await contextForReading(options);
  const rep = await refusedAsUsage(async () =>
    services.reps.patch('/v1/reps/{repId}', {
      path: { repId },
      // What is named here is meant, whatever else was changed of the rep.
      header: { 'If-Match': '*' },
      body: wanted,
    }),
  );
  print(rep, () => formatRep(rep));
}

function weightOf(weight: string | undefined): number | undefined {
  if (weight === undefined) return undefined;
  if (/^\d{1,3}$/.test(weight) && Number(weight) >= 1 && Number(weight) <= 100) {
    return Number(weight);
  }
  throw new UsageError(`--weight ${weight} is not a whole number from 1 to 100.`);
}
