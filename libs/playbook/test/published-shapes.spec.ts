import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import {
  channelOf,
  defaultPlaybook,
  InvalidPlaybookError,
  readListed,
  readPublishedPlaybook,
} from '../src/index.js';
import { channelsBeforeGroups } from '../src/upcasters/channels-before-groups.js';

type Json = { [key: string]: Json } & { [nth: number]: Json; unshift(...more: Json[]): unknown };
const set = (value: unknown) => value as Json;

/** What was ever published by a release of the product, and must be read for ever: frozen. */
const directory = fileURLToPath(new URL('../corpus', import.meta.url));
const corpus = new Map(
  readdirSync(directory)
    .filter((file) => file !== 'digests.json')
    .map((file) => [file, read(file)] as const),
);

function read(file: string): Json {
  return JSON.parse(readFileSync(`${directory}/${file}`, 'utf8')) as Json;
}

function digestOf(document: object): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}

const first = () => structuredClone(corpus.get('2026-11-first-default.json')!);

describe('every shape of a playbook that was ever published', () => {
  it('is in the corpus as it was, and none is missing', () => {
    const digests = Object.fromEntries([...corpus].map(([file, each]) => [file, digestOf(each)]));
    expect(digests).toEqual(read('digests.json')['published']);
  });

  it.each([...corpus])('%s is read, and read alike for ever', (file, published) => {
    const upcast = readPublishedPlaybook(published);
    expect(readPublishedPlaybook(upcast)).toEqual(upcast);
    // A digest that changes means that facts of then would be decided anew under other terms: let the
    // upcaster keep the sections it gave until now instead of following the default.
    expect(digestOf(upcast)).toBe(read('digests.json')['read']![file]);
  });
});

describe('a playbook from before closed lists', () => {
  it('gets the lists of the default, its rules of coming back its purposes and its rules of accounts, and is else what it was', () => {
    const { lists, returns, consent, accounts, ...rest } = readPublishedPlaybook(first());
    expect(consent).toEqual(defaultPlaybook().consent);
    expect(lists).toEqual({ ...defaultPlaybook().lists, channel: channelsBeforeGroups() });
    expect(returns).toEqual(defaultPlaybook().returns);
    expect(accounts).toEqual(defaultPlaybook().accounts);
    expect(rest).toMatchObject(first());
  });

  it('keeps the industries and departments that its own rules name, for facts of then and of now', () => {
    const published = first();
    const profile = {
      industry: ['Mech. Engineering', 'Banking', '3D printing', '工业', 'Finance'],
    };
    published['scoring']!['rules']![6]!['when'] = set({ profile });
    published['scoring']!['rules']![4]!['when'] = set({ profile: { department: ['PR', 'sales'] } });
    const { scoring, lists } = readPublishedPlaybook(published);
    const now = ['mech-engineering', 'banking', 'own-3', 'own-4', 'finance'];
    expect(profile.industry.map((word) => readListed(lists.industry, word).name)).toEqual(now);
    expect(scoring.rules[6]!.when).toEqual({
      profile: { industry: profile.industry.flatMap((word, nth) => [word, now[nth]!]) },
    });
    expect(scoring.rules[4]!.when).toEqual({ profile: { department: ['PR', 'pr', 'sales'] } });
    expect(readListed(lists.industry, 'financial services').name).toBe('finance');
    expect(readListed(lists.department, 'Public Relations').name).toBe('marketing');
  });

  it('keeps its own channels, also where the default reads them as another', () => {
    const published = first();
    published['channels']!.unshift(
      ...[
        { source: ['m'], channel: 'email_marketing' },
        { source: ['n'], channel: 'none' },
        { source: ['t'], channel: 'trade_fair' },
        { source: ['u'], channel: 'tradefair' },
      ].map(set),
    );
    published['scoring']!['rules']![8]!['when'] = set({
      channel: ['trade_fair', 'none', 'referral'],
    });
    const playbook = readPublishedPlaybook(published);
    for (const channel of [
      'email_marketing',
      'none',
      '(none)',
      'trade_fair',
      'tradefair',
      'email',
    ]) {
      expect(channelOf(playbook, { channel })).toBe(channel);
    }
    expect(channelOf(playbook, { source: 'M' })).toBe('email_marketing');
    expect(playbook.scoring.rules[8]!.when).toEqual({
      channel: ['trade_fair', 'none', 'referral'],
    });
  });

  it('may be as large as it could be then', () => {
    const published = first();
    const words = Array.from({ length: 12_000 }, (_, nth) => `Kind ${nth}`);
    published['scoring']!['rules'] = set(
      Array.from({ length: 120 }, (_, nth) => ({
        id: `rule-${nth}`,
        group: 'fit',
        label: 'x',
        points: 1,
        when: { profile: { industry: words.slice(nth * 100, nth * 100 + 100) } },
      })),
    );
    const { lists } = readPublishedPlaybook(published);
    expect(readListed(lists.industry, 'KIND_11999').known).toBe(true);
  });
});

describe('what never was a playbook is refused by what is wrong, never by a crash', () => {
  const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as unknown;
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'playbook'],
    ['a list', [first()]],
    ['an empty object', {}],
    ['a number', Number.NaN],
    ['lists that are none', { ...first(), lists: 3 }],
    ['rules that are none', { ...first(), scoring: { rules: [1, null, { when: 7 }] } }],
    ['channels that are none', { ...first(), channels: 'all' }],
    ['more than 256 KB', { ...first(), more: 'x'.repeat(300_000) }],
    ['what nests without end', { ...first(), glossary: nested }],
    ['a list with a reference to nothing', { ...first(), calendars: [] }],
  ])('%s', (_, document) => {
    expect(() => readPublishedPlaybook(document)).toThrow(InvalidPlaybookError);
  });
});
