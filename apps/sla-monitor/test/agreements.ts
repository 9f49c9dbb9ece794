import type { BusinessCalendar } from '@smarketing/business-time';
import { defaultPlaybook, type Playbook } from '@smarketing/playbook';
import type { Agreement } from '../src/agreement/agreement.js';

/** The agreement of one playbook, as version 1. */
export function agreementOf(playbook: Playbook, version = 1): Agreement {
  return {
    version,
    playbook,
    calendarOf: (_version, id) => playbook.calendars.find((calendar) => calendar.id === id)!,
  };
}

/** 240 business minutes to respond, at risk at 75 %, 5 s of grace; office hours in Berlin. */
export const defaultAgreement = agreementOf(defaultPlaybook());

export const office: BusinessCalendar = defaultAgreement.calendarOf(1, 'office');
