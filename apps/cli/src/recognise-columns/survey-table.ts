import { ColumnSurvey, type ColumnValues } from './column-values.js';
import { FooterWatch, type Footer } from '../read-file/find-footer.js';
import { findHeader, type Header } from '../read-file/find-header.js';
import { unusableTable } from '../read-file/file-errors.js';
import type { Table, TableRow } from '../read-file/table.js';

/** What a table holds, as far as it is looked at before anything of it is sent. */
export interface TableSurvey {
  readonly header: Header;
  readonly footer: Footer | undefined;
  /** Of data. */
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
  /** Cells with several e-mail addresses, of which the first is sent. */
  readonly shortened?: number;
}

const rowsForHeader = 25;

/** Goes through a table once, in memory that does not grow with it. */
export async function surveyTable(table: Table): Promise<TableSurvey> {
  const first: TableRow[] = [];
  let pass: Pass | undefined;
  for await (const rows of table.rows()) {
    if (pass) {
      pass.see(rows);
      continue;
    }
    first.push(...rows);
    if (first.length >= rowsForHeader) pass = beginning(table, first);
  }
  return (pass ?? beginning(table, first)).end(table);
}

function beginning(table: Table, first: readonly TableRow[]): Pass {
  const pass = new Pass(findHeader(table, first));
  pass.see(first);
  return pass;
}

class Pass {
  private readonly columns: readonly ColumnSurvey[];
  private readonly footer: FooterWatch;
  /** Rows at the end that may be a footer are counted when it is known that they are none. */
  private held: TableRow[] = [];
  private rows = 0;
  private shortened = 0;

  constructor(private readonly header: Header) {
    this.columns = header.names.map((name) => new ColumnSurvey(name));
    this.footer = new FooterWatch(header.names.length);
  }

  see(rows: readonly TableRow[]): void {
    for (const row of rows) {
      if (row.line <= this.header.line) continue;
      this.footer.see(row);
      if (this.footer.holds > 0) this.held.push(row);
      else {
        for (const before of this.held) this.count(before);
        this.held = [];
        this.count(row);
      }
    }
  }

  end(table: Table): TableSurvey {
    const footer = this.footer.end();
    if (!footer) for (const row of this.held) this.count(row);
    if (this.rows === 0) {
      throw unusableTable(table, 'has a header and no rows below it. Export it again.');
    }
    const { header, rows, shortened } = this;
    const columns = this.columns.map((column) => column.end());
    return { header, footer, rows, columns, ...(shortened > 0 && { shortened }) };
  }

  private count({ cells, isBroken, shortened = 0 }: TableRow): void {
    this.rows += 1;
    this.shortened += shortened;
    if (isBroken) return;
    for (const [index, column] of this.columns.entries()) column.see(cells[index] ?? '');
  }
}
