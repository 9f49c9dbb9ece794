import type { Progress } from './progress.js';

const atMostEvery = 2_000;

/** One line when a step begins and ends, and every two seconds in between. */
export function plainProgress(
  write: (line: string) => void,
  now: () => number = Date.now,
): Progress {
  const line = (text: string) => write(`${text}\n`);
  return {
    begin: (label, size) => {
      let toldAt = now();
      line(`${label} …`);
      return {
        at: (done, remark) => {
          if (now() - toldAt < atMostEvery) return;
          toldAt = now();
          const share =
            size && size.total > 0 ? ` (${Math.floor((100 * done) / size.total)} %)` : '';
          line(
            `${label}: ${remark ?? `${done.toLocaleString('en')} ${size?.unit ?? ''}`.trim()}${share}`,
          );
        },
        end: (text) => line(`${label}: ${text}`),
      };
    },
    note: line,
  };
}
