import { posix } from 'node:path';
import { UnusableFileError } from '../read-file/file-errors.js';
import { eachTag } from './read-xml.js';
import { brokenWorkbook, type Parts } from './unpack.js';

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** What a workbook consists of, as far as rows are read from it. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly isFrom1904: boolean;
}

interface Relation {
  readonly kind: string;
  readonly target: string;
}

export async function findSheets(path: string, parts: Parts): Promise<Workbook> {
  refuseOthers(path, parts);
  const roots = await relationsOf(parts, '');
  const book = [...roots.values()].find(({ kind }) => kind === 'officeDocument')?.target;
  if (book === undefined) throw brokenWorkbook(path);
  if (book.endsWith('.bin')) {
    throw new UnusableFileError(path, 'is a binary workbook (.xlsb). Save it as .xlsx.');
  }
  const relations = await relationsOf(parts, book);
  const found: { name: string; id: string; isHidden: boolean }[] = [];
  let isFrom1904 = false;
  await eachTag(parts.text(book), (name, attributes) => {
    if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    if (name !== 'sheet') return;
    const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
    found.push({ name: attributes['name'] ?? '', id: relationIdIn(attributes), isHidden });
  }).catch((error: unknown) => {
    throw brokenOr(path, error);
  });
  const partOf = (kind: string) => [...relations.values()].find((one) => one.kind === kind)?.target;
  return {
    isFrom1904,
    sharedStrings: partOf('sharedStrings'),
    styles: partOf('styles'),
    sheets: found.flatMap(({ name, id, isHidden }) => {
      const relation = relations.get(id);
      return relation?.kind === 'worksheet' ? [{ name, part: relation.target, isHidden }] : [];
    }),
  };
}

/** The sheet that is meant: by its name, else the first that people see. */
export function chooseSheet(path: string, { sheets }: Workbook, wanted: string | undefined): Sheet {
  const names = sheets.map(({ name }) => `"${name}"`).join(', ');
  const sheet =
    wanted === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : (sheets.find(({ name }) => name === wanted) ??
        sheets.find(({ name }) => name.trim().toLowerCase() === wanted.trim().toLowerCase()));
  if (sheet) return sheet;
  throw new UnusableFileError(
    path,
    wanted === undefined || sheets.length === 0
      ? 'has no sheet with rows. Check its contents.'
      : `has no sheet "${wanted}". It has ${names}.`,
  );
}

/** What other archives are, by a part that each of them has. */
const otherKinds: readonly (readonly [string, string])[] = [
  ['content.xml', 'is an OpenDocument file. Save it as .xlsx or CSV (UTF-8).'],
  ['mimetype', 'is an OpenDocument file. Save it as .xlsx or CSV (UTF-8).'],
  ['Index/Document.iwa', 'is a document of Numbers. Export it as Excel (.xlsx) or CSV.'],
  ['Index.zip', 'is a document of Numbers. Export it as Excel (.xlsx) or CSV.'],
  ['word/document.xml', 'is a text document. Put its table into a spreadsheet and save that.'],
  ['ppt/presentation.xml', 'is a presentation. Put its table into a spreadsheet and save that.'],
];

function refuseOthers(path: string, parts: Parts): void {
  const other = otherKinds.find(([part]) => parts.has(part));
  if (other) throw new UnusableFileError(path, other[1]);
  if (parts.has('_rels/.rels')) return;
  const why = 'is a zip archive, not a workbook. Unpack it and name the file in it.';
  throw new UnusableFileError(path, why);
}

/** By id: what a part refers to, by its kind and its name in the archive. */
async function relationsOf(parts: Parts, of: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(of);
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`);
  const relations = new Map<string, Relation>();
  const list = of === '' ? '_rels/.rels' : name;
  if (!parts.has(list)) return relations;
  await eachTag(parts.text(list), (tag, attributes) => {
    if (tag !== 'Relationship' || attributes['TargetMode'] === 'External') return;
    const target = attributes['Target'] ?? '';
    const kind = (attributes['Type'] ?? '').split('/').at(-1)!;
    const full = target.startsWith('/')
      ? target.slice(1)
      : posix.join(of === '' ? '' : folder, target);
    relations.set(attributes['Id'] ?? '', { kind, target: full });
  });
  return relations;
}

function relationIdIn(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? '' : attributes[key]!;
}

function brokenOr(path: string, error: unknown): Error {
  return error instanceof UnusableFileError ? error : brokenWorkbook(path, error);
}
