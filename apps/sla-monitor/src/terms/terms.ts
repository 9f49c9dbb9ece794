import type { BusinessCalendar } from '@smarketing/business-time';
import type { Playbook } from '@smarketing/playbook';

/** The playbook in force, and the calendars of every version under which something is still owed. */
export interface Terms {
  readonly version: number;
  readonly playbook: Playbook;
  /** The same object for the same version and id: what business time computed stays with it. */
  readonly calendarOf: (version: number, id: string) => BusinessCalendar;
}
