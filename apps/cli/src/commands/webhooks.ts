import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parseDocument } from 'yaml';
import { UsageError } from '../exit-codes.js';
import { formatTrial } from '../webhooks/format-trial.js';
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
  webhooks
    .command('try')
    .description(
      'What would become of a delivery, and what would be refused and why; nothing is stored (roles marketing, revops)',
    )
    .argument('<source>', 'the name of a webhook')
    .argument('<file>', 'the body as the sender sends it')
    .option(
      '--header <header...>',
      'a header that it was sent with, as NAME: VALUE; with any of them the signature is checked',
    )
    .option(
      '--settings <file>',
      'mapping, only and events to try in place of those in force; YAML or JSON',
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'webhooks try website body.json',
        "webhooks try website body.json --header 'webhook-id: msg_1'",
        'webhooks try shop order.json --settings shop.yaml',
      ),
    )
    .action(tryOne);
}

async function list(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { items } = await services.intake.get('/v1/webhooks');
  print(items, () => formatWebhooks(items));
}

interface TryOptions {
  readonly header?: readonly string[];
  readonly settings?: string;
  readonly json?: boolean;
}

async function tryOne(source: string, file: string, options: TryOptions): Promise<void> {
  const { header, settings } = options;
  const body = {
    body: await textIn(file),
    ...(header && { headers: headersIn(header) }),
    ...(settings !== undefined && settingsIn(await textIn(settings), settings)),
  };
  const { services, print } = await contextForReading(options);
  const path = { source };
  const trial = await services.intake.post('/v1/webhook-trials/{source}', { path, body });
  print(trial, () => formatTrial(trial));
}

async function textIn(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`${path} cannot be read.`);
  }
}

function headersIn(given: readonly string[]): Record<string, string> {
  const headers = given.map((line) => {
    const colon = line.indexOf(':');
    if (colon < 1)
      throw new UsageError("--header must be NAME: VALUE, such as 'webhook-id: msg_1'.");
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(headers);
}

/** As the file of webhooks has them under the name of a source. */
function settingsIn(text: string, path: string): object {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    throw new UsageError(`${path} is not YAML: it breaks at line ${error.linePos?.[0].line ?? 1}.`);
  }
  const { mapping, only, events } = (document.toJS({ maxAliasCount: 0 }) ?? {}) as Record<
    string,
    never
  >;
  if (mapping === undefined && events === undefined) {
    throw new UsageError(`${path} has neither mapping nor events.`);
  }
  return { mapping, only, events };
}
