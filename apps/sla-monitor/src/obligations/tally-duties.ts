import type { Duties, Obligation } from './duties.schema.js';

/** How the counters of the duties begin: `sla:<level>:<state>`, and `sla:<level>:corrected`. */
export const dutyCounters = 'sla:';

/** What the duties towards one lead add to the counters. A corrected one is counted as met, too. */
export function tallyDuties({ obligations }: Pick<Duties, 'obligations'>): Record<string, number> {
  const tally: Record<string, number> = {};
  const count = (level: string, what: Obligation['state'] | 'corrected') => {
    const id = `${dutyCounters}${level}:${what}`;
    tally[id] = (tally[id] ?? 0) + 1;
  };
  for (const { level, state, corrected } of obligations) {
    count(level, state);
    if (corrected) count(level, 'corrected');
  }
  return tally;
}

/** Obligations of one service level, by state; those corrected are among the met. */
export interface LevelTally {
  armed: number;
  atRisk: number;
  met: number;
  breached: number;
  corrected: number;
}

/** The counters under {@link dutyCounters}, by service level. */
export function levelTallies(counters: Readonly<Record<string, number>>): Map<string, LevelTally> {
  const levels = new Map<string, LevelTally>();
  for (const [id, count] of Object.entries(counters)) {
    const [, level, what] = id.split(':') as [string, string, keyof LevelTally];
    const tally = levels.get(level) ?? { armed: 0, atRisk: 0, met: 0, breached: 0, corrected: 0 };
    levels.set(level, { ...tally, [what]: count });
  }
  return levels;
}
