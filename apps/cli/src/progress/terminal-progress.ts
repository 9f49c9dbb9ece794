import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './progress.js';

/** One bar for the step that runs; a line stays of each that is over. */
export function terminalProgress(stream: NodeJS.WriteStream): Progress {
  let running: { bar: SingleBar; total: number } | undefined;
  const line = (text: string) => stream.write(`${text}\n`);
  return {
    begin: (label, size) => {
      running?.bar.stop();
      const total = size?.total ?? 0;
      const format =
        total > 0 ? '  {label} {bar} {percentage} %  {remark}' : '  {label} … {remark}';
      const bar = new SingleBar(
        { stream, format, hideCursor: true, clearOnComplete: true, barsize: 28, fps: 8 },
        Presets.shades_classic,
      );
      const mine = { bar, total };
      running = mine;
      bar.start(Math.max(total, 1), 0, { label, remark: '' });
      return {
        at: (done, remark) => {
          const text = remark ?? `${done.toLocaleString('en')} ${size?.unit ?? ''}`.trim();
          bar.update(total > 0 ? Math.min(done, total) : 0, { label, remark: text });
        },
        end: (text, well = true) => {
          bar.stop();
          if (running === mine) running = undefined;
          line(`${well ? '✔' : '✘'} ${label}: ${text}`);
        },
      };
    },
    note: (text) => {
      // The bar redraws itself below the line.
      if (running) stream.write('\r\u001B[K');
      line(`  ${text}`);
    },
  };
}
