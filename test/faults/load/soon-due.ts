import { addBusinessMinutes, type BusinessCalendar } from '@smarketing/business-time';
import { defaultPlaybook } from '@smarketing/playbook';

const { serviceLevels, calendars } = defaultPlaybook();
const level = serviceLevels.find(({ act }) => act === 'accept-or-reject')!;
const calendar = calendars.find(({ id }) => id === level.calendar)! as unknown as BusinessCalendar;
const searched = 10 * 24 * 3_600_000;

/**
 * When a lead must have qualified for its answer to be due so many milliseconds from now. Undefined
 * where nothing can be due then, as the office is closed.
 */
export function qualifiedForDueIn(milliseconds: number, now: Date): Date | undefined {
  const due = now.getTime() + milliseconds;
  let [early, late] = [now.getTime() - searched, now.getTime()];
  while (late - early > 1_000) {
    const middle = Math.floor((early + late) / 2);
    if (addBusinessMinutes(calendar, new Date(middle), level.minutes).getTime() < due)
      early = middle;
    else late = middle;
  }
  const found = addBusinessMinutes(calendar, new Date(late), level.minutes).getTime();
  return Math.abs(found - due) < 5_000 ? new Date(late) : undefined;
}
