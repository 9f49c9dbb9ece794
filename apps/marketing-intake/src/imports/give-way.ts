/** For so long after a live capture, in milliseconds, an import expects more of them. */
const liveFor = 1_000;
/** An import beside live captures works a quarter of the time. */
const restFactor = 3;
const longestRest = 2_000;

/**
 * How long an import rests after a transaction that took `took` milliseconds, where the last live capture
 * came `sinceLive` milliseconds ago: people wait for those, and nobody for the next chunk of a file.
 */
export function restAfter(took: number, sinceLive: number): number {
  return sinceLive < liveFor ? Math.min(longestRest, took * restFactor) : 0;
}
