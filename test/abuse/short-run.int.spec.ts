import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAbuseSystem, type AbuseSystem } from './abuse-system.ts';
import { keeps } from './figure.ts';
import type { Scenario } from './scenario.ts';
import { forgedBodies } from './scenarios/forged-bodies.ts';
import { captures, keyed, overload } from './scenarios/overload.ts';

/** What the machine's other work makes longer is judged by `npm run abuse`, on an idle machine. */
const timed = new Set(['ms']);
const seconds = 2;

let abused: AbuseSystem;
beforeAll(async () => {
  abused = await startAbuseSystem(['marketing-intake', 'feedback']);
});
afterAll(() => abused.stop());

// Forged bodies last: what a service takes in its first seconds of work is not theirs.
it.each<Scenario>([overload(captures, 1_000, false), overload(keyed, 500, true), forgedBodies])(
  '$sentence, and nothing dies or is lost',
  async ({ run }) => {
    const { system, countLeads } = abused;
    const figures = await run({ system, seconds, isShort: true, say: () => {}, countLeads });
    const kept = figures.filter(({ unit }) => !timed.has(unit));
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.filter((figure) => !keeps(figure))).toEqual([]);
    expect(system.notices).toEqual([]);
  },
);
