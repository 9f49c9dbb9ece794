const bare = /^[^\s@<>()[\]:;,'"]+@[^\s@<>()[\]:;,'"]+$/;
const unseen = /[\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const named = /^[^<>]*<([^<>]+)>$/;
const separators = /[;,\s|/&:]/;
/** `anna@one.example (Anna One)`, as mail programs show it. */
const remark = /(?<=\S)\s*\([^()@]*\)$/;

/**
 * An e-mail address as it is meant: out of `mailto:`, `Anna <…>` and quotes, without signs that nobody
 * sees. Of several in one cell the first counts. Any other cell stays as it is.
 */
export function cleanAddress(cell: string): string {
  if (!cell.includes('@')) return cell;
  const visible = cell.replaceAll(unseen, ' ').trim();
  const single = addressOf(visible);
  if (single !== undefined) return single === cell.trim() ? cell : single;
  const ways = [/[;,|]/, separators].map((sign) => visible.split(sign).map(partOf));
  const parts = ways.find((all) => all.length > 1 && all.every((one) => one !== undefined));
  return parts?.find((one) => one !== '') ?? cell;
}

function partOf(text: string): string | undefined {
  return addressOf(text.trim());
}

/** Has the cell held several addresses, of which one is left? */
export function isShortened(cell: string, clean: string): boolean {
  return clean !== cell && clean.split('@').length === 2 && cell.split('@').length > 2;
}

/** The address that a text is; undefined where it is something else, empty where it is empty. */
function addressOf(text: string): string | undefined {
  if (text === '') return '';
  const inside = (named.exec(text)?.[1] ?? text)
    .trim()
    .replace(remark, '')
    .replace(/^mailto:/i, '')
    .replace(/^(['"])(.*)\1$/, '$2')
    .split('?', 1)[0]!
    .trim();
  return bare.test(inside) ? inside : undefined;
}
