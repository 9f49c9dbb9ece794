import { access, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { exitCodes, UsageError } from '../exit-codes.js';
import { uploadFile } from '../http/upload-file.js';
import { formatRowError, type RowError } from '../import-file/format-row-error.js';
import { formatOf, mappingOf } from '../import-file/import-format.js';
import {
  countsOf,
  importLeads,
  mediaTypes,
  type ImportOrder,
} from '../import-file/import-leads.js';
import { formatDryRun, tryLeads, type DryRun } from '../import-upload/try-leads.js';
import type { Progress } from '../progress/progress.js';
import { contextForReading, contextForWork } from './command-context.js';
import { addImportHistory } from './import-history.js';

const firstErrors = 10;

export function addImportCommand(program: Command): void {
  const imports = program.command('import').description('Bring leads in from a file');
  imports
    .command('leads')
    .description('Import a CSV or NDJSON file of any size; good rows are kept, broken ones listed')
    .argument('<file>', 'the file, in UTF-8')
    .requiredOption('--mapping <file>', 'YAML or JSON: which column is which field')
    .option('--name <name>', 'what to call the import (default: the name of the file)')
    .option('--format <format>', 'csv or ndjson (default: by the name of the file)')
    .option('--dry-run', 'only say what it would come to; nothing is stored')
    .option('--json', 'print the result as JSON')
    .action(importFile);
  imports
    .command('errors')
    .description('List every broken row of an import')
    .argument('<importId>', 'as `import leads` printed it')
    .option('--json', 'print the rows as JSON')
    .action(listErrors);
  addImportHistory(imports);
}

interface ImportOptions {
  mapping: string;
  name?: string;
  format?: string;
  dryRun?: boolean;
  json?: boolean;
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const format = formatOf(file, options.format);
  const mapping = mappingOf(await textOf(options.mapping, 'The mapping'), options.mapping);
  await access(file).catch((error: unknown) => {
    throw new UsageError(`The file ${file} cannot be read. Check its name.`, { cause: error });
  });
  const { services, progress, print } = await contextForWork(options);
  const name = options.name ?? basename(file);
  if (options.dryRun) {
    const tried = await tryFile(services, { file, name, format, mapping }, progress);
    return print(tried, () => formatDryRun(name, tried));
  }
  const status = await importLeads(services, { file, name, format, mapping }, progress);
  const errors = status.failed > 0 ? await firstErrorsOf(services, status.importId) : [];
  print({ ...status, errors }, () =>
    [
      `${name}: ${countsOf(status)}`,
      ...errors.map((error) => `  ${formatRowError(error)}`),
      ...(status.failed > 0 ? [`All of them: smarketing import errors ${status.importId}`] : []),
    ].join('\n'),
  );
  if (status.failed > 0) process.exitCode = exitCodes.partly;
}

async function tryFile(
  { intake }: Services,
  order: ImportOrder,
  progress: Progress,
): Promise<DryRun> {
  const contentType = mediaTypes[order.format];
  const send = (path: string) =>
    uploadFile<DryRun>(intake, {
      file: order.file,
      path,
      contentType,
      onProgress: () => undefined,
      onWait: () => progress.note('The upload broke off; the file is read from its beginning.'),
    });
  return tryLeads(intake, order, send, progress);
}

type Services = Awaited<ReturnType<typeof contextForWork>>['services'];

async function firstErrorsOf({ intake }: Services, importId: string): Promise<readonly RowError[]> {
  const { items } = await intake.get<{ items: RowError[] }>(`/v1/imports/${importId}/errors`, {
    limit: firstErrors,
  });
  return items;
}

async function listErrors(importId: string, options: { json?: boolean }): Promise<void> {
  const { services } = await contextForReading(options);
  const path = `/v1/imports/${encodeURIComponent(importId)}/errors`;
  // One line a row as the pages come: there may be very many.
  for await (const page of services.intake.pages<RowError>(path)) {
    for (const error of page) {
      console.log(options.json ? JSON.stringify(error) : formatRowError(error));
    }
  }
}

async function textOf(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${what} ${file} cannot be read. Check its name.`, { cause: error });
  }
}
