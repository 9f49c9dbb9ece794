import { Option, type Command } from 'commander';
import { formatRowError, type RowError } from '../import-file/format-row-error.js';
import { contextForReading } from './command-context.js';
import { addImportHistory, pathOfImport } from './import-history.js';
import type { ImportOptions } from './import-leads.js';

export function completeImport(imports: Command): void {
  imports
    .command('leads')
    .description(
      'Import a file of leads as it was exported; good rows are kept, broken ones listed',
    )
    .argument('<file>', 'CSV of any delimiter and encoding, .xlsx, or NDJSON')
    .option('--mapping <file>', 'YAML or JSON: which column is which field (default: recognised)')
    .option('--preset <name>', 'whose export it is, as `import mappings` lists them')
    .option('--system <name>', 'what system the ids of the file are from, such as crm')
    .option('--sheet <name>', 'of a workbook: which sheet (default: the first)')
    .option('--encoding <name>', 'of a text, such as windows-1250 (default: recognised)')
    .option(
      '--zone <zone>',
      "of dates that name none, such as Europe/Berlin (default: the playbook's)",
    )
    .addOption(
      new Option('--date-order <order>', 'of 03/04/2026: day or month first').choices([
        'dmy',
        'mdy',
      ]),
    )
    .option('--yes', 'import what was recognised without asking')
    .option('--check', 'only say whether leads can be read from it; needs no running system')
    .option('--dry-run', 'only say what it would come to; nothing is stored')
    .option('--name <name>', 'what to call the import (default: the name of the file)')
    .option('--format <format>', 'csv, ndjson or xlsx (default: by the name of the file)')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./import-leads.js')).importFile(file, options),
    );
  imports
    .command('mappings')
    .description('The exports that are known, and their columns')
    .option('--json', 'print them as JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('./import-leads.js')).listMappings(options),
    );
  imports
    .command('errors')
    .description('List every broken row of an import')
    .argument('<importId>', 'as `import leads` printed it')
    .option('--json', 'print the rows as JSON')
    .action(listErrors);
  addImportHistory(imports);
}

async function listErrors(importId: string, options: { json?: boolean }): Promise<void> {
  const { services } = await contextForReading(options);
  const path = `${pathOfImport(importId)}/errors`;
  // One line a row as the pages come: there may be very many.
  for await (const page of services.intake.pages<RowError>(path)) {
    for (const error of page) {
      console.log(options.json ? JSON.stringify(error) : formatRowError(error));
    }
  }
}
