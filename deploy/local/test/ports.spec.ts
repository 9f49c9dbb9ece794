import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { anyFreePort, isFree } from '../infrastructure/ports.ts';

const module = fileURLToPath(new URL('../infrastructure/ports.ts', import.meta.url));
const others: ChildProcess[] = [];

/** What 300 draws of a process of its own give, which listens on none of them and lives until it is killed. */
async function drawnElsewhere(): Promise<number[]> {
  const source = `
    import { anyFreePort } from ${JSON.stringify(module)};
    const taken = new Set();
    for (let drawn = 0; drawn < 300; drawn += 1) await anyFreePort(taken);
    console.log(JSON.stringify([...taken]));
    process.stdin.resume();`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  others.push(other);
  const [line] = (await once(createInterface(other.stdout), 'line')) as [string];
  return JSON.parse(line) as number[];
}

afterAll(() => {
  for (const other of others) other.kill();
});

describe('a port that is drawn', () => {
  it('is drawn by no other process that lives', async () => {
    const drawn = await Promise.all([1, 2, 3, 4].map(drawnElsewhere));
    expect(new Set(drawn.flat()).size).toBe(4 * 300);
  });

  it('is free, and not one of those that the caller has', async () => {
    const taken = new Set<number>();
    for (let drawn = 0; drawn < 150; drawn += 1) {
      const before = new Set(taken);
      const port = await anyFreePort(taken);
      expect(before.has(port)).toBe(false);
      expect(await isFree(port)).toBe(true);
    }
  });
});
