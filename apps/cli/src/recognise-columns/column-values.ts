import { fieldByName } from './column-names.js';
import { DateShapes, type DateShape } from './date-shapes.js';
import { UntoldDatesWatch, type FoundDates } from './iso-dates.js';
import { readBySingleFormat } from './recognise-dates.js';
import { VariedDatesWatch } from './varied-dates.js';
import { isBlankCell } from '../read-file/table.js';

/** What stands in a column. */
export interface ColumnValues {
  readonly name: string;
  readonly filled: number;
  /** Distinct ones, the first of the column. */
  readonly sample: readonly string[];
  /** Each value and how often it stands there; undefined where there are too many to be a list. */
  readonly distinct: ReadonlyMap<string, number> | undefined;
  readonly dates: readonly DateShape[];
  /** Its cells are dates that no format tells, and are written anew in ISO 8601. */
  readonly untold?: FoundDates | undefined;
}

const sampled = 300;
/** Of numbers there are more, such as those of employees, and they are short. */
const mostDistinct = { texts: 3_000, numbers: 20_000 };
const numeric = /^[\d.,'’+\s-]{1,20}$/;
const longestListed = 120;
/** A column of dates holds little else. */
const mostOf = 0.5;

/** Looks at the values of one column as they go by. */
export class ColumnSurvey {
  private filled = 0;
  private readonly sample = new Set<string>();
  private distinct: Map<string, number> | undefined = new Map();
  private texts = 0;
  private readonly dates = new DateShapes();
  private readonly untold = new UntoldDatesWatch();
  private readonly varied = new VariedDatesWatch();

  constructor(private readonly name: string) {}

  see(cell: string): void {
    if (isBlankCell(cell)) return;
    const value = cell.trim();
    this.filled += 1;
    if (this.sample.size < sampled && value.length <= longestListed) this.sample.add(value);
    this.dates.see(value);
    this.untold.see(value);
    this.varied.see(value);
    if (this.distinct) this.count(value, this.distinct);
  }

  private count(value: string, distinct: Map<string, number>): void {
    const known = distinct.get(value);
    distinct.set(value, (known ?? 0) + 1);
    if (known !== undefined) return;
    if (!numeric.test(value)) this.texts += 1;
    const isList = this.texts <= mostDistinct.texts && distinct.size <= mostDistinct.numbers;
    if (!isList || value.length > longestListed) this.distinct = undefined;
  }

  end(): ColumnValues {
    const { name, filled, sample, distinct } = this;
    const dates = this.dates.found();
    const untold =
      this.untold.found(fieldByName(name)?.field === 'occurredAt') ?? this.variedDates(dates);
    const shared = { name, filled, sample: [...sample], distinct };
    return { ...shared, dates, ...(untold && { untold }) };
  }

  /** Where they are more than a single format reads. */
  private variedDates(dates: readonly DateShape[]): FoundDates | undefined {
    const varied = this.varied.found();
    const isWorthIt = varied && varied.count > readBySingleFormat(dates);
    return isWorthIt && varied.count >= this.filled * mostOf ? varied : undefined;
  }
}
