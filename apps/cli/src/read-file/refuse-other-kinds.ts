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
        'is a workbook that is protected by a password, or of the old format .xls. Open it in your spreadsheet program and save it as .xlsx without a password.',
    },
  ],
  [[0x1f, 0x8b], { refused: 'is compressed. Unpack it first, for example by gunzip.' }],
  [[0x25, 0x50, 0x44, 0x46], { refused: `is a PDF. ${asTable}` }],
  [
    [0x28, 0xb5, 0x2f, 0xfd],
    { refused: 'is compressed. Unpack it first, for example by zstd -d.' },
  ],
  [[0x42, 0x5a, 0x68], { refused: 'is compressed. Unpack it first, for example by bunzip2.' }],
];

export function kindOf(beginning: Buffer): FileKind {
  const found = signatures.find(([bytes]) => bytes.every((byte, at) => beginning[at] === byte));
  if (found) return found[1];
  return /^\s*<(?:!doctype\s+html|html|table)\b/i.test(beginning.toString('latin1', 0, 200))
    ? { refused: `is a web page, whatever its name says. ${asTable}` }
    : 'text';
}
