export { addBusinessMinutes } from './add-business-minutes.js';
export { businessMinutesBetween } from './business-minutes-between.js';
export { BusinessTimeRangeError } from './checked-arguments.js';
export {
  InvalidCalendarError,
  parseCalendar,
  WEEKDAYS,
  type BusinessCalendar,
  type OpenInterval,
  type Weekday,
} from './calendar.js';
export {
  deriveCommitment,
  type Commitment,
  type CommitmentAssumptions,
} from './derive-commitment.js';
export { dueWithPauses, usedBusinessMinutes, type Clock, type Pause } from './due-with-pauses.js';
export { businessDaysElapsed, businessDaysInMonth, pace } from './month-pace.js';
export {
  leadValue,
  valueWeightedAttainment,
  type DeliveredLeads,
} from './value-weighted-attainment.js';
