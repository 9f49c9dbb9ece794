import { encodingByBeginning } from './detect-encoding.js';

/** What a file is by its first bytes. */
export type FileKind = 'text' | 'zip' | { readonly refused: string };

const asTable = 'Export it as CSV (UTF-8) or .xlsx.';

const signatures: readonly (readonly [readonly number[], Exclude<FileKind, 'text'>])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x50, 0x4b, 0x05, 0x06], { refused: `is a zip archive with nothing in it. ${asTable}` }],
  [
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    {
      refused:
        'is a workbook that is protected by a password, or in the old .xls format. Open it in your spreadsheet program and save it as .xlsx without a password.',
    },
  ],
  [[0x1f, 0x8b], { refused: 'is compressed. Unpack it first, for example by gunzip.' }],
  [[0x25, 0x50, 0x44, 0x46], { refused: `is a PDF. ${asTable}` }],
  [
    [0x28, 0xb5, 0x2f, 0xfd],
    { refused: 'is compressed. Unpack it first, for example by zstd -d.' },
  ],
  [[0x37, 0x7a, 0xbc, 0xaf], { refused: 'is compressed. Unpack it first, for example by 7z x.' }],
  [[0x89, 0x50, 0x4e, 0x47], { refused: `is a picture. ${asTable}` }],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], { refused: `is a database. ${asTable}` }],
  [[0x42, 0x5a, 0x68], { refused: 'is compressed. Unpack it first, for example by bunzip2.' }],
];

const beginnings: readonly (readonly [RegExp, string])[] = [
  [
    /^<(?:!doctype\s+html|html|head|meta|body|style|table)\b/i,
    `is a web page, whatever its name says. ${asTable}`,
  ],
  [/^<\?xml\b/i, `is XML, whatever its name says. ${asTable}`],
  [/^\{\\rtf/, `is a text document. ${asTable}`],
  [
    /^(?:\[\s*)?\{\s*"[^"]*"\s*:/,
    `holds JSON. ${asTable} If each of its lines is an object, pass --format ndjson and a mapping with --mapping.`,
  ],
];
/** Of the first bytes so many, and such a part, are none of a text where it is not text. */
const strange = { fewest: 8, share: 0.04 };

export function kindOf(beginning: Buffer): FileKind {
  const found = signatures.find(([bytes]) => bytes.every((byte, at) => beginning[at] === byte));
  if (found) return found[1];
  if (isBinary(beginning)) return { refused: `is neither text nor a workbook. ${asTable}` };
  const text = beginning
    .toString('latin1', 0, 200)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  const other = beginnings.find(([pattern]) => pattern.test(text));
  return other ? { refused: other[1] } : 'text';
}

/** Text has no control characters but those that move the cursor; UTF-16 is known by its zeros. */
function isBinary(beginning: Buffer): boolean {
  if (encodingByBeginning(beginning)) return false;
  const { length } = beginning.filter((byte) => byte < 7 || (byte > 13 && byte < 27));
  return length >= strange.fewest && length > beginning.length * strange.share;
}
