import type { Encoding, FoundEncoding } from './detect-encoding.js';

const unseen = /[\0\uFEFF]/g;

/**
 * The text of a file, block by block. Zero bytes and byte order marks, which files put together have in
 * the middle, are left out.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const block of bytes) yield plain(decoder.decode(block, { stream: true }));
  yield plain(decoder.decode());
}

function plain(text: string): string {
  return text.includes('\0') || text.includes('\uFEFF') ? text.replaceAll(unseen, '') : text;
}

const names: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
};

/** As people call it. */
export function describeEncoding({ encoding, hasMark, isDamaged }: FoundEncoding): string {
  const name = names[encoding] ?? encoding;
  if (isDamaged) return `${name} with broken bytes, which cost their rows`;
  if (encoding === 'utf-8') return hasMark ? 'UTF-8 with a byte order mark' : 'UTF-8';
  return `${name}, converted to UTF-8`;
}
