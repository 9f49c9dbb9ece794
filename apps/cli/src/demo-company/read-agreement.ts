import type { BusinessCalendar } from '@smarketing/business-time';
import type { Playbook } from '@smarketing/playbook';
import type { Services } from '../http/services.js';
import type { Agreement } from './rep-conduct.js';

/** These sections are the same in whatever shape playbooks were ever published. */
type AskedOfReps = Pick<Playbook, 'serviceLevels' | 'calendars' | 'rejection'>;

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
  const answer = await feedback.get('/v1/playbook');
  const document = answer.document as unknown as AskedOfReps;
  const level = document.serviceLevels.find(({ from }) => from === 'sales');
  const calendar = document.calendars.find(({ id }) => id === level?.calendar);
  return {
    answerMinutes: level?.minutes ?? 240,
    calendar: calendar ?? roundTheClock,
    rejectionReasons: document.rejection.reasons,
  };
}
