import { isAttribute } from './import-fields.js';
import type { RecordValue } from './import-record.js';
import { cellKey, longestCell } from './cell-key.js';
import { isBlank } from './is-blank.js';

/** What the cells of one column stand for, by their key; null: for nothing, as a blank one. */
export type ValueTable = ReadonlyMap<string, RecordValue | null>;

/** Of all tables of a mapping together, in entries. */
const mostValues = 10_000;
/** Of a target, in characters: no value of a band or a list is longer. */
const longestTarget = 120;

type Wrong = (field: string, why: string) => void;

/**
 * Reads the tables that translate cells, by column. `fields`: column → field. Sums are looked at before what is in them, so that a
 * mapping costs no more than its entries.
 */
export function readValueTables(
  entries: readonly (readonly [string, unknown])[],
  fields: ReadonlyMap<string, string>,
  wrong: Wrong,
): Map<string, ValueTable> {
  const tables = new Map<string, ValueTable>();
  let left = mostValues;
  for (const [column, given] of entries) {
    const place = `values.${column}`;
    const field = fields.get(column);
    if (field === undefined) {
      wrong(place, 'is a column that is mapped to no field: name it under columns, too');
      continue;
    }
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      wrong(place, 'must be a table of what is written in a cell to what it stands for');
      continue;
    }
    left -= Object.keys(given).length;
    if (left < 0) {
      wrong('values', `has more than ${mostValues.toLocaleString('en')} entries`);
      return tables;
    }
    tables.set(
      column,
      readTable(Object.entries(given), field, (why) => wrong(place, why)),
    );
  }
  return tables;
}

function readTable(
  entries: readonly (readonly [string, unknown])[],
  field: string,
  wrong: (why: string) => void,
): ValueTable {
  const table = new Map<string, RecordValue | null>();
  for (const [index, [cell, target]] of entries.entries()) {
    const why = faultOfCell(cell) ?? faultOfTarget(target, field);
    const key = why === undefined ? cellKey(cell) : '';
    const value = target === '' ? null : (target as RecordValue | null);
    // By number: a cell may be what somebody wrote of himself, and refusals are shown.
    if (why) wrong(`has an entry ${index + 1} whose ${why}`);
    else if (table.has(key) && table.get(key) !== value) {
      wrong(
        `has an entry ${index + 1} that equals an earlier one but for letter case, spaces and dashes, and stands for something else: choose one`,
      );
    } else table.set(key, value);
  }
  return table;
}

function faultOfCell(cell: string): string | undefined {
  if (cell.length > longestCell) return `cell is longer than ${longestCell} characters`;
  if (isBlank(cell)) return 'cell is blank: say under blank what a blank cell stands for';
  return cell.isWellFormed() ? undefined : 'cell is not well-formed Unicode text';
}

function faultOfTarget(target: unknown, field: string): string | undefined {
  if (target === null) return undefined;
  if (typeof target === 'string') {
    if (target.length > longestTarget) return `value is longer than ${longestTarget} characters`;
    return target.isWellFormed() ? undefined : 'value is not well-formed Unicode text';
  }
  const isScalar = typeof target === 'number' || typeof target === 'boolean';
  if (isScalar && isAttribute(field)) return undefined;
  return 'value must be a text in quotes, or null where the cell stands for nothing';
}
