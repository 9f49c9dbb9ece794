import {
  InvalidCalendarError,
  parseCalendar,
  WEEKDAYS,
  type BusinessCalendar,
  type OpenInterval,
} from '@smarketing/business-time';
import { repeatedIds, shown, type Finding, type Place } from './finding.js';
import { identifier, keyed, listOf, matching, someOf, text, type Schema } from './schema.js';

/** When a team works; a business calendar with a name. */
export type Calendar = BusinessCalendar & { id: string; label: string };

type Hours = BusinessCalendar['hours'];
const wallTime = matching('^\\d\\d:\\d\\d$', 'a wall time HH:mm in quotes, such as "09:00"');
const intervals = listOf(
  keyed<OpenInterval>({ from: wallTime, to: wallTime }),
  'times {from, to}; leave the weekday out when closed',
  0,
  10,
);
const weekdays = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, intervals]));

export const calendarsSchema: Schema<Calendar[]> = listOf(
  keyed<Calendar>({
    id: identifier(),
    label: text(120),
    zone: text(60),
    hours: someOf<Hours>(weekdays as Parameters<typeof someOf<Hours>>[0]),
    holidays: listOf(
      matching('^\\d{4}-\\d\\d-\\d\\d$', 'a date yyyy-MM-dd in quotes'),
      'dates',
      0,
      1000,
    ),
  }),
  'calendars',
  1,
  50,
);

export function checkCalendars({ calendars }: { calendars?: Calendar[] }): Finding[] {
  if (!calendars) return [];
  return [
    ...repeatedIds(['calendars'], calendars),
    ...calendars.flatMap((calendar, index) => checkCalendar(['calendars', index], calendar)),
  ];
}

/** Puts the intervals of each day in order, as the functions of business time need them. */
export function orderedCalendar(calendar: Calendar): Calendar {
  return { ...calendar, ...parseCalendar(calendar) };
}

function checkCalendar(at: Place, calendar: Calendar): Finding[] {
  try {
    parseCalendar(calendar);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidCalendarError)) throw error;
    const inside = [...error.field.matchAll(/[^.[\]]+/g)].map(([step]) =>
      /^\d+$/.test(step) ? Number(step) : step,
    );
    return [
      { at: [...at, ...inside], found: `is ${shown(error.received)}`, allowed: error.allowed },
    ];
  }
}
