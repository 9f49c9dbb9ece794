/** How many pods a Deployment wants, and how many were there. */
export interface Availability {
  name: string;
  wanted: number;
  there: number;
}

/** A line of three columns, in which kubectl writes `<none>` for a count that is not there. */
export function readAvailability(line: string): Availability {
  const [name = '', wanted, there] = line.trim().split(/\s+/);
  return { name, wanted: numberIn(wanted), there: numberIn(there) };
}

function numberIn(column: string | undefined): number {
  const number = Number(column);
  return Number.isInteger(number) ? number : 0;
}

/** For each Deployment the moment at which most pods were missing. */
export function fewest(seen: readonly Availability[]): Map<string, Availability> {
  const least = new Map<string, Availability>();
  for (const one of seen) {
    const before = least.get(one.name);
    if (!before || missing(one) > missing(before)) least.set(one.name, one);
  }
  return least;
}

/** How many pods were missing; negative where there were more than wanted. */
export function missing({ wanted, there }: Availability): number {
  return wanted - there;
}

/** A sentence for each Deployment that was short of more pods than allowed. */
export function shortfalls(least: ReadonlyMap<string, Availability>, allowed: number): string[] {
  return [...least.values()]
    .filter((one) => missing(one) > allowed)
    .map(({ name, wanted, there }) => `${name} had only ${there} of ${wanted} pods`);
}
