import { noRows, type ImportCounts } from './import-status.js';
import { tally, type CapturedRow, type ReadRecord } from './tally-rows.js';

/** Where a row is in its file. */
export interface RowPlace {
  readonly row: number;
  readonly line: number;
}

/** Rows that would be refused for one reason. */
export interface Refusals {
  /** Path of the field in a capture; null where the rows as a whole are meant. */
  readonly field: string | null;
  readonly why: string;
  readonly rows: number;
  readonly examples: readonly RowPlace[];
}

/** A row that meets a lead that an earlier row of the file has met. */
export interface MergedRow extends RowPlace {
  readonly withRow: number;
}

/** What an import would come to. */
export interface TrialResult extends ImportCounts {
  /** Rows that meet a lead that an earlier row has met; they are among the other counts, too. */
  readonly merged: number;
  readonly mergedExamples: readonly MergedRow[];
  /** The most frequent first. */
  readonly refused: readonly Refusals[];
  /** Rows refused for yet other reasons, where there are too many reasons to list. */
  readonly refusedOtherwise: number;
  /** Rows whose word no list of the playbook has: there they count as `other`. */
  readonly unlisted: Readonly<Record<string, number>>;
}

const mostReasons = 100;
const mostExamples = 3;

/** Gathers what the rows of a file would come to. Holds no value of any row. */
export class TrialFindings {
  private counts: ImportCounts = noRows;
  private merged = 0;
  private readonly mergedExamples: MergedRow[] = [];
  private readonly firstRows = new Map<string, number>();
  private readonly reasons = new Map<string, Refusals & { examples: RowPlace[]; rows: number }>();
  private refusedOtherwise = 0;
  private readonly unlisted: Record<string, number> = {};

  get rows(): number {
    return this.counts.rows;
  }

  /** `captured`: outcomes of the rows with a command, in their order. */
  add(rows: readonly ReadRecord[], captured: readonly CapturedRow[]): void {
    this.counts = tally(this.counts, rows, captured).counts;
    const outcomes = captured.values();
    for (const row of rows) {
      if (row.command) {
        this.meet(row, outcomes.next().value!.leadId);
        for (const list of Object.keys(row.command.own)) {
          this.unlisted[list] = (this.unlisted[list] ?? 0) + 1;
        }
      }
      for (const { field, why } of row.errors) this.refuse(row, field, why);
    }
  }

  result(): TrialResult {
    const refused = [...this.reasons.values()].sort((left, right) => right.rows - left.rows);
    const { merged, mergedExamples, refusedOtherwise, unlisted } = this;
    return { ...this.counts, merged, mergedExamples, refused, refusedOtherwise, unlisted };
  }

  private meet({ row, line }: RowPlace, leadId: string): void {
    const withRow = this.firstRows.get(leadId);
    if (withRow === undefined) {
      this.firstRows.set(leadId, row);
      return;
    }
    this.merged += 1;
    if (this.mergedExamples.length < mostExamples) this.mergedExamples.push({ row, line, withRow });
  }

  private refuse({ row, line }: RowPlace, field: string | null, why: string): void {
    const key = `${field ?? ''}\n${why}`;
    const known = this.reasons.get(key);
    if (known) {
      known.rows += 1;
      if (known.examples.length < mostExamples) known.examples.push({ row, line });
    } else if (this.reasons.size < mostReasons) {
      this.reasons.set(key, { field, why, rows: 1, examples: [{ row, line }] });
    } else this.refusedOtherwise += 1;
  }
}
