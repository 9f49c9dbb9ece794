import { createHash } from 'node:crypto';
import { readPublishedPlaybook, playbookYaml, type Playbook } from '@smarketing/playbook';
import { Option, type Command } from 'commander';
import { CommandError, exitCodes, UsageError } from '../exit-codes.js';
import { RefusedError } from '../http/service-errors.js';
import type { Services } from '../http/services.js';
import { changesBetween, formatChanges } from '../playbook/changes.js';
import { readPlaybookFile } from '../playbook/read-playbook-file.js';
import { contextForReading, contextForWork } from './command-context.js';
import { examplesOf } from './examples.js';

interface Version {
  readonly version: number;
  readonly effectiveFrom: string;
}

export function completePlaybook(playbook: Command): void {
  playbook
    .command('show')
    .description('The playbook in force as YAML, ready to edit and publish')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('playbook show > playbook.yaml'))
    .action(show);
  playbook
    .command('check')
    .description('Check whether a file is a playbook, and what it would change in the one in force')
    .argument('<file>', 'YAML or JSON')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('playbook check playbook.yaml'))
    .action(check);
  playbook
    .command('publish')
    .description('Publish a file as the next version (role revops)')
    .argument('<file>', 'YAML or JSON')
    .addOption(
      new Option('--effective <time>', 'RFC 3339: when it comes into force (default: now)'),
    )
    .addOption(
      new Option('--after <version>', 'the version it is based on, which must be the newest'),
    )
    .option('--json', 'print it as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'playbook publish playbook.yaml',
        'playbook publish playbook.yaml --effective 2026-12-01T00:00:00Z',
      ),
    )
    .action(publish);
}

async function show(options: { json?: boolean }): Promise<void> {
  const { services, print } = await contextForReading(options);
  const { version, effectiveFrom, document } = await inForce(services);
  print({ version, effectiveFrom, document }, () =>
    `# Playbook version ${version}\n${playbookYaml(document)}`.trimEnd(),
  );
}

/** The file is judged here; what it would change is told where the system can be asked. */
async function check(path: string, options: { json?: boolean }): Promise<void> {
  const { playbook } = await readPlaybookFile(path);
  const print = (value: object, text: string) => {
    console.log(options.json ? JSON.stringify(value, null, 2) : text);
  };
  const sound = `${path} is a playbook.`;
  try {
    const { services } = await contextForReading(options);
    const { version, document } = await inForce(services);
    const changes = changesBetween(document, playbook);
    const against = `Compared with version ${version}, which is in force:\n${formatChanges(changes)}`;
    print({ valid: true, version, changes }, `${sound}\n${against}`);
  } catch (error) {
    if (!(error instanceof CommandError) || error.exitCode === exitCodes.refused) throw error;
    const [why] = error.message.split('\n', 1);
    print({ valid: true }, `${sound}\nWhat it would change is not known: ${why}`);
  }
}

interface PublishOptions {
  readonly effective?: string;
  readonly after?: string;
  readonly json?: boolean;
}

async function publish(path: string, options: PublishOptions): Promise<void> {
  const file = await readPlaybookFile(path);
  const { services, clock, print } = await contextForWork(options);
  const before = await inForce(services);
  const after = afterOf(options.after) ?? file.after ?? (await newest(services)).version;
  const body = {
    yaml: file.text,
    ...(options.effective !== undefined && { effectiveFrom: options.effective }),
  };
  const key = createHash('sha256')
    .update(JSON.stringify([after, body]))
    .digest('base64url');
  const header = { 'If-Match': `"${after}"`, 'Idempotency-Key': key };
  const published = await services.feedback
    .post('/v1/playbook/versions', { body, header })
    .catch((error: unknown) => {
      throw conflict(error) ?? error;
    });
  const changes = changesBetween(before.document, file.playbook);
  const { zone, minute } = await clock();
  print({ ...published, changes }, () => {
    const { version, effectiveFrom } = published;
    return `Version ${version} is published, in force from ${minute(effectiveFrom)} (${zone}).\nAgainst version ${before.version}:\n${formatChanges(changes)}`;
  });
}

function afterOf(after: string | undefined): number | undefined {
  if (after === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(after)) return Number(after);
  throw new UsageError('--after must be the number of a version, such as 3.');
}

async function inForce(services: Services): Promise<Version & { document: Playbook }> {
  const found = await services.feedback.get('/v1/playbook');
  return { ...found, document: readPublishedPlaybook(found.document) };
}

async function newest(services: Services): Promise<Version> {
  const { items } = await services.feedback.get('/v1/playbook/versions');
  return items[0]!;
}

/** Somebody else was first: not this command's fault, and no question of rights. */
function conflict(error: unknown): CommandError | undefined {
  if (!(error instanceof RefusedError) || error.status !== 412) return undefined;
  return new CommandError(exitCodes.failed, error.message, { cause: error });
}
