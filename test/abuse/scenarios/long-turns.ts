import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atLeast, atMost } from '../figure.ts';
import type { Scenario } from '../scenario.ts';

const allowed = 50;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const counts = /^(\d{1,6}) passed, (\d{1,6}) failed,/m;

export const longTurns: Scenario = {
  name: 'long-turns',
  sentence: `inputs that were made to take long, and batches as full as they may be, each within ${allowed} ms of the thread's own time`,
  async run({ say }) {
    const output = await runSpecs('test/abuse/hostile', 'short-turns');
    const [, passed = NaN, failed = NaN] = counts.exec(output)?.map(Number) ?? [];
    if (failed > 0) say(output);
    return [
      { name: 'inputs that held the event loop longer', value: failed, unit: '', limit: atMost(0) },
      { name: 'inputs that did not', value: passed, unit: '', limit: atLeast(300) },
    ];
  },
};

/** Their output: the specs of these files, with the limit that is promised. */
function runSpecs(...filters: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['test/run.mjs', ...filters], {
      cwd: root,
      env: { ...process.env, LONGEST_TURN_MS: String(allowed) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.once('error', reject).once('close', () => resolve(output));
  });
}
