import { points } from './driver-seams.ts';

/** The points named by a variable, each as `<point>#<nth>`. Throws on what is no point. */
export function readPointsOf(
  variable: string,
  environment: NodeJS.ProcessEnv,
): ReadonlySet<string> {
  const entries = (environment[variable] ?? '').split(',').filter((entry) => entry !== '');
  return new Set(
    entries.map((entry) => {
      const [point, nth = '1'] = entry.split('#');
      if (!points.some((known) => known === point) || !/^[1-9]\d*$/.test(nth)) {
        throw new Error(
          `${variable}: ${entry} is not a <point>#<nth>. Points: ${points.join(' ')}.`,
        );
      }
      return `${point}#${nth}`;
    }),
  );
}
