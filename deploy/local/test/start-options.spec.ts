import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOptions, UsageError } from '../start/options.ts';

const folder = mkdtempSync(join(tmpdir(), 'start-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of npm start', () => {
  it('without options feeds the demo company and goes on live', () => {
    expect(readOptions([], folder)).toEqual({
      once: false,
      report: undefined,
      olist: undefined,
      wipe: false,
      seed: undefined,
      live: true,
      keepInfrastructure: false,
      help: false,
    });
  });

  it('takes paths from the folder that the person is in', () => {
    for (const name of ['marketing_qualified_leads', 'closed_deals']) {
      writeFileSync(join(folder, `olist_${name}_dataset.csv`), '');
    }
    const options = readOptions(['--once', '--olist', '.', '--report', 'out.json'], folder);
    expect(options).toMatchObject({ olist: folder, report: join(folder, 'out.json') });
  });

  it.each([
    [['--twice'], /'--twice'/],
    [['now'], /'now'/],
    [['--report'], /'--report <value>'/],
    [['--seed', 'x'], /--seed is x and must be a whole number/],
    [['--olist', 'nowhere'], /nowhere does not hold .*leads.*\.csv and .*deals.*\.csv/],
  ])('refuses %j and says what is wrong', (args, why) => {
    expect(() => readOptions(args, folder)).toThrow(UsageError);
    expect(() => readOptions(args, folder)).toThrow(why);
  });
});
