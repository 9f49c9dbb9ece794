import { currencyDecimals, isCurrency } from '@smarketing/contracts/names';
import { UsageError } from '../exit-codes.js';
import { decimalSignOf } from '../propose-values/decimal-sign.js';
import type { DateOrder } from '../recognise-columns/date-shapes.js';
import { UnusableFileError } from '../read-file/file-errors.js';
import { isBlankCell, type TableRow } from '../read-file/table.js';
import { costColumns, type CostColumns } from './cost-columns.js';
import { dayOf, daysIn, isDoubtful, isPeriod, orderProved } from './read-days.js';
import { currencyOf, minorUnits, readCount, readMicros, readMoney } from './read-money.js';

export interface CostHints {
  readonly platform?: string | undefined;
  readonly currency?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
}

/** What a campaign has cost on a day, by all rows of the file that say it. */
export interface CostRow {
  /** Of the first row. */
  readonly line: number;
  readonly campaign?: string;
  readonly platformCampaignId?: string;
  readonly day: string;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly impressions?: number;
  readonly clicks?: number;
}

export interface CostFault {
  readonly line: number;
  /** Name of the column. */
  readonly column: string;
  readonly why: string;
}

export interface CostTable {
  readonly platform: string;
  /** That the file itself names. */
  readonly zone?: string;
  readonly costs: readonly CostRow[];
  readonly faults: readonly CostFault[];
  /** Lines above and below the table, and sums. */
  readonly linesLeftOut: readonly number[];
}

const byDay =
  'Costs are recorded by day: export the report with one row for each campaign and day (segment or break it down by day).';
const rowsForHeader = 40;
const sums = /^(?:grand )?(?:total|gesamt|summe|insgesamt|zwischensumme|subtotal)/i;

/** Reads the rows of a cost report. Throws UsageError where nothing of it can be read. */
export function readCosts(path: string, rows: readonly TableRow[], hints: CostHints): CostTable {
  const { columns, at } = headerOf(path, rows);
  const above = rows.slice(0, at);
  const all = rows.slice(at + 1);
  const preamble = above.map(({ cells }) => cells.join(' '));
  const isData = (row: TableRow) => !isLeftOut(row, columns);
  const data = all.filter(isData);
  if (data.length === 0) {
    throw new UnusableFileError(path, 'has a header and no costs below it. Export it again.');
  }
  const platform = hints.platform ?? platformOf(columns, preamble);
  if (platform === undefined) {
    throw new UsageError(
      `${path} does not say whose report it is. Name the platform, such as --platform google-ads.`,
    );
  }
  const reader = new RowReader(path, columns, preamble, data, hints);
  const faults: CostFault[] = [];
  const costs = new Map<string, SummedCost>();
  for (const row of data) {
    const read = reader.read(row);
    if ('why' in read) faults.push(read);
    else add(costs, read);
  }
  const left = [...above, ...all.filter((row) => !isData(row))].map(({ line }) => line);
  const zone =
    columns.zone ?? (preamble.some((text) => /\bin UTC\b/.test(text)) ? 'UTC' : undefined);
  return {
    platform,
    ...(zone && { zone }),
    costs: [...costs.values()].map(written),
    faults,
    linesLeftOut: left,
  };
}

/** Whether one of the first rows names campaigns and costs. */
export function hasCostColumns(rows: readonly TableRow[]): boolean {
  return rows.slice(0, rowsForHeader).some(({ cells }) => costColumns(cells) !== undefined);
}

function headerOf(path: string, rows: readonly TableRow[]): { columns: CostColumns; at: number } {
  for (const [at, { cells }] of rows.slice(0, rowsForHeader).entries()) {
    const columns = costColumns(cells);
    if (!columns) continue;
    const { day, from, span } = columns.at;
    if (day !== undefined || from !== undefined) return { columns, at };
    const what =
      span === undefined
        ? 'has no column of days'
        : `has one row for each ${cells[span]!.trim()}, and not for each day`;
    throw new UnusableFileError(path, `${what}. ${byDay}`);
  }
  throw new UnusableFileError(
    path,
    'has no columns of campaigns and costs, as Google Ads, Meta, LinkedIn and Microsoft Advertising call them in English or German. Export a campaign report with campaign, day and cost.',
  );
}

