/** The fields of a record; `open`: a quoted field goes on in the next line; else what is wrong. */
export type SplitRecord = readonly string[] | 'open' | { readonly fault: string };

const quote = '"';

/** Splits one record as RFC 4180 has it: a field with a delimiter, a quote or a line's end is quoted. */
export function splitCsvRecord(text: string, delimiter: string): SplitRecord {
  if (!text.includes(quote)) return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const isQuoted = text[at] === quote;
    const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    if (end < 0) return 'open';
    const field = isQuoted
      ? text.slice(at + 1, end - 1).replaceAll('""', quote)
      : text.slice(at, end);
    if (!isQuoted && field.includes(quote)) {
      return { fault: `has a quote within field ${fields.length + 1}, which is not quoted` };
    }
    fields.push(field);
    if (end === text.length) return fields;
    if (!text.startsWith(delimiter, end)) {
      return { fault: `has text after the closing quote of field ${fields.length}` };
    }
    at = end + delimiter.length;
  }
}

/** Just after the closing quote; -1 where there is none. */
function endOfQuoted(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close < 0) return -1;
    if (text[close + 1] !== quote) return close + 1;
    at = close + 2;
  }
}

function endOfPlain(text: string, start: number, delimiter: string): number {
  const end = text.indexOf(delimiter, start);
  return end < 0 ? text.length : end;
}
