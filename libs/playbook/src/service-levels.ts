import type { Calendar } from './calendars.js';
import { repeatedIds, unknownName, type Finding, type Place } from './finding.js';
import { identifier, keyed, listOf, oneOf, text, wholeNumber, type Schema } from './schema.js';

export const teams = ['marketing', 'sales'] as const;
export type Team = (typeof teams)[number];

/** What has to be done in time. `accept-or-reject`: answer a lead that was assigned. */
export const obligedActs = ['accept-or-reject'] as const;
export type ObligedAct = (typeof obligedActs)[number];

/** One duty of a team towards the other, owed for every single lead. */
export type ServiceLevel = {
  id: string;
  label: string;
  from: Team;
  to: Team;
  act: ObligedAct;
  /** Business minutes of the calendar from the start of the duty until it is due. */
  minutes: number;
  /** Part of the minutes after which the duty is at risk, over 0 and under 1. */
  atRisk: number;
  /** Id of a calendar. */
  calendar: string;
  /** How long after the due time a breach is declared, for facts that are still on their way. */
  graceSeconds: number;
};

export const serviceLevelsSchema: Schema<ServiceLevel[]> = listOf(
  keyed<ServiceLevel>({
    id: identifier(),
    label: text(120),
    from: oneOf(teams),
    to: oneOf(teams),
    act: oneOf(obligedActs),
    minutes: wholeNumber(1, 100_000),
    atRisk: {
      type: 'number',
      exclusiveMinimum: 0,
      exclusiveMaximum: 1,
      description: 'a number over 0 and under 1, such as 0.75',
    },
    calendar: identifier(),
    graceSeconds: wholeNumber(0, 3600),
  }),
  'service levels',
  0,
  50,
);

type Sections = { serviceLevels?: ServiceLevel[]; calendars?: Calendar[] };

export function checkServiceLevels({ serviceLevels = [], calendars }: Sections): Finding[] {
  const known = calendars?.map(({ id }) => id);
  return [
    ...repeatedIds(['serviceLevels'], serviceLevels),
    ...serviceLevels.flatMap((level, index) => [
      ...checkTeams(['serviceLevels', index], level),
      ...unknownName(['serviceLevels', index, 'calendar'], level.calendar, known),
    ]),
  ];
}

/** A team owes nothing to itself. */
export function checkTeams(at: Place, { from, to }: { from: Team; to: Team }): Finding[] {
  if (from !== to) return [];
  const other = teams.filter((team) => team !== from).join(', ');
  return [{ at: [...at, 'to'], found: `is "${to}", as from is`, allowed: other }];
}