/** Sums, and what stands below the table. */
function isLeftOut({ cells }: TableRow, { at }: CostColumns): boolean {
  const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const isBlank = (text: string) => isBlankCell(text) || /^\s*(?:-{1,2}|–)\s*$/.test(text);
  const day = cell(at.day ?? at.from);
  const names = [cell(at.campaign), cell(at.platformCampaignId)];
  if (names.every(isBlank)) return true;
  const filled = cells.filter((text) => !isBlankCell(text));
  if (filled.length <= 1) return true;
  return isBlank(day) ? cells.slice(0, 3).concat(names).some(isSum) : isSum(day);
}

function isSum(text: string): boolean {
  return sums.test(text.trim());
}

function platformOf(columns: CostColumns, preamble: readonly string[]): string | undefined {
  const said = preamble.join(' ');
  if (/linkedin|campaign performance report \(in utc\)/i.test(said)) return 'linkedin';
  if (/microsoft|report time:|berichtszeitraum:/i.test(said)) return 'microsoft-ads';
  return columns.platform;
}

interface ReadRow extends Omit<CostRow, 'amount'> {
  readonly micros: bigint;
  readonly currency: string;
}

class RowReader {
  private readonly order: DateOrder;
  private readonly sign: '.' | ',';
  private readonly currency: string | undefined;
  private readonly isOnePeriod: boolean;

  constructor(
    path: string,
    private readonly columns: CostColumns,
    preamble: readonly string[],
    data: readonly TableRow[],
    hints: CostHints,
  ) {
    const { at } = columns;
    const days = data.flatMap(({ cells }) =>
      [at.day, at.from, at.to].flatMap((column) =>
        column === undefined ? [] : (cells[column] ?? ''),
      ),
    );
    this.order = orderOf(path, columns, preamble, days, hints);
    const costs = at.cost === undefined ? [] : data.map(({ cells }) => cells[at.cost!] ?? '');
    this.sign = signOf(costs, columns.isGerman);
    this.currency = currencyOfFile(path, columns, preamble, hints);
    this.isOnePeriod = at.day === undefined && at.to === undefined && this.isWhole(preamble, days);
  }

  read({ line, cells }: TableRow): ReadRow | CostFault {
    const { at, names } = this.columns;
    const cell = (field: keyof typeof at) =>
      at[field] === undefined ? '' : (cells[at[field]] ?? '');
    const fault = (field: keyof typeof at, why: string) => ({
      line,
      column: names[at[field]!]!.trim(),
      why,
    });
    const place = at.day === undefined ? 'from' : 'day';
    const day = dayOf(cell(place), this.order);
    const until = at.day === undefined && at.to !== undefined ? dayOf(cell('to'), this.order) : day;
    if (
      isPeriod(cell(place).trim()) ||
      (day !== undefined && until !== undefined && until !== day)
    ) {
      return fault(place, `is a period and not a day. ${byDay}`);
    }
    if (this.isOnePeriod) return fault(place, `is where the report begins. ${byDay}`);
    if (day === undefined || until === undefined)
      return fault(place, 'is not a day of the calendar');
    const field = at.cost === undefined ? 'micros' : 'cost';
    const money =
      field === 'cost' ? readMoney(cell('cost'), this.sign) : readMicros(cell('micros'));
    if (!money) return fault(field, 'is not an amount');
    if (money.micros < 0n) return fault(field, 'must not be negative');
    const currency = this.currencyOf(cell('currency').trim(), money.currency);
    if (typeof currency !== 'string') {
      return fault(at.currency === undefined ? field : 'currency', currency.why);
    }
    const campaign = cell('campaign').trim();
    const id = cell('platformCampaignId')
      .trim()
      .replace(/^\[?(.*?)\]?$/, '$1');
    const impressions = readCount(cell('impressions'));
    const clicks = readCount(cell('clicks'));
    return {
      line,
      ...(campaign && { campaign }),
      ...(/^[\w.:-]{1,80}$/.test(id) && id !== '--' && { platformCampaignId: id }),
      day,
      micros: money.micros,
      currency,
      ...(impressions !== undefined && { impressions }),
      ...(clicks !== undefined && { clicks }),
    };
  }

  private currencyOf(column: string, beside: string | undefined): string | { why: string } {
    const said = column === '' ? (beside === '$' ? this.currency : beside) : column.toUpperCase();
    if (said === undefined && this.currency === undefined) {
      return { why: 'does not say its currency: pass --currency, such as --currency EUR' };
    }
    const currency = said ?? this.currency!;
    if (!isCurrency(currency)) return { why: 'is not a currency of ISO 4217 such as EUR' };
    if (this.currency !== undefined && currency !== this.currency) {
      return { why: `is in ${currency}, and not in ${this.currency}` };
    }
    return currency;
  }

