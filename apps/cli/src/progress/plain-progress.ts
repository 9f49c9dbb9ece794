import type { Progress } from './progress.js';

const atMostEvery = 2_000;
const unchangedEvery = 10_000;

/** One line when a step begins and ends, and in between every 2 s, or 10 s where nothing moves. */
export function plainProgress(
  write: (line: string) => void,
  now: () => number = Date.now,
): Progress {
  const line = (text: string) => write(`${text}\n`);
  return {
    begin: (label, size) => {
      let toldAt = now();
      let told = '';
      line(`${label} …`);
      return {
        at: (done, remark) => {
          const share =
            size && size.total > 0 ? ` (${Math.floor((100 * done) / size.total)} %)` : '';
          const count = `${done.toLocaleString('en')} ${size?.unit ?? ''}`.trim();
          const text = `${label}: ${remark ?? count}${share}`;
          if (now() - toldAt < (text === told ? unchangedEvery : atMostEvery)) return;
          toldAt = now();
          told = text;
          line(text);
        },
        end: (text) => line(`${label}: ${text}`),
      };
    },
    note: line,
  };
}
