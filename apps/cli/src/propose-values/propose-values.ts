import type { ListedWord, Lists } from '@smarketing/playbook';
import type { RecognisedField } from '../recognise-columns/column-names.js';
import type { RecognisedColumn } from '../recognise-columns/recognise-columns.js';
import { companySizeOf } from './company-sizes.js';
import { decimalSignOf, type DecimalSign } from './decimal-sign.js';
import { countryOf } from './countries.js';
import { channelHints, industryHints, listedWord, type Hints } from './listed-words.js';
import { seniorityOf } from './seniorities.js';
import { standsForNothing } from './stands-for-nothing.js';
import { stageOf } from './stages.js';

/** One value of a column and what it becomes. */
export interface ProposedValue {
  readonly from: string;
  readonly rows: number;
  /** Empty: the cell stands for nothing. Undefined: nothing is proposed. */
  readonly to: string | undefined;
}

/** The values of a column as they are to be read. */
export interface ProposedTable {
  readonly column: string;
  readonly field: RecognisedField;
  /** Most frequent first. */
  readonly values: readonly ProposedValue[];
  /** What becomes of values without a proposal: nothing is taken, or the list's `other`. */
  readonly otherwise: 'blank' | 'other';
  /** The sign before the decimals, where numbers are read by the rule of bands and need no entry. */
  readonly numbers?: DecimalSign;
}

/** What is proposed for the values of a file, by the lists of the playbook in force. */
export function proposeValues(columns: readonly RecognisedColumn[], lists: Lists): ProposedTable[] {
  const readers = readersBy(lists);
  return columns.flatMap(({ column, field }) => {
    const reader = readers[field];
    if (!reader || !column.distinct) return [];
    const values = [...column.distinct]
      .map(([from, rows]) => ({ from, rows, to: reader.read(from) }))
      .toSorted((one, other) => other.rows - one.rows || (one.from < other.from ? -1 : 1));
    const { otherwise, isNumber } = reader;
    const numbers = isNumber ? { numbers: decimalSignOf(column.distinct.keys()) } : {};
    const table = { column: column.name, field, values: withoutSpellings(values), otherwise };
    return [{ ...table, ...numbers }];
  });
}

interface Reader {
  readonly read: (value: string) => string | undefined;
  readonly otherwise: ProposedTable['otherwise'];
  readonly isNumber?: boolean;
}

function readersBy(lists: Lists): Partial<Record<RecognisedField, Reader>> {
  const { industry, department, channel } = lists;
  return {
    'profile.companySize': { read: companySizeOf, otherwise: 'blank', isNumber: true },
    'profile.country': { read: countryOf, otherwise: 'blank' },
    'profile.seniority': { read: seniorityOf, otherwise: 'blank' },
    'profile.industry': {
      read: (value) => wordOf(industry, value, industryHints),
      otherwise: 'other',
    },
    'profile.department': {
      read: (value) => wordOf(department, value, {}),
      otherwise: 'other',
    },
    stage: { read: stageOf, otherwise: 'blank' },
    channel: { read: (value) => wordOf(channel, value, channelHints), otherwise: 'other' },
  };
}

function wordOf(list: readonly ListedWord[], value: string, hints: Hints): string | undefined {
  return listedWord(list, value, hints) ?? (standsForNothing(value) ? '' : undefined);
}

/** Of two spellings that intake takes for one cell the more frequent one stands for both. */
function withoutSpellings(values: readonly ProposedValue[]): ProposedValue[] {
  const seen = new Map<string, ProposedValue>();
  for (const value of values) {
    const key = spellingOf(value.from);
    const first = seen.get(key);
    const { rows, to } = value;
    seen.set(key, first ? { ...first, rows: first.rows + rows, to: first.to ?? to } : value);
  }
  return [...seen.values()];
}

/** Without letter case, and with blanks, underscores and dashes as one. */
function spellingOf(cell: string): string {
  const folded = cell.trim().normalize('NFC').toLowerCase().normalize('NFC');
  return folded.replaceAll(/[\s_\p{Pd}\u2212]+/gu, '-');
}
