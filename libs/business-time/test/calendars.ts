import type { BusinessCalendar, OpenInterval, Weekday } from '../src/index.js';

type Week = { [weekday in Weekday]?: OpenInterval[] };

export function weekdays(...intervals: OpenInterval[]): Week {
  return { mon: intervals, tue: intervals, wed: intervals, thu: intervals, fri: intervals };
}

export function everyDay(...intervals: OpenInterval[]): Week {
  return { ...weekdays(...intervals), sat: intervals, sun: intervals };
}

/** Monday to Friday 09:00-17:00 in Berlin, closed on Whit Monday 2026. */
export const office: BusinessCalendar = {
  zone: 'Europe/Berlin',
  hours: weekdays({ from: '09:00', to: '17:00' }),
  holidays: ['2026-05-25'],
};

export const officeWithLunch: BusinessCalendar = {
  ...office,
  hours: weekdays({ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }),
};

export function alwaysOpen(zone: string): BusinessCalendar {
  return { zone, hours: everyDay({ from: '00:00', to: '24:00' }), holidays: [] };
}
