import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { DateReader } from '../src/imports/read-date.js';

const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'utc'];
const format = 'yyyy-MM-dd HH:mm:ss';

describe('Dates of a file', () => {
  it.each(zones)('are those of the calendar in %s, on whatever day', (zone) => {
    const reader = new DateReader(format, zone);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2037-12-31'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 19).replace('T', ' ');
          expect(reader.read(text)).toEqual(DateTime.fromFormat(text, format, { zone }).toJSDate());
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['before the change', '2026-03-29 01:59:59', '2026-03-29T00:59:59Z'],
    ['behind it', '2026-03-29 03:00:00', '2026-03-29T01:00:00Z'],
    ['in winter again', '2026-10-25 03:00:00', '2026-10-25T02:00:00Z'],
    ['once more, from memory', '2026-03-29 01:59:59', '2026-03-29T00:59:59Z'],
  ])('change their offset in the middle of a day: %s', (_, text, moment) => {
    expect(new DateReader(format, 'Europe/Berlin').read(text)).toEqual(new Date(moment));
  });
});
