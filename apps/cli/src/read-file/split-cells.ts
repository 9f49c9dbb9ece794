/** Cells of a record; `open`: a quoted cell goes on in the next line; `broken`: its quotes are wrong. */
export type Split = readonly string[] | 'open' | 'broken';

const quote = '"';
/** `="00123"` as programs write it for spreadsheets, with no quotes around the whole. */
const textFormula = '="';

/** Splits a record by RFC 4180. Takes the record as a whole, so that an open one is tried again when longer. */
export function splitCells(text: string, delimiter: string): Split {
  if (!text.includes(quote)) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ;) {
    let end: number;
    if (text[at] === quote) {
      const close = closingQuote(text, at + 1);
      if (close < 0) return 'open';
      cells.push(text.slice(at + 1, close).replaceAll('""', quote));
      end = close + 1;
      if (end < text.length && text[end] !== delimiter) return 'broken';
    } else if (text.startsWith(textFormula, at)) {
      const close = closingQuote(text, at + textFormula.length);
      if (close < 0) return 'open';
      end = close + 1;
      if (end < text.length && text[end] !== delimiter) return 'broken';
      cells.push(text.slice(at, end));
    } else {
      const next = text.indexOf(delimiter, at);
      end = next < 0 ? text.length : next;
      const cell = text.slice(at, end);
      if (cell.includes(quote)) return 'broken';
      cells.push(cell);
    }
    if (end >= text.length) return cells;
    at = end + 1;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ;) {
    const close = text.indexOf(quote, at);
    if (close < 0 || text[close + 1] !== quote) return close;
    at = close + 2;
  }
}

/** A row of CSV in one line, which is what intake counts by. */
export function joinCells(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => written(cell, delimiter)).join(delimiter);
}

function written(cell: string, delimiter: string): string {
  return cell.includes(quote) || cell.includes(delimiter)
    ? `"${cell.replaceAll(quote, '""')}"`
    : cell;
}