  /** Whether all rows begin on one day, on which a report of several days begins. */
  private isWhole(preamble: readonly string[], days: readonly string[]): boolean {
    const covered = new Set(preamble.flatMap((text) => daysIn(text, this.order)));
    const begun = new Set(days.map((text) => dayOf(text, this.order)));
    const [first] = [...covered].sort();
    return begun.size === 1 && covered.size > 1 && begun.has(first) && days.length > 0;
  }
}

function orderOf(
  path: string,
  { isGerman }: CostColumns,
  preamble: readonly string[],
  days: readonly string[],
  { dateOrder }: CostHints,
): DateOrder {
  if (dateOrder) return dateOrder;
  const proved = orderProved([...days, ...preamble]);
  if (proved) return proved;
  const within = orderWithin(daysSaid(preamble), days);
  if (within) return within;
  const doubtful = days.find(isDoubtful);
  if (doubtful === undefined || isGerman) return 'dmy';
  throw new UsageError(
    `${path} does not say whether ${doubtful} has the day or the month first. Pass --date-order dmy or --date-order mdy.`,
  );
}

/** What is said above the table in one way only, such as November 1, 2026. */
function daysSaid(preamble: readonly string[]): string[] {
  return preamble
    .filter((text) => daysIn(text, 'dmy').join() === daysIn(text, 'mdy').join())
    .flatMap((text) => daysIn(text, 'dmy'))
    .sort();
}

/** The one order in which all days lie in the period of the report. */
function orderWithin(said: readonly string[], days: readonly string[]): DateOrder | undefined {
  const [first, last] = [said[0], said.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const fitting = (['dmy', 'mdy'] as const).filter((order) =>
    days.every((text) => {
      const day = dayOf(text, order);
      return day === undefined || (day >= first && day <= last);
    }),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** By how the amounts are written, else as the language of the report writes them. */
function signOf(costs: readonly string[], isGerman: boolean): '.' | ',' {
  const numbers = costs.map((text) => text.replaceAll(/[^\d.,]/g, ''));
  const isSaid = numbers.some((number) => /[.,]/.test(number));
  if (!isSaid) return isGerman ? ',' : '.';
  if (numbers.some((number) => /[.]\d+,|,\d{1,2}$/.test(number))) return ',';
  if (numbers.some((number) => /,\d+[.]|[.]\d{1,2}$|[.]\d{4,}$/.test(number))) return '.';
  return isGerman ? ',' : decimalSignOf(numbers);
}

function currencyOfFile(
  path: string,
  columns: CostColumns,
  preamble: readonly string[],
  { currency }: CostHints,
): string | undefined {
  const given = currency?.trim().toUpperCase();
  if (given !== undefined && !isCurrency(given)) {
    throw new UsageError(`--currency ${currency} is not a currency of ISO 4217 such as EUR.`);
  }
  const inHeader = columns.currency === undefined ? undefined : currencyOf(columns.currency);
  const above = preamble
    .map((text) => /(?:currency|währung)\W{1,3}([A-Z]{3})\b/i.exec(text)?.[1])
    .find((code) => code !== undefined && currencyDecimals(code) !== undefined);
  const said = inHeader === '$' ? above : (inHeader ?? above);
  if (given !== undefined && said !== undefined && said !== given) {
    throw new UsageError(`${path} is in ${said}: leave out --currency ${given}.`);
  }
  return given ?? said;
}

interface SummedCost extends Omit<ReadRow, 'impressions' | 'clicks'> {
  impressions?: number;
  clicks?: number;
}

/** A report may have several rows of a campaign and day: by device, ad group or network. */
function add(costs: Map<string, SummedCost>, row: ReadRow): void {
  const { platformCampaignId, campaign, day, currency } = row;
  const key = JSON.stringify([platformCampaignId ?? campaign?.toLowerCase(), day, currency]);
  const before = costs.get(key);
  if (!before) {
    costs.set(key, row);
    return;
  }
  const { impressions: _i, clicks: _c, ...rest } = before;
  const impressions = sumOf(before.impressions, row.impressions);
  const clicks = sumOf(before.clicks, row.clicks);
  costs.set(key, {
    ...rest,
    micros: before.micros + row.micros,
    ...(impressions !== undefined && { impressions }),
    ...(clicks !== undefined && { clicks }),
  });
}

function sumOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function written({ micros, currency, ...row }: SummedCost): CostRow {
  return { ...row, amount: { amount: minorUnits(micros, currency), currency } };
}
