import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { banned, bannedIn, sentencesOf } from './plain-words.ts';

const root = join(import.meta.dirname, '..', '..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** The page that says which words not to use has to name them. */
const saysWhatNot = 'docs/words.md';
const documents = files.filter((file) => file.endsWith('.md') && file !== saysWhatNot);

/** What runs and speaks to people; specs name their cases as they like. */
const sources = files.filter(
  (file) =>
    /^(?:(?:apps|libs)\/[^/]+\/src|deploy|test)\/.*\.m?[jt]s$/.test(file) &&
    !/\.(?:spec|d)\.ts$/.test(file) &&
    !file.startsWith('test/workspace/'),
);

const planted = [
  'x is no lead id.',
  '09:15 is none',
  'There is none.',
  'The system is at rest.',
  'A rep and his leads',
  'To accept is not possible: use reject.',
  'What changed of late',
  'Work in hand',
  'The import goes on.',
  'Drop what is there.',
  '2 keys faulty still',
  'for the how-manieth time',
  'The answer was 502 without a word.',
  'for want of Docker',
  'The rep shall accept.',
  'Fold it anew.',
  'Mend the fold.',
  'It cannot be read just now.',
  'The upload broke off.',
  'as ever',
  'It is not read any more.',
  'Facts of before are read.',
  'what the import would come to',
  'why, for whoever asks later',
  'Kafka is away.',
];

describe('people read plain words', () => {
  it('in the documents', () => {
    const found = documents.flatMap((file) =>
      bannedIn(textOf(file)).map((what) => `${file}: ${what}`),
    );
    expect(found).toEqual([]);
  });

  it('in what programs say: answers, help, problems, logs', () => {
    const found = sources.flatMap((file) =>
      sentencesOf(file, textOf(file)).flatMap(({ line, sentence }) =>
        bannedIn(sentence).map((what) => `${file}:${line}: ${what}`),
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('the check of words sees what it looks for', () => {
  it.each(planted)('%s', (sentence) => {
    expect(bannedIn(sentence)).toHaveLength(1);
  });

  it('of every pattern', () => {
    const unplanted = banned.filter(({ pattern }) => !planted.some((one) => one.match(pattern)));
    expect(unplanted).toEqual([]);
  });

  it.each([
    'There is no such lead.',
    'The rep is no longer active; views rebuild --anew.',
    'Waiting for Kafka, which is down.',
    'Only ids go on the log.',
  ])('and nothing else: %s', (sentence) => {
    expect(bannedIn(sentence)).toEqual([]);
  });

  it('in literals, templates and sums of both, where they stand', () => {
    const text = "log('a');\nthrow new Error(`The lead ${id} ` +\n  'is no rep.'); // he\n";
    expect(sentencesOf('planted.ts', text)).toEqual([
      { line: 2, sentence: 'The lead … is no rep.' },
    ]);
  });
});
