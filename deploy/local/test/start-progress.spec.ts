import { describe, expect, it } from 'vitest';
import { showProgress } from '../start/progress.ts';

function shown(isTTY: boolean) {
  let text = '';
  let clock = 0;
  const output = { isTTY, columns: 40, write: (part: string) => (text += part) };
  const progress = showProgress(output, () => clock);
  return { progress, text: () => text, after: (ms: number) => (clock += ms) };
}

describe('progress', () => {
  it('is lines with seconds where there is no terminal, downloads in quarters', () => {
    const { progress, text, after } = shown(false);
    const step = progress.step('Kafka');
    after(1_200);
    for (let done = 0; done <= 100; done += 1) step.now('Fetching', done / 100);
    after(800);
    step.done('ready');
    progress.end();
    expect(text().trimEnd().split('\n')).toEqual([
      '  Kafka: Fetching (1.2 s)',
      '  Kafka: Fetching: 25 % (1.2 s)',
      '  Kafka: Fetching: 50 % (1.2 s)',
      '  Kafka: Fetching: 75 % (1.2 s)',
      '  Kafka: Fetching (1.2 s)',
      '✓ Kafka: ready (2.0 s)',
    ]);
  });

  it('on a terminal leaves what is said, and erases the lines of open steps first', () => {
    const { progress, text } = shown(true);
    progress.step('Kafka').now('starting');
    progress.step('MongoDB').now('starting');
    progress.say('said');
    progress.say('again');
    progress.end();
    expect(text()).toMatch(/^said\n.* Kafka: starting.*\n.* MongoDB: starting.*\n/);
    expect(text()).toContain('\u001b[2A\u001b[0Jagain\n');
    expect(text().endsWith('\u001b[2A\u001b[0J')).toBe(true);
  });

  it('never draws a line that the terminal would wrap', () => {
    const { progress, text } = shown(true);
    progress.step('Services').now('x'.repeat(200));
    progress.say('said');
    progress.end();
    const lines = text()
      .split('\n')
      .filter((line) => line.includes('Services'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
  });
});
