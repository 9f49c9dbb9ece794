/** In characters: what is longer is not a word of a list, and is not looked up. */
export const longestCell = 200;

const ascii = /^[\x20-\x7e]*$/;
const blanksAndDashes = /[\s_\p{Pd}\u2212]+/gu;
const asciiBlanksAndDashes = /[ _-]+/g;

/**
 * What two spellings of one cell have in common: `Sales Qualified  Lead` is `sales_qualified_lead`. Of a
 * text up to {@link longestCell}. Unlike bands, compatibility forms stay apart: thousands of them in one
 * mapping would take long.
 */
export function cellKey(text: string): string {
  const trimmed = text.trim();
  return ascii.test(trimmed)
    ? trimmed.toLowerCase().replaceAll(asciiBlanksAndDashes, '-')
    : trimmed.normalize('NFC').toLowerCase().normalize('NFC').replaceAll(blanksAndDashes, '-');
}
