import { isISO8601, ValidateBy } from 'class-validator';

/** RFC 3339 in UTC. `Z` only, so that two services never read one time in two zones. */
export const instantPattern =
  '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?Z$';
const instant = new RegExp(instantPattern, 'u');

/** True for a time as `Date.toISOString` writes it, on a day that the calendar has. */
export function isInstant(value: unknown): boolean {
  return typeof value === 'string' && instant.test(value) && isISO8601(value, { strict: true });
}

/** The property is a time: RFC 3339, UTC, such as `2026-11-23T10:00:00.000Z`. */
export function IsInstant(): PropertyDecorator {
  return ValidateBy({
    name: 'isInstant',
    validator: {
      validate: isInstant,
      defaultMessage: () => '$property must be a time such as 2026-11-23T10:00:00.000Z',
    },
  });
}
