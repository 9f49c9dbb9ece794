import type { CaptureCommand } from '../capture/capture-command.js';
import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import type { ImportRecord } from './import-record.js';
import type { ImportCounts, RowError } from './import-status.js';

/** A row as it is to be stored: with a command, or with what is wrong. */
export interface ReadRecord {
  readonly row: number;
  readonly line: number;
  readonly command?: CaptureCommand;
  readonly errors: readonly { readonly field: string | null; readonly why: string }[];
}

interface Rows {
  read(values: (column: string) => unknown): {
    input: CaptureInput;
    problems: readonly FieldProblem[];
  };
}

/** Checks a capture, as the door does. */
export type Capture = (input: CaptureInput) => {
  command?: CaptureCommand;
  problems?: readonly FieldProblem[];
};

/** Reads a row as the mapping and the door have it. */
export function readRecord(record: ImportRecord, rows: Rows, capture: Capture): ReadRecord {
  const { row, line, fault, values } = record;
  if (!values) return { row, line, errors: [{ field: null, why: fault ?? 'is empty' }] };
  const { input, problems } = rows.read(values);
  const read = capture(input);
  const all = [...problems, ...withoutRepeats(read.problems ?? [], problems)];
  if (read.command && all.length === 0) return { row, line, command: read.command, errors: [] };
  return { row, line, errors: all };
}

/** A field that could not be read is not reported again as missing, nor the identity without it. */
function withoutRepeats(
  problems: readonly FieldProblem[],
  told: readonly FieldProblem[],
): FieldProblem[] {
  const fields = new Set(told.map(({ field }) => field));
  if (fields.has('external.id')) fields.add('contact.email');
  return problems.filter(({ field }) => !fields.has(field));
}

/** What became of a row with a command. */
export interface CapturedRow {
  readonly leadId: string;
  readonly outcome: 'created' | 'matched' | 'unchanged';
  readonly conflict?: string;
}

/** The counts after some more rows, and their errors. `captured`: outcomes of rows with a command. */
export function tally(
  before: ImportCounts,
  rows: readonly ReadRecord[],
  captured: readonly Omit<CapturedRow, 'leadId'>[],
): { counts: ImportCounts; errors: RowError[] } {
  const { created, matched, unchanged, failed, conflicts } = before;
  const ofOutcome = (outcome: string) => captured.filter((one) => one.outcome === outcome).length;
  return {
    counts: {
      rows: before.rows + rows.length,
      created: created + ofOutcome('created'),
      matched: matched + ofOutcome('matched'),
      unchanged: unchanged + ofOutcome('unchanged'),
      failed: failed + rows.filter(({ command }) => !command).length,
      conflicts: conflicts + captured.filter(({ conflict }) => conflict !== undefined).length,
    },
    errors: rows.flatMap(({ row, line, errors }) =>
      errors.map(({ field, why }) => ({ row, line, field, why })),
    ),
  };
}
