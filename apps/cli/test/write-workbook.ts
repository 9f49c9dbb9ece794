import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of these parts, as small as one can be. `claimed`: what its list says of sizes instead. */
export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  claimed: Readonly<Record<string, number>> = {},
): Buffer {
  const files: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed[name] ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    const offset = Buffer.alloc(14);
    offset.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, offset, Buffer.from(name)]));
    files.push(file);
    at += file.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

/** A cell: text, a number with the style of its format, or XML as a program would write it. */
export type WrittenCell =
  | string
  | number
  | { readonly xml: string }
  | { readonly number: number; readonly style: number };

export interface WrittenWorkbook {
  readonly sheets: Readonly<Record<string, readonly (readonly WrittenCell[])[]>>;
  /** Formats of numbers; the style of the first is 1. */
  readonly formats?: readonly (string | number)[];
  readonly isFrom1904?: boolean;
  readonly hidden?: readonly string[];
  /** Texts stand in the cells, not in a list of their own. */
  readonly hasInlineTexts?: boolean;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The parts of a workbook as office programs write it. */
export function workbookParts(book: WrittenWorkbook): Record<string, string> {
  const strings: string[] = [];
  const names = Object.keys(book.sheets);
  const sheets = names.map((name) =>
    sheetXml(book.sheets[name]!, book.hasInlineTexts ? undefined : strings),
  );
  return {
    '_rels/.rels': `${head}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><workbookPr date1904="${book.isFrom1904 ? 1 : 0}"/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${book.hidden?.includes(name) ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}">${names
      .map(
        (_, index) =>
          `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId91" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml(book.formats ?? []),
    ...Object.fromEntries(sheets.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
    'xl/sharedStrings.xml': `${head}<sst ${main} count="${strings.length}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
  };
}

export function workbookOf(book: WrittenWorkbook): Buffer {
  return zipOf(workbookParts(book));
}

function stylesXml(formats: readonly (string | number)[]): string {
  const ids = formats.map((format, index) => (typeof format === 'number' ? format : 164 + index));
  const custom = formats.flatMap((format, index) =>
    typeof format === 'number'
      ? []
      : [`<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`],
  );
  return `${head}<styleSheet ${main}><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`;
}

function sheetXml(
  rows: readonly (readonly WrittenCell[])[],
  strings: string[] | undefined,
): string {
  const data = rows.map((cells, row) => {
    const written = cells.map((cell, column) =>
      cellXml(cell, `${columnName(column)}${row + 1}`, strings),
    );
    return cells.length === 0 ? '' : `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return `${head}<worksheet ${main}><sheetData>${data.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: WrittenCell, at: string, strings: string[] | undefined): string {
  if (cell === '') return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'object') {
    return 'xml' in cell
      ? cell.xml.replace('<c', `<c r="${at}"`)
      : `<c r="${at}" s="${cell.style}"><v>${cell.number}</v></c>`;
  }
  if (!strings) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  strings.push(cell);
  return `<c r="${at}" t="s"><v>${strings.length - 1}</v></c>`;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
