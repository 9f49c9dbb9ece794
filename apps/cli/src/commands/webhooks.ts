import type { Command } from 'commander';
import { formatWebhooks } from '../webhooks/format-webhooks.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeWebhooks(webhooks: Command): void {
  webhooks
    .command('list')
    .description('The senders, the address to enter at each, and when it was heard of last')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('webhooks list'))
    .action(list);
}

async function list(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { items } = await services.intake.get('/v1/webhooks');
  print(items, () => formatWebhooks(items));
}
