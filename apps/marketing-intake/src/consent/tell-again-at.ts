const firstRest = 2_000;
const longestRest = 6 * 3_600_000;

/** When it is tried next; undefined where the link is over by then. */
export function tellAgainAt(now: Date, tellings: number, linkUntil: Date): Date | undefined {
  const rest = Math.min(longestRest, firstRest * 3 ** Math.min(tellings, 20));
  const next = new Date(now.getTime() + rest);
  return next < linkUntil ? next : undefined;
}
