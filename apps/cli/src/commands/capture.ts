import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import type { MarketingIntake } from '@smarketing/api-client';
import { touchpointKinds } from '@smarketing/contracts/names';
import { Option, type Command } from 'commander';
import { formatExplained, type Explained } from '../capture/format-explained.js';
import { formatCaptured } from '../capture/format-captured.js';
import { captureFromText, captureOf, type CaptureOptions } from '../capture/read-lead-input.js';
import { exitCodes, UsageError } from '../exit-codes.js';
import { refusedAsUsage } from '../http/refused-input.js';
import { contextForReading } from './command-context.js';
import { examplesOf } from './examples.js';

export function completeCapture(command: Command): void {
  command
    .option(
      '--stdin',
      'read it as JSON, in the shape of POST /v1/leads; keeps it out of the shell history',
    )
    .option('--email <address>', 'the e-mail address')
    .option('--phone <number>', 'the phone number')
    .option('--first-name <name>', 'the first name')
    .option('--last-name <name>', 'the last name')
    .option('--company <name>', 'the company')
    .option('--job-title <title>', 'the job title')
    .option('--website <address>', "the company's page")
    .option('--town <town>', 'the town')
    .option('--external <system:id>', 'the id of the lead in another system, such as crm:4711')
    .option('--industry <industry>', 'one of the playbook, such as software')
    .option('--company-size <band>', '1-9, 10-49, 50-249, 250-999 or 1000+')
    .option('--country <code>', 'two letters, such as DE')
    .option('--channel <channel>', 'one of the playbook (default: what the UTM parameters say)')
    .option('--source <source>', 'utm_source')
    .option('--medium <medium>', 'utm_medium')
    .option('--campaign <campaign>', 'utm_campaign')
    .addOption(
      new Option('--kind <kind>', 'how the lead interacted with us').choices([...touchpointKinds]),
    )
    .option('--at <time>', 'when, RFC 3339 (default: now)')
    .option('--explain', 'store nothing: say whom it would match, why, and what would be stored')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'capture --email anna@example.com --company "Example GmbH" --channel event',
        'capture --stdin < lead.json',
        'capture --explain --stdin < lead.json',
      ),
    )
    .action(capture);
}

async function capture({
  stdin = false,
  explain = false,
  json,
  ...lead
}: CaptureOptions & { stdin?: boolean; explain?: boolean; json?: boolean }): Promise<void> {
  if (stdin && Object.keys(lead).length > 0) {
    throw new UsageError('The lead is read from standard input: leave out its options.');
  }
  const body = stdin ? captureFromText(await textOf(process.stdin)) : captureOf(lead);
  const { services, print } = await contextForReading({ json });
  const captured = (await refusedAsUsage(async () =>
    services.intake.post('/v1/leads', {
      body,
      header: { 'Idempotency-Key': randomUUID() },
      ...(explain && { query: { explain: 'true' as const } }),
    }),
  )) as MarketingIntake.Captured | Explained;
  if ('explained' in captured) return print(captured, () => formatExplained(captured));
  print(captured, () => formatCaptured(captured));
  if (captured.ignored && captured.ignored.length > 0) process.exitCode = exitCodes.partly;
}
