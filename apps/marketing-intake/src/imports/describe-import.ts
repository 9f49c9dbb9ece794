import type { DryRunDto } from './dry-run.dto.js';
import type { ImportDto } from './import.dto.js';
import { stateOf, type ImportDocument } from './import-status.js';
import { readMapping } from './read-mapping.js';
import { RowReader } from './read-row.js';
import type { TrialResult } from './trial-findings.js';

/** How an import stands, for who asks. */
export function describeImport(document: ImportDocument): ImportDto {
  const { _id, name, format, createdAt, startedAt, completedAt } = document;
  const { rows, created, matched, unchanged, failed, conflicts } = document;
  return {
    importId: _id,
    name,
    format,
    state: stateOf(document, new Date()),
    rows,
    created,
    matched,
    unchanged,
    failed,
    conflicts,
    createdAt,
    ...(startedAt && { startedAt }),
    ...(completedAt && { completedAt }),
  };
}

export function describeDryRun(document: ImportDocument, result: TrialResult): DryRunDto {
  const columnOf = columnsOf(document);
  const refused = result.refused.map(({ field, ...rest }) => ({
    column: columnOf(field),
    ...rest,
  }));
  return { dryRun: true, ...result, refused };
}

/** Errors are kept by field: what a column is called, people have typed. */
export function columnsOf(document: ImportDocument): (field: string | null) => string | null {
  const { mapping } = readMapping(JSON.parse(document.mapping) as Record<string, unknown>);
  const rows = mapping && new RowReader(mapping);
  return (field) => (field === null ? null : (rows?.columnOf(field) ?? null));
}
