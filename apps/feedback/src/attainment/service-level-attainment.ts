import type { Playbook, ServiceLevel } from '@smarketing/playbook';
import type { Figure, FigureOf } from '../figures/figure.js';
import type { ObligationState } from '../lead-list/lead-filter.js';
import type { CounterSums } from '../counters/counter-sums.js';

/** How one team kept one service level towards the other. All figures count obligations. */
export interface ServiceLevelAttainment {
  level: string;
  /** What the playbook in force says of it; null where it is no longer in there. */
  agreed: Pick<ServiceLevel, 'label' | 'from' | 'to' | 'act' | 'minutes' | 'calendar'> | null;
  /** Met ÷ (met + breached); what is still running counts in neither. */
  attainment: Figure;
  met: Figure;
  breached: Figure;
  running: Figure;
  /** Of the met: those that were held for breached until a late fact corrected it. */
  corrected: Figure;
}

/** Every service level of the playbook, and those before it that left obligations. */
export function serviceLevelAttainment(
  sums: CounterSums,
  { serviceLevels }: Pick<Playbook, 'serviceLevels'>,
  figureOf: FigureOf,
): ServiceLevelAttainment[] {
  const agreed = serviceLevels.map(({ id }) => id);
  const former = sums.below('sla').filter((level) => !agreed.includes(level));
  return [...agreed, ...former].map((level) => ({
    level,
    agreed: termsOf(serviceLevels.find(({ id }) => id === level)),
    ...figuresOf(sums, level, figureOf),
  }));
}

function termsOf(level: ServiceLevel | undefined): ServiceLevelAttainment['agreed'] {
  if (!level) return null;
  const { label, from, to, act, minutes, calendar } = level;
  return { label, from, to, act, minutes, calendar };
}

function figuresOf(sums: CounterSums, level: string, figureOf: FigureOf) {
  const number = (state: ObligationState) => sums.of('sla', level, state);
  const count = (state: ObligationState) =>
    figureOf({
      metric: `obligations-${state}`,
      unit: 'obligations',
      numerator: number(state),
      leads: { level, obligationState: state },
    });
  return {
    attainment: figureOf({
      metric: 'response-attainment',
      unit: 'share',
      numerator: number('met'),
      denominator: number('met') + number('breached'),
      otherwise: 'No obligation of this level has been settled yet.',
      leads: { level, obligationState: 'met' },
    }),
    met: count('met'),
    breached: count('breached'),
    running: count('running'),
    corrected: count('corrected'),
  };
}
