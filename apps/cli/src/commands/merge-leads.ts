import type { Command } from 'commander';
import { refusedAsUsage } from '../http/refused-input.js';
import { leadIdOf } from '../lead/lead-id.js';
import { counted } from '../progress/counted.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

/** The commands by which leads become one, and cease to be. */
export function completeMerges(lead: Command): void {
  lead
    .command('merge')
    .description(
      'Two leads are one person: the first one stands for both, and figures are restated',
    )
    .argument('<survivor>', 'a lead id, or an external one as system:id')
    .argument('<absorbed>', 'the other lead')
    .option('--either', 'let the one survive that has come further in sales, or came first')
    .option('--reason <text>', 'the reason, for the record; no contact data')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examplesOf('lead merge crm:4711 shop:77 --reason "same phone number"'))
    .action(merge);
  lead
    .command('unmerge')
    .description('Take a merge back: the lead that was merged counts by itself again')
    .argument('<lead>', 'the id of the lead that was merged')
    .option('--reason <text>', 'the reason, for the record; no contact data')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examplesOf('lead unmerge 01a2088b-5729-742d-931e-fee9659bb436'))
    .action(unmerge);
}

interface MergeOptions {
  reason?: string;
  json?: boolean;
}

async function merge(
  survivor: string,
  absorbed: string,
  { either, reason, ...options }: MergeOptions & { either?: boolean },
): Promise<void> {
  const { services, print } = await contextForReading(options);
  const id = await leadIdOf(services, survivor);
  const absorb = await leadIdOf(services, absorbed);
  const body = { absorb, ...(either && { either }), ...(reason !== undefined && { reason }) };
  const merged = await refusedAsUsage(async () =>
    services.intake.post('/v1/leads/{id}/merge', { path: { id }, body }),
  );
  print(merged, () => {
    const [one, ...more] = merged.absorbed;
    const besides =
      more.length > 0 ? `, with ${counted(more.length, 'lead')} that it stood for` : '';
    return `Lead ${merged.leadId} stands for lead ${one} from now on${besides}. To take it back: smarketing lead unmerge ${one}`;
  });
}

async function unmerge(lead: string, { reason, ...options }: MergeOptions): Promise<void> {
  const { services, print } = await contextForReading(options);
  const id = await leadIdOf(services, lead);
  const unmerged = await refusedAsUsage(async () =>
    services.intake.post('/v1/leads/{id}/unmerge', {
      path: { id },
      body: reason === undefined ? {} : { reason },
    }),
  );
  print(
    unmerged,
    () =>
      `Lead ${unmerged.leadId} counts by itself again; lead ${unmerged.from} no longer stands for it.`,
  );
}
