import { Option, type Command } from 'commander';
import { erasureGrounds, type ErasureGround } from '@smarketing/contracts/names';
import { refusedAsUsage } from '../http/refused-input.js';
import { leadIdOf } from '../lead/lead-id.js';
import { formatReceipt } from '../privacy/format-receipt.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';
import { completeRecords } from './privacy-records.js';

interface Options {
  readonly json?: boolean;
  readonly utc?: boolean;
}

type Asked = Exclude<ErasureGround, 'retention'>;

const grounds = erasureGrounds.filter((ground) => ground !== 'retention');

export function completePrivacy(privacy: Command): void {
  privacy
    .command('erase')
    .description('Erase a lead for good, here and in every service; there is no way back')
    .argument('<lead>', 'a lead id, or an external one as system:id')
    .addOption(new Option('--ground <ground>', 'why').choices(grounds).makeOptionMandatory())
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print the receipt as JSON')
    .addHelpText('after', examplesOf('privacy erase crm:4711 --ground request'))
    .action(erase);
  privacy
    .command('receipt')
    .description('What was deleted of an erased lead, and which services have confirmed it')
    .argument('<lead>', 'the id of the lead')
    .option('--utc', 'times in UTC, not in the zone of the playbook')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('privacy receipt 01a2088b-5729-742d-931e-fee9659bb436'))
    .action(showReceipt);
  completeRecords(privacy);
}

async function erase(lead: string, options: Options & { ground: Asked }): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const id = await leadIdOf(services, lead);
  const { ground } = options;
  const receipt = await refusedAsUsage(async () =>
    services.corrections.post('/v1/leads/{id}/erasure', { path: { id }, body: { ground } }),
  );
  const time = await clock();
  print(receipt, (screen) => formatReceipt(receipt, time, screen));
}

async function showReceipt(lead: string, options: Options): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const leadId = await leadIdOf(services, lead);
  const receipt = await refusedAsUsage(async () =>
    services.corrections.get('/v1/erasures/{leadId}', { path: { leadId } }),
  );
  const time = await clock();
  print(receipt, (screen) => formatReceipt(receipt, time, screen));
}
