/** Some letters grow eighteenfold where they are taken apart. */
const longest = 200;
const noNumber = 'is not a phone number such as +49 30 5550100 or 608-555-0100 ext. 11';
const fewestDigits = 5;
/** Two numbers, or one of the longest with its extension. */
const mostDigits = 30;
const spreadsheet = /^[+-]?\d+(?:[.,]\d+)?\s?e\s?[+-]?\d+$/i;
const float = /^(\+?\d{6,})[.,]0+$/;
const nothing =
  /^(?:[-+./?*0\s]+|n\.?\s?\/?a\.?|none|null|nil|unknown|not given|no phone|keine?|unbekannt)$/i;

export type ReadPhone =
  | { readonly phone?: string; readonly why?: undefined }
  /** `isMangled`: there was a number, and it has been lost on its way. */
  | { readonly why: string; readonly isMangled?: true };

/**
 * A phone number as it was typed, with digits, hyphens and blanks as they are on a keyboard: what stands
 * beside the digits is for people, such as an extension. Nothing for what says that there is none.
 */
export function readPhone(typed: string): ReadPhone {
  const keyed = typed.normalize('NFKC');
  if (keyed.length > longest) return { why: noNumber };
  const text = plainly(keyed);
  if (nothing.test(text)) return {};
  if (spreadsheet.test(text)) {
    return {
      isMangled: true,
      why: 'is a number shortened by a spreadsheet, and its last digits are lost: format the column as text',
    };
  }
  const digits = text.replaceAll(/\D/g, '').length;
  if (digits < fewestDigits || digits > mostDigits || text.includes('@')) {
    return { why: noNumber };
  }
  return { phone: text.replace(float, '$1') };
}

function plainly(keyed: string): string {
  return keyed
    .replaceAll(/\p{Nd}/gu, (digit) => (digit <= '9' ? digit : valueOf(digit)))
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Each script has its digits from zero to nine in a row. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
