import type { Calendar } from './calendars.js';
import { repeatedIds, shown, unknownName, type Finding, type Place } from './finding.js';
import type { Glossary } from './glossary.js';
import { identifier, keyed, listOf, oneOf, text, wholeNumber, type Schema } from './schema.js';
import { checkTeams, teams, type Team } from './service-levels.js';

/** A month's goal of one team towards the other, with a pace per business day. */
export type Commitment = {
  id: string;
  label: string;
  from: Team;
  to: Team;
  /** Id of a metric of the glossary that counts something. */
  metric: string;
  perMonth: number;
  /** Id of the calendar whose business days set the pace and whose zone bounds the month. */
  calendar: string;
};

export const commitmentsSchema: Schema<Commitment[]> = listOf(
  keyed<Commitment>({
    id: identifier(),
    label: text(120),
    from: oneOf(teams),
    to: oneOf(teams),
    metric: identifier(),
    perMonth: wholeNumber(1, 10_000_000),
    calendar: identifier(),
  }),
  'commitments',
  0,
  50,
);

type Sections = { commitments?: Commitment[]; calendars?: Calendar[]; glossary?: Glossary };

export function checkCommitments({ commitments = [], calendars, glossary }: Sections): Finding[] {
  const known = calendars?.map(({ id }) => id);
  return [
    ...repeatedIds(['commitments'], commitments),
    ...commitments.flatMap((commitment, index) => [
      ...checkTeams(['commitments', index], commitment),
      ...checkCounted(['commitments', index, 'metric'], commitment.metric, glossary),
      ...unknownName(['commitments', index, 'calendar'], commitment.calendar, known),
    ]),
  ];
}

function checkCounted(at: Place, metric: string, glossary: Glossary | undefined): Finding[] {
  const named = glossary?.metrics.find(({ id }) => id === metric);
  const counted = glossary?.metrics.filter(({ unit }) => unit === 'count').map(({ id }) => id);
  if (!named) return unknownName(at, metric, counted);
  if (named.unit === 'count') return [];
  const found = `is ${shown(metric)}, whose unit is ${named.unit}`;
  return [
    { at, found, allowed: `a metric that counts: ${counted?.join(', ') || 'none is declared'}` },
  ];
}
