import type { Command } from 'commander';
import { UsageError } from '../exit-codes.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { formatDuplicates, type Duplicate } from '../lead/format-duplicates.js';
import { formatLead } from '../lead/format-lead.js';
import { leadIdOf } from '../lead/lead-id.js';
import { readLead } from '../lead/read-lead.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';
import { completeMerges } from './merge-leads.js';

export function completeLead(lead: Command): void {
  lead
    .command('correct')
    .description('Correct the channel or the time of a lead’s first contact; figures are restated')
    .argument('<id>', 'a lead id, or an external one as system:id')
    .option('--channel <channel>', 'the correct one, from the playbook')
    .option('--at <time>', 'when the first contact was, RFC 3339')
    .requiredOption('--reason <text>', 'the reason, for the record; no contact data')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'lead correct 01a2088b-5729-742d-931e-fee9659bb436 --channel event --reason "met at the fair"',
      ),
    )
    .action(correct);
  lead
    .command('duplicates')
    .description('Pairs of leads that may be one person, and why; none is merged by itself')
    .option('--all', 'all of them, not the newest 100')
    .option('--dismiss <pair>', 'they are two persons: never suggest this pair again')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('lead duplicates', 'lead duplicates --all --json'))
    .action(duplicates);
  completeMerges(lead);
  lead
    .command('show')
    .description('A lead’s timeline, score with its reasons, handoff and obligations')
    .argument('<id>', 'a lead id, or an external one as system:id')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examplesOf('lead show olist:5420aad7fec3549a85876ba1c529bd84', 'lead show crm:4711 --utc'),
    )
    .action(show);
}

async function correct(
  id: string,
  options: { channel?: string; at?: string; reason: string; json?: boolean; utc?: boolean },
): Promise<void> {
  const { channel, at, reason } = options;
  if (channel === undefined && at === undefined) {
    throw new UsageError('Pass --channel, --at, or both.');
  }
  const { services, clock, print } = await contextForReading(options);
  const leadId = await leadIdOf(services, id);
  const corrected = await refusedAsUsage(async () =>
    services.corrections.post('/v1/leads/{id}/first-touch', {
      path: { id: leadId },
      body: {
        ...(channel !== undefined && { channel }),
        ...(at !== undefined && { occurredAt: at }),
        reason,
      },
    }),
  );
  const { changed, capturedAt } = corrected;
  const { zone, minute } = await clock();
  print(corrected, () =>
    changed
      ? `Corrected: channel ${corrected.channel}, first contact ${minute(capturedAt)} (${zone})`
      : 'It was so already: nothing was changed.',
  );
}

const newest = 100;

async function duplicates(options: {
  all?: boolean;
  dismiss?: string;
  json?: boolean;
}): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { dismiss: id, all = false } = options;
  if (id !== undefined) {
    const pair = await refusedAsUsage(async () =>
      services.intake.post('/v1/duplicates/{id}/dismiss', { path: { id } }),
    );
    return print(pair, () => `Dismissed: ${pair.leads.join(' and ')} are two persons.`);
  }
  const pairs: Duplicate[] = [];
  for await (const page of services.intake.pages('/v1/duplicates')) {
    pairs.push(...page);
    if (!all && pairs.length > newest) break;
  }
  const shown = all ? pairs : pairs.slice(0, newest);
  print(shown, (screen) =>
    formatDuplicates(shown, { isMore: shown.length < pairs.length, screen }),
  );
}

async function show(id: string, options: { json?: boolean; utc?: boolean }): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const [lead, time] = await Promise.all([readLead(services, id), clock()]);
  print(lead, (screen) => formatLead(lead, time, screen));
}
