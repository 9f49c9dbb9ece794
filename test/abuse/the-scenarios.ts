import type { Scenario } from './scenario.ts';
import { forgedBodies } from './scenarios/forged-bodies.ts';
import { forgedFlood } from './scenarios/forged-flood.ts';
import { longTurns } from './scenarios/long-turns.ts';
import {
  batches,
  captures,
  keyed,
  overload,
  suggestions,
  touchpoints,
} from './scenarios/overload.ts';

/**
 * In the order in which they run: a service that has worked a while is attacked, and memory that 7,500
 * connections took is not given back at once.
 */
export const theScenarios: readonly Scenario[] = [
  longTurns,
  overload(captures, 100, true),
  forgedBodies,
  forgedFlood,
  overload(captures, 2_000, true),
  overload(captures, 2_000, false),
  overload(keyed, 2_000, true),
  overload(touchpoints, 2_000, true),
  overload(batches, 200, true),
  overload(suggestions, 2_000, true),
  overload(captures, 7_500, true),
  overload(captures, 7_500, false),
  overload(keyed, 7_500, true),
];
