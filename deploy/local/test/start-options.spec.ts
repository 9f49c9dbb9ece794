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
      import: undefined,
      importOptions: [],
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

  it('imports a file instead of the demo company, and makes up no traffic beside it', () => {
    writeFileSync(join(folder, 'contacts.csv'), '');
    const options = readOptions(['--import', 'contacts.csv'], folder);
    expect(options).toMatchObject({ import: join(folder, 'contacts.csv'), live: false });
  });

  it('passes on what the import of a file is told', () => {
    writeFileSync(join(folder, 'mine.yaml'), '');
    const args = ['--import', 'contacts.csv', '--zone', 'UTC', '--date-order=dmy'];
    expect(readOptions([...args, '--mapping', 'mine.yaml'], folder)).toMatchObject({
      importOptions: [
        '--date-order',
        'dmy',
        '--mapping',
        join(folder, 'mine.yaml'),
        '--zone',
        'UTC',
      ],
    });
  });

  it.each([
    [['--twice'], /'--twice'/],
    [['now'], /'now'/],
    [['--report'], /'--report <value>'/],
    [['--seed', 'x'], /--seed is x and must be a whole number/],
    [['--import', 'nowhere.csv'], /nowhere\.csv is not a file\. Name the export/],
    [['--zone', 'UTC'], /--zone says how a file is imported: name it by --import/],
    [['--import', 'contacts.csv', '--mapping', 'nowhere'], /--mapping: .*nowhere is not a file/],
    [['--import', '.'], /is not a file/],
    [['--import', 'a', '--olist', 'b'], /one of the two/],
    [['--olist', 'nowhere'], /nowhere does not hold .*leads.*\.csv and .*deals.*\.csv/],
  ])('refuses %j and says what is wrong', (args, why) => {
    expect(() => readOptions(args, folder)).toThrow(UsageError);
    expect(() => readOptions(args, folder)).toThrow(why);
  });
});
