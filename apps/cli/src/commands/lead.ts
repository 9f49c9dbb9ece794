import type { Command } from 'commander';
import { formatLead } from '../lead/format-lead.js';
import { readLead } from '../lead/read-lead.js';
import { contextForReading } from './command-context.js';

export function addLeadCommand(program: Command): void {
  program
    .command('lead')
    .description('Single leads')
    .command('show')
    .description('A lead’s timeline, score with its reasons, handoff and obligations')
    .argument('<id>', 'a lead id, or an external one as system:id')
    .option('--json', 'print it as JSON')
    .action(show);
}

async function show(id: string, options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const lead = await readLead(services, id);
  print(lead, () => formatLead(lead));
}
