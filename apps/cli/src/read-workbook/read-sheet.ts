import { isShortened } from '../read-file/clean-address.js';
import { cleanCell } from '../read-file/clean-cell.js';
import { isBlankCell, type TableRow } from '../read-file/table.js';
import { textOfNumber } from './cell-text.js';
import type { NumberKind } from './read-styles.js';
import { unescaped } from './read-shared-strings.js';
import { XmlReader } from './read-xml.js';

/** What cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly isFrom1904: boolean;
}

const mostColumns = 16_384;
const mostRows = 1_048_576;

/** Turns the XML of a sheet into rows, as it comes by. */
export class SheetReader {
  /** Cells such as `#REF!`, which have no value. */
  errors = 0;
  private rows: TableRow[] = [];
  private line = 0;
  private cells: string[] = [];
  private shortened = 0;
  private column = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private isValue = false;
  private isPhonetic = false;
  private readonly xml: XmlReader;

  constructor(private readonly context: SheetContext) {
    this.xml = new XmlReader({
      open: (name, attributes) => this.open(name, attributes),
      close: (name) => this.close(name),
      text: (text) => {
        if (this.isValue) this.value += text;
      },
    });
  }

  /** Throws what is wrong with the sheet. */
  write(text: string): readonly TableRow[] {
    this.xml.write(text);
    return this.taken();
  }

  end(): readonly TableRow[] {
    this.xml.end();
    return this.taken();
  }

  private taken(): readonly TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'v' || name === 't') this.isValue = !this.isPhonetic;
    else if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'rPh') this.isPhonetic = true;
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'rPh') this.isPhonetic = false;
  }

  private beginRow(number: string | undefined): void {
    const line = number === undefined ? this.line + 1 : Number(number);
    if (!(line > this.line && line <= mostRows)) throw new Error(`Row ${number} is out of order.`);
    this.line = line;
    this.cells = [];
    this.shortened = 0;
    this.column = 0;
  }

  private beginCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    if (r !== undefined) this.column = columnOf(r);
    if (this.column >= mostColumns) throw new Error(`Cell ${r} is out of the sheet.`);
    this.type = t;
    this.style = Number(s);
    this.value = '';
  }

  private endCell(): void {
    const text = this.textOf();
    if (text !== '') {
      while (this.cells.length < this.column) this.cells.push('');
      const clean = cleanCell(text);
      this.cells[this.column] = clean;
      if (isShortened(text, clean)) this.shortened += 1;
    }
    this.column += 1;
  }

  private textOf(): string {
    const { strings, styles, isFrom1904 } = this.context;
    if (this.value === '') return '';
    switch (this.type) {
      case 's': {
        const text = strings[Number(this.value)];
        if (text === undefined) throw new Error('A cell refers to a text that is not there.');
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescaped(this.value);
      case 'b':
        return this.value.trim() === '1' ? 'true' : 'false';
      case 'e':
        this.errors += 1;
        return '';
      case 'd':
        return this.value;
      default:
        return textOfNumber(this.value.trim(), styles[this.style] ?? 'number', isFrom1904);
    }
  }

  private endRow(): void {
    if (this.cells.every(isBlankCell)) return;
    const { line, cells, shortened } = this;
    this.rows.push({ line, lines: 1, cells, ...(shortened > 0 && { shortened }) });
  }
}

/** `AB12` is column 27, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
