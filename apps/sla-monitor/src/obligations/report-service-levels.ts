import type { ServiceLevel } from '@smarketing/playbook';
import type { ServiceLevelDto } from './service-levels.dto.js';
import type { LevelTally } from './tally-duties.js';

const nothing: LevelTally = { armed: 0, atRisk: 0, met: 0, breached: 0, corrected: 0 };

/** The levels of the playbook in force, then those that only obligations of the past name. */
export function reportServiceLevels(
  tallies: ReadonlyMap<string, LevelTally>,
  serviceLevels: readonly ServiceLevel[],
): ServiceLevelDto[] {
  const agreed = new Map(serviceLevels.map((level) => [level.id, level]));
  const levels = [...new Set([...agreed.keys(), ...[...tallies.keys()].toSorted()])];
  return levels.map((level) => reportOf(level, agreed.get(level), tallies.get(level) ?? nothing));
}

function reportOf(
  level: string,
  agreed: ServiceLevel | undefined,
  { armed, atRisk, met, breached, corrected }: LevelTally,
): ServiceLevelDto {
  const settled = met + breached;
  return {
    level,
    agreed: agreed
      ? { label: agreed.label, from: agreed.from, to: agreed.to, minutes: agreed.minutes }
      : null,
    attainment: {
      ...(settled === 0
        ? { value: null, reason: 'No obligation of this level has been settled yet.' }
        : { value: met / settled }),
      unit: 'share',
      numerator: met,
      denominator: settled,
    },
    running: armed + atRisk,
    atRisk,
    met,
    breached,
    corrected,
  };
}
