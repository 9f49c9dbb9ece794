import { unknownName, type Finding } from './finding.js';
import type { Glossary } from './glossary.js';
import { identifier, keyed, listOf, oneOf, text, type Schema } from './schema.js';

export const goalPeriods = ['month', 'quarter', 'year'] as const;
export type GoalPeriod = (typeof goalPeriods)[number];

export type Goal = {
  label: string;
  /** Id of a metric of the glossary. */
  metric: string;
  /** In the metric's unit: a share from 0 to 1, money in minor units, a number of leads … */
  target: number;
  per: GoalPeriod;
};

/** What both teams stand for together, and what each works for. */
export type Goals = { joint: Goal; marketing: Goal[]; sales: Goal[] };

const goal = keyed<Goal>({
  label: text(200),
  metric: identifier(),
  target: { type: 'number', exclusiveMinimum: 0, description: 'a number over 0' },
  per: oneOf(goalPeriods),
});

export const goalsSchema: Schema<Goals> = keyed<Goals>({
  joint: goal,
  marketing: listOf(goal, 'goals', 0, 20),
  sales: listOf(goal, 'goals', 0, 20),
});

export function checkGoals({ goals, glossary }: { goals?: Goals; glossary?: Glossary }): Finding[] {
  if (!goals) return [];
  const known = glossary?.metrics.map(({ id }) => id);
  return [
    ...unknownName(['goals', 'joint', 'metric'], goals.joint.metric, known),
    ...(['marketing', 'sales'] as const).flatMap((team) =>
      goals[team].flatMap(({ metric }, index) =>
        unknownName(['goals', team, index, 'metric'], metric, known),
      ),
    ),
  ];
}
