import type { BusinessCalendar } from '@smarketing/business-time';
import type { Services } from '../http/services.js';
import type { Agreement } from './rep-conduct.js';

interface PlaybookAnswer {
  readonly document: {
    readonly serviceLevels: readonly { from: string; minutes: number; calendar: string }[];
    readonly calendars: readonly (BusinessCalendar & { id: string })[];
    readonly rejection: { readonly reasons: Agreement['rejectionReasons'] };
  };
}

const roundTheClock: BusinessCalendar = {
  zone: 'UTC',
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [
      weekday,
      [{ from: '00:00', to: '24:00' }],
    ]),
  ),
  holidays: [],
};

/** What the playbook in force asks of reps. */
export async function readAgreement({ feedback }: Services): Promise<Agreement> {
  const { document } = await feedback.get<PlaybookAnswer>('/v1/playbook');
  const level = document.serviceLevels.find(({ from }) => from === 'sales');
  const calendar = document.calendars.find(({ id }) => id === level?.calendar);
  return {
    answerMinutes: level?.minutes ?? 240,
    calendar: calendar ?? roundTheClock,
    rejectionReasons: document.rejection.reasons,
  };
}
