import { eachTag } from './read-xml.js';

/** How a number is shown: as a date, as a time of day, or as a number. */
export type NumberKind = 'date' | 'time' | 'number';

/** Of formats that every spreadsheet program has by number. */
const builtIn: readonly (readonly [from: number, to: number, kind: NumberKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
];

/** By the number of its style: what kind of number a cell holds. */
export async function readStyles(text: AsyncIterable<string>): Promise<readonly NumberKind[]> {
  const formats = new Map<number, NumberKind>();
  const styles: number[] = [];
  let isInCells = false;
  await eachTag(text, (name, attributes) => {
    if (name === 'numFmt') {
      formats.set(Number(attributes['numFmtId']), kindOfFormat(attributes['formatCode'] ?? ''));
    }
    if (name === 'cellXfs') isInCells = true;
    // What comes after them has entries of the same name.
    else if (name === 'cellStyles' || name === 'dxfs' || name === 'cellStyleXfs') isInCells = false;
    else if (name === 'xf' && isInCells) styles.push(Number(attributes['numFmtId'] ?? 0));
  });
  return styles.map((id) => formats.get(id) ?? kindOfBuiltIn(id));
}

function kindOfBuiltIn(id: number): NumberKind {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';
}

/** By a format as people write it, such as `dd/mm/yyyy;@` or `[$-407]d. mmm yy`. */
export function kindOfFormat(code: string): NumberKind {
  const [positive = ''] = withoutTexts(code).split(';');
  if (/general|standard/i.test(positive)) return 'number';
  const hasDay = /[yd]/i.test(positive) || /m{3,}/i.test(positive);
  if (hasDay) return 'date';
  if (/[hs]/i.test(positive)) return 'time';
  return /m/i.test(positive) && !/[0#?]/.test(positive) ? 'date' : 'number';
}

function withoutTexts(code: string): string {
  return code
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h{1,9}\]|m{1,9}\]|s{1,9}\])[^[\]]*\]/gi, '');
}
