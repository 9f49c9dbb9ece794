import type { MarketingIntake } from '@smarketing/api-client';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../exit-codes.js';
import { knownEncoding } from '../import-file/known-encoding.js';
import { sourcesOf } from '../import-file/source-of.js';
import { WatchedFile } from '../read-file/watched-file.js';
import { counted } from '../progress/counted.js';
import { countsOf, importLeads, type ImportSource } from '../import-file/import-leads.js';
import { isOtherFile } from '../import-upload/begin-import.js';
import { formatImport, formatImports } from '../import-upload/format-imports.js';
import { contextForReading, contextForWork } from './command-context.js';
import { examplesOf } from './examples.js';

const firstErrors = 10;
const mostListed = 500;

/** What can be done with imports that were made before. */
export function addImportHistory(imports: Command): void {
  imports
    .command('list')
    .description('Imports, newest first')
    .option('--limit <number>', 'how many to list', '20')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examplesOf('import list --limit 5'))
    .action(list);
  imports
    .command('show')
    .description('The progress of an import, its first broken rows, and what can be done next')
    .argument('<importId>', 'as `import list` shows it')
    .option('--json', 'print it as JSON')
    .addHelpText('after', examplesOf('import show 01a2088b-5729-742d-931e-fee9659bb436'))
    .action(show);
  imports
    .command('resume')
    .description('Resume an interrupted import with the same file')
    .argument('<importId>', 'as `import list` shows it')
    .argument('<file>', 'the file it was started with')
    .option('--sheet <name>', 'for a workbook: the sheet it was started with')
    .option('--encoding <name>', 'for a text file: the encoding it was started with')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf('import resume 01a2088b-5729-742d-931e-fee9659bb436 leads.csv'),
    )
    .action(resume);
  imports
    .command('stop')
    .description('Stop a running import; the same file resumes it')
    .argument('<importId>', 'as `import list` shows it')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', examplesOf('import stop 01a2088b-5729-742d-931e-fee9659bb436'))
    .action(stop);
  imports
    .command('correct')
    .description('Correct the channel of the first contact of all leads that an import brought in')
    .argument('<importId>', 'as `import list` shows it')
    .requiredOption('--channel <channel>', 'the correct one, from the playbook')
    .option('--from <channel>', 'only leads of this channel')
    .requiredOption('--reason <text>', 'the reason, for the record; no contact data')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      examplesOf(
        'import correct 01a2088b-5729-742d-931e-fee9659bb436 --channel event --from other --reason "the fair"',
      ),
    )
    .action(correct);
}

interface Json {
  readonly json?: boolean;
}

async function list(options: Json & { limit: string }): Promise<void> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostListed) {
    throw new UsageError(`--limit ${options.limit} is not a number from 1 to ${mostListed}.`);
  }
  const { services, clock, print } = await contextForReading(options);
  const [{ items }, time] = await Promise.all([
    services.intake.get('/v1/imports', { query: { limit } }),
    clock(),
  ]);
  print(items, (screen) => formatImports(items, time, screen));
}

async function show(importId: string, options: Json): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const path = { id: importIdOf(importId) };
  const status = await services.intake.get('/v1/imports/{id}', { path });
  const errors =
    status.failed === 0
      ? []
      : (
          await services.intake.get('/v1/imports/{id}/errors', {
            path,
            query: { limit: firstErrors },
          })
        ).items;
  const time = await clock();
  print({ ...status, errors }, (screen) => formatImport(status, errors, time, screen));
}

async function resume(
  importId: string,
  path: string,
  options: Json & { sheet?: string; encoding?: string },
): Promise<void> {
  const { services, progress, print } = await contextForWork(options);
  const { name, format } = await services.intake.get('/v1/imports/{id}', {
    path: { id: importIdOf(importId) },
  });
  const [source, other] = await sourcesOf(await WatchedFile.at(path), format, {
    sheet: options.sheet,
    encoding: knownEncoding(options.encoding),
  });
  const send = async (one: ImportSource) =>
    importLeads(services, { source: one, name, format, mapping: {}, importId }, progress);
  const status = await send(source).catch((error: unknown) => {
    if (!other || !isOtherFile(error)) throw error;
    return send(other);
  });
  print(status, () => `${name}: ${countsOf(status)}`);
  if (status.failed > 0) process.exitCode = exitCodes.partly;
}

async function stop(importId: string, options: Json): Promise<void> {
  const { services, clock, print } = await contextForReading(options);
  const status = await services.intake.post('/v1/imports/{id}/stop', {
    path: { id: importIdOf(importId) },
  });
  const time = await clock();
  print(status, (screen) => formatImport(status, [], time, screen));
}

async function correct(
  importId: string,
  options: Json & { channel: string; from?: string; reason: string },
): Promise<void> {
  const { services, progress, print } = await contextForWork(options);
  const { channel, from, reason } = options;
  const path = { id: importIdOf(importId) };
  let corrected = 0;
  let after: string | undefined;
  do {
    const body = { channel, reason, from, after };
    const page: MarketingIntake.ImportCorrected = await services.corrections.post(
      '/v1/imports/{id}/first-touch',
      { path, body },
    );
    corrected += page.corrected;
    after = page.next ?? undefined;
    if (after !== undefined) progress.note(`${counted(corrected, 'lead')} so far`);
  } while (after !== undefined);
  print({ importId, channel, corrected }, () => `${counted(corrected, 'lead')} corrected`);
}

/** An id that is none is said to be none, and not by the words of a validator. */
export function importIdOf(importId: string): string {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(importId)) {
    return importId;
  }
  throw new UsageError(
    `${importId} is not the id of an import. \`smarketing import list\` shows them.`,
  );
}
