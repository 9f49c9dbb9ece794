/** Where a quoted field goes on in the next line, and how far it has been looked through. */
export interface OpenRecord {
  readonly open: { readonly fields: string[]; readonly start: number; readonly scanned: number };
}

/** The fields of a record; `open`: a quoted field goes on in the next line; else what is wrong. */
export type SplitRecord = readonly string[] | OpenRecord | { readonly fault: string };

const quote = '"';

/**
 * Splits one record as RFC 4180 has it: a field with a delimiter, a quote or a line's end is quoted.
 * `before`: what came of the text when it was shorter; nothing of it is looked at twice.
 */
export function splitCsvRecord(text: string, delimiter: string, before?: OpenRecord): SplitRecord {
  if (!before && !text.includes(quote)) return text.split(delimiter);
  const fields = before?.open.fields ?? [];
  let at = before?.open.start ?? 0;
  let scanned = before?.open.scanned ?? 0;
  for (;;) {
    const isQuoted = text[at] === quote;
    const { end, isOpen } = isQuoted
      ? endOfQuoted(text, Math.max(at + 1, scanned))
      : endOfPlain(text, at, delimiter);
    if (isOpen) return { open: { fields, start: at, scanned: end } };
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
    scanned = at;
  }
}

interface FieldEnd {
  readonly end: number;
  readonly isOpen?: boolean;
}

/** Just after the closing quote. */
function endOfQuoted(text: string, start: number): FieldEnd {
  let at = start;
  for (;;) {
    const close = text.indexOf(quote, at);
    if (close < 0) return { end: text.length, isOpen: true };
    if (text[close + 1] !== quote) return { end: close + 1 };
    at = close + 2;
  }
}

function endOfPlain(text: string, start: number, delimiter: string): FieldEnd {
  const end = text.indexOf(delimiter, start);
  return { end: end < 0 ? text.length : end };
}
