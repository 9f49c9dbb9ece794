import { Option, type Command } from 'commander';
import { formatRowError } from '../import-file/format-row-error.js';
import { contextForReading } from './command-context.js';
import { addImportHistory, importIdOf } from './import-history.js';
import type { ImportOptions } from './import-leads.js';

export function completeImport(imports: Command): void {
  imports
    .command('leads')
    .description(
      'Import a file of leads as it was exported; valid rows are kept, invalid ones listed',
    )
    .argument('<file>', 'CSV of any delimiter and encoding, .xlsx, or NDJSON')
    .option('--mapping <file>', 'YAML or JSON: which column is which field (default: recognised)')
    .option('--preset <name>', 'the system that exported it, from `import mappings`')
    .option('--system <name>', 'the system that the ids in the file come from, such as crm')
    .option('--sheet <name>', 'the sheet of a workbook (default: the first)')
    .option(
      '--encoding <name>',
      'the encoding of a text file, such as windows-1250 (default: recognised)',
    )
    .option(
      '--zone <zone>',
      "the time zone of dates without one, such as Europe/Berlin (default: the playbook's)",
    )
    .addOption(
      new Option('--date-order <order>', 'how to read 03/04/2026: day or month first').choices([
        'dmy',
        'mdy',
      ]),
    )
    .option('--yes', 'import what was recognised without asking')
    .option('--check', 'only check whether leads can be read from it; needs no running system')
    .option('--dry-run', 'only report what the import would do; nothing is stored')
    .option('--name <name>', 'what to call the import (default: the name of the file)')
    .option('--format <format>', 'csv, ndjson or xlsx (default: by the name of the file)')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: ImportOptions) =>
      (await import('./import-leads.js')).importFile(file, options),
    );
  imports
    .command('mappings')
    .description('The known exports and their columns')
    .option('--json', 'print them as JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('./import-leads.js')).listMappings(options),
    );
  imports
    .command('errors')
    .description('List every invalid row of an import')
    .argument('<importId>', 'as `import leads` printed it')
    .option('--json', 'print the rows as JSON')
    .action(listErrors);
  addImportHistory(imports);
}

async function listErrors(importId: string, options: { json?: boolean }): Promise<void> {
  const { services } = await contextForReading(options);
  // One line a row as the pages come: there may be very many.
  for await (const page of services.intake.pages('/v1/imports/{id}/errors', {
    path: { id: importIdOf(importId) },
  })) {
    for (const error of page) {
      console.log(options.json ? JSON.stringify(error) : formatRowError(error));
    }
  }
}
