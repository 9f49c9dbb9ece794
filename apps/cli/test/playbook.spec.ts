import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultPlaybook, defaultPlaybookYaml, type Playbook } from '@smarketing/playbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesBetween, formatChanges } from '../src/playbook/changes.js';
import { readPlaybookFile } from '../src/playbook/read-playbook-file.js';

let directory: string;
beforeAll(async () => (directory = await mkdtemp(join(tmpdir(), 'playbook-'))));
afterAll(() => rm(directory, { recursive: true }));

async function file(text: string): Promise<string> {
  const path = join(directory, `${Math.random()}.yaml`);
  await writeFile(path, text);
  return path;
}

describe('a file with a playbook', () => {
  it('is read, with the version that it was made from', async () => {
    const read = await readPlaybookFile(
      await file(`# Playbook version 7\n${defaultPlaybookYaml()}`),
    );
    expect(read.after).toBe(7);
    expect(read.playbook).toEqual(defaultPlaybook());
  });

  it('may be JSON', async () => {
    const read = await readPlaybookFile(await file(JSON.stringify(defaultPlaybook())));
    expect(read).toMatchObject({ after: undefined, playbook: defaultPlaybook() });
  });

  it('with a mistake is refused with its line, as a file that cannot be', async () => {
    const yaml = defaultPlaybookYaml();
    const line = yaml.split('\n').findIndex((text) => text.includes('  threshold: 50')) + 1;
    const path = await file(yaml.replace('  threshold: 50', '  threshold: 500'));
    await expect(readPlaybookFile(path)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`qualification.threshold (line ${line}) is 500`),
    });
  });

  it('that is not there is said to be missing', async () => {
    await expect(readPlaybookFile(join(directory, 'none.yaml'))).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});

describe('what a playbook changes', () => {
  const changed = (change: (playbook: Playbook) => void) => {
    const after = defaultPlaybook();
    change(after);
    return formatChanges(changesBetween(defaultPlaybook(), after));
  };

  it.each<[string, (playbook: Playbook) => void, string]>([
    ['nothing', () => {}, 'Nothing would change.'],
    [
      'a number',
      ({ qualification }) => (qualification.threshold = 60),
      '  ~ qualification.threshold: 50 → 60',
    ],
    [
      'a rule by its id',
      ({ scoring }) => (scoring.rules[0]!.points = 9),
      '  ~ scoring.rules[company-mail].points: 8 → 9',
    ],
    [
      'a reason between others',
      ({ rejection }) =>
        rejection.reasons.splice(1, 0, { id: 'spam', label: 'Spam', outcome: 'disqualify' }),
      '  + rejection.reasons[spam]: {"id":"spam","label":"Spam","outcome":"disqualify"}',
    ],
    [
      'a reason that is gone',
      ({ rejection }) => rejection.reasons.shift(),
      '  - rejection.reasons[no-budget]: {"id":"no-budget","label":"No budget this year","outcome":"recycle"}',
    ],
    [
      'the kinds of touchpoint that bring a lead back',
      ({ returns }) => returns.atOnce.pop(),
      '  ~ returns.atOnce: ["demo-request","call"] → ["demo-request"]',
    ],
  ])('%s', (_, change, text) => {
    expect(changed(change)).toBe(text);
  });

  it('in the order of a list', () => {
    expect(
      changed(({ serviceLevels, rejection }) => {
        serviceLevels.reverse();
        rejection.reasons.reverse();
      }),
    ).toMatch(/^ {2}~ rejection\.reasons \(order\): \[no-budget\].* → \[invalid-contact\]/);
  });
});
