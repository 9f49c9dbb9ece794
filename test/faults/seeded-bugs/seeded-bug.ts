import type { ScenarioName } from './scenarios.ts';

/** What a file of `bugs` exports. */
export interface SeededBug {
  /** What it does wrong, in one sentence. */
  readonly wrong: string;
  /** The promise of the bus that it breaks. */
  readonly promise: number;
  /** The faults that bring it out. */
  readonly scenario: ScenarioName;
  /** Puts the bug into this process. */
  readonly seed: () => unknown;
}

/** A module of the bus as the services load it. */
export function built(path: string): URL {
  return new URL(`../../../libs/event-bus/dist/${path}`, import.meta.url);
}

// oxlint-disable-next-line typescript/no-explicit-any -- built modules have no types at run time
export async function prototypeOf(path: string, name: string): Promise<any> {
  const module = (await import(built(path).href)) as Record<string, { prototype: object }>;
  const found = module[name];
  if (!found) throw new Error(`${path} no longer exports ${name}.`);
  return found.prototype;
}
