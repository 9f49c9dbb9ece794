import type { BusinessCalendar } from '@smarketing/business-time';
import { defaultPlaybook, type Playbook } from '@smarketing/playbook';
import type { Terms } from '../src/terms/terms.js';

/** The terms of one playbook, as version 1. */
export function termsOf(playbook: Playbook, version = 1): Terms {
  return {
    version,
    playbook,
    calendarOf: (_version, id) => playbook.calendars.find((calendar) => calendar.id === id)!,
  };
}

/** 240 business minutes to respond, at risk at 75 %, 5 s of grace; office hours in Berlin. */
export const defaultTerms = termsOf(defaultPlaybook());

export const office: BusinessCalendar = defaultTerms.calendarOf(1, 'office');
