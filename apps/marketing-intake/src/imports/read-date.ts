import { DateTime, IANAZone } from 'luxon';

/** In characters; no date is longer. */
const longestDate = 100;
const day = /^(?:[+-]\d{6}|\d{4})(?:-?\d\d-?\d\d|-?W\d\d-?\d|-?\d{3})(?:T|$)/i;

/** Of so many days the offset is known; then it is asked for anew. */
const mostDays = 5_000;
const dayMilliseconds = 86_400_000;

/** The runtime asks its calendar for each offset, which took longer than all else of a row. */
class ZoneByDays extends IANAZone {
  /** By day of UTC; null where the offset changes on it. */
  private readonly offsets = new Map<number, number | null>();

  override offset(time: number): number {
    const day = Math.floor(time / dayMilliseconds);
    let known = this.offsets.get(day);
    if (known === undefined) {
      const before = super.offset(day * dayMilliseconds);
      known = before === super.offset((day + 1) * dayMilliseconds) ? before : null;
      if (this.offsets.size >= mostDays) this.offsets.clear();
      this.offsets.set(day, known);
    }
    return known ?? super.offset(time);
  }
}

/** Reads the dates of one field of a file. A time without a day is not a date: nobody knows of which day. */
export class DateReader {
  private readonly zone: ZoneByDays;
  private readonly parser: ReturnType<typeof DateTime.buildFormatParser> | undefined;

  constructor(
    /** In luxon's tokens, checked; undefined for ISO 8601. */
    private readonly format: string | undefined,
    /** IANA zone of dates that name none. */
    zone: string,
  ) {
    this.zone = new ZoneByDays(zone);
    this.parser = format === undefined ? undefined : DateTime.buildFormatParser(format);
  }

  read(text: string): Date | undefined {
    if (text.length > longestDate) return undefined;
    const { zone, parser } = this;
    if (!parser && !day.test(text)) return undefined;
    const time = parser
      ? DateTime.fromFormatParser(text, parser, { zone })
      : DateTime.fromISO(text, { zone });
    return time.isValid ? time.toJSDate() : undefined;
  }

  get expected(): string {
    return this.format
      ? `is not a date in the format ${this.format}`
      : 'is not a date in ISO 8601 with year, month and day, such as 2026-03-01 or 2026-03-01T09:30:00Z; say under dates in the mapping how this column writes them';
  }
}
