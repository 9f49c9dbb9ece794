import { defaultPlaybook } from '../src/index.js';
import { describe, expect, it } from 'vitest';
import { admitPlaybook, type Publication } from '../src/in-force/admit-playbook.js';
import type { PublishedVersion } from '../src/in-force/playbooks.schema.js';

const document = defaultPlaybook();
const first: PublishedVersion = {
  version: 1,
  effectiveFrom: new Date('2026-11-01T00:00:00Z'),
  document,
};
const second: Publication = {
  version: 2,
  effectiveFrom: '2026-11-29T12:00:00.000Z',
  document: { ...document, qualification: { threshold: 60 } },
  time: new Date('2026-11-29T12:00:00Z'),
};

describe('a playbook on the log is taken into force', () => {
  it('where it is the next version and can be read', () => {
    const { version, document } = second;
    const effectiveFrom = new Date(second.effectiveFrom);
    expect(admitPlaybook([first], second)).toEqual({
      admitted: { version, effectiveFrom, document },
    });
  });

  it('also in the shape of an earlier time, which is kept', () => {
    const { lists: _, ...older } = document;
    expect(admitPlaybook([], { ...second, document: older })).toMatchObject({
      admitted: { document: older },
    });
  });

  it('once: the same again changes nothing', () => {
    const again = { ...second, version: 1, effectiveFrom: '2026-11-01T00:00:00Z', document };
    expect(admitPlaybook([first], structuredClone(again))).toEqual({ repeated: true });
  });
});

describe('a playbook on the log is never taken into force', () => {
  const nested = JSON.parse(`${'['.repeat(9_000)}${']'.repeat(9_000)}`) as object;
  it.each<[string, Partial<Publication>, string]>([
    ['a number twice with other content', { version: 1 }, 'version 1 came after version 1'],
    ['a number that goes back', { version: 1, document: {} }, 'version 1 came after version 1'],
    ['a number out of all order', { version: 2 ** 53 - 1 }, 'is far above version 1'],
    [
      'the year 275760',
      { effectiveFrom: '+275760-09-13T00:00:00.000Z' },
      'not a time of this century',
    ],
    ['the year 9999', { effectiveFrom: '9999-12-31T23:59:59Z' }, 'not a time of this century'],
    ['no time', { effectiveFrom: 'soon' }, 'not a time of this century'],
    ['an empty document', { document: {} }, 'glossary is missing'],
    ['a list', { document: [] }, 'document is []'],
    ['a document that is none', { document: null as never }, 'document is null'],
    [
      'a reference that leads nowhere',
      { document: { ...document, calendars: [] } },
      'calendars is []',
    ],
    [
      'a list with a reference that leads nowhere',
      { document: { ...document, lists: { ...document.lists, industry: [] } } },
      'scoring.rules[6].when.profile.industry[0] is "software", which is not declared',
    ],
    ['what nests without end', { document: { ...document, goals: nested } }, 'nests too deeply'],
    ['more than 256 KB', { document: { ...document, x: 'x'.repeat(300_000) } }, 'document is'],
  ])('%s', (_, change, reason) => {
    const admission = admitPlaybook([first], { ...second, ...change });
    expect(admission).toMatchObject({ refused: expect.stringContaining(reason) });
  });
});
