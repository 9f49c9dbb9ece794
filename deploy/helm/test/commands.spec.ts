import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool } from '../../local/infrastructure/tool.ts';

const deploy = join(import.meta.dirname, '../..');
const commands = { pack: 'helm/pack.ts', render: 'helm/render.ts', tools: 'tools/build-tools.ts' };

const call = (file: string, word: string) =>
  runTool(process.execPath, [join(deploy, file), word], { environment: process.env });

describe.each(Object.entries(commands))('npm run deploy:%s', (name, file) => {
  it('says how it is called', async () => {
    const { code, output } = await call(file, '--help');
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(new RegExp(`^Usage: npm run deploy:${name}`)) as string,
    });
  });

  it('begins nothing where it is called wrongly, and says why', async () => {
    for (const word of ['--nonsense', 'nonsense']) {
      const { code, output } = await call(file, word);
      expect({ code, output }).toEqual({
        code: 2,
        output: expect.stringMatching(/^\S.*nonsense'\.\n\nUsage: npm run/) as string,
      });
    }
  });
});
