import { isBlank } from './labelled-rows.ts';

export type DecimalSign = '.' | ',';

const shapes: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^[-+]?(?:\d+|\d{1,3}(?:[,'’]\d{3})+)?(?:\.\d*)?(?:[eE][-+]?\d+)?$/,
  ',': /^[-+]?(?:\d+|\d{1,3}(?:[.'’]\d{3})+)?(?:,\d*)?(?:[eE][-+]?\d+)?$/,
};

/** Signs around a number that change nothing: currencies, per cent, blanks. */
const around = /[\s\u00a0\u202f%€$£¥]/g;

/** What a cell says in numbers; undefined where it is none. */
export function readNumber(cell: string, sign: DecimalSign): number | undefined {
  const text = cell.replace(around, '').replace('−', '-');
  if (!/\d/.test(text) || !shapes[sign].test(text)) return undefined;
  const plain =
    sign === '.' ? text.replace(/[,'’]/g, '') : text.replace(/[.'’]/g, '').replace(',', '.');
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** Of cells with something in them, so many must be numbers for the column to be one of numbers. */
const leastShare = 0.99;

/** By which sign a column reads as numbers, of its cells nearly all; undefined: it holds words. */
export function signOfNumbers(cells: readonly string[]): DecimalSign | undefined {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return undefined;
  const read = (sign: DecimalSign) =>
    filled.filter((cell) => readNumber(cell, sign) !== undefined).length / filled.length;
  const [point, comma] = [read('.'), read(',')];
  if (Math.max(point, comma) < leastShare) return undefined;
  return comma > point ? ',' : '.';
}
