import { describe, expect, it } from 'vitest';
import { keepVisit, visitOf } from '../src/pages/keep-visit.provider.js';
import type { CurrentPages } from '../src/pages/current-pages.provider.js';
import { PageGate } from '../src/pages/page-gate.provider.js';
import { addressBehind } from '../src/pages/page.js';
import { readMessage } from '../src/pages/read-message.js';
import { readPages } from '../src/pages/read-pages.js';

const id = '0b6f4e0a7a3b4c1d9f570e4a1c2b3d4e';
const visit = { id, kind: 'visit', consent: true, visitor: id };
const form = { id, kind: 'form', consent: false, contact: { email: 'anna.lee@example.com' } };

describe('a message of a page', () => {
  it.each([visit, { ...visit, utm: { source: 'google' } }, form])('is taken: %j', (given) => {
    expect(readMessage(given).problems).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['no object', [], ''],
    ['a null', null, ''],
    ['an unknown field', { ...form, 'anna@planted.example': 1 }, ''],
    [
      'an unknown part',
      { ...form, contact: { ...form.contact, 'anna@planted.example': 1 } },
      'contact',
    ],
    ['no id', { ...form, id: undefined }, 'id'],
    ['a long id', { ...form, id: 'x'.repeat(65) }, 'id'],
    ['another kind', { ...form, kind: 'lead' }, 'kind'],
    ['no word about consent', { ...form, consent: undefined }, 'consent'],
    ['a visitor without consent', { ...form, visitor: id }, 'visitor'],
    ['a link without consent', { ...form, utm: { source: 'x' } }, 'utm'],
    ['a click without consent', { ...form, clickIds: { gclid: 'x' } }, 'clickIds'],
    ['a visit without consent', { ...visit, consent: false }, 'visitor'],
    ['a visit of nobody', { ...visit, visitor: undefined }, 'visitor'],
    ['contact data with a visit', { ...visit, contact: form.contact }, 'contact'],
    ['a form without contact', { ...form, contact: undefined }, 'contact'],
    ['a number for a text', { ...form, contact: { email: 1 } }, 'contact.email'],
    ['a long text', { ...form, contact: { email: 'x'.repeat(1_001) } }, 'contact.email'],
    ['a list for a part', { ...form, contact: [] }, 'contact'],
  ])('is refused with %s', (_, given, field) => {
    const { problems = [] } = readMessage(given);
    expect(problems.map((one) => one.field)).toContain(field);
    expect(JSON.stringify(problems)).not.toContain('planted');
  });
});

describe('visits of nobody known', () => {
  const at = (n: number) => new Date(n * 1_000);

  it('are the first ten and the last thirty', () => {
    let visitor = keepVisit(undefined, 'v', { at: at(0) });
    for (let n = 1; n < 1_000; n++) visitor = keepVisit(visitor, 'v', { at: at(n) });
    const seconds = visitor.visits.map((one) => one.at.getTime() / 1_000);
    expect(seconds).toEqual([
      ...Array.from({ length: 10 }, (_, n) => n),
      ...Array.from({ length: 30 }, (_, n) => 970 + n),
    ]);
    expect(visitor.at).toEqual(at(999));
  });

  it('hold nothing that names anybody', () => {
    const utm = { source: 'google', medium: 'a@b.example', campaign: '+49 171 1234567', term: 'x' };
    expect(visitOf({ id, utm }, at(1))).toEqual({ at: at(1), source: 'google' });
  });
});

describe('who sends to a page', () => {
  const website = { writeKeys: ['wk_0123456789abcdef'], origins: ['https://www.example.com'] };
  const gateOf = (proxies: number, perSecond: object) => {
    const { pages } = readPages({ pages: { website: { ...website, perSecond } }, proxies });
    return new PageGate({ load: () => pages! } as CurrentPages);
  };
  const from = (address: string, writeKey = 'wk_0123456789abcdef') => ({
    ...{ params: { writeKey }, ip: '10.0.0.1' },
    headers: { 'x-forwarded-for': `forged, ${address}` },
  });

  it('is known by what its own proxy has seen, and each address has a rate', () => {
    const gate = gateOf(1, { address: 2, page: 100 });
    const sent = Array.from({ length: 10 }, () => gate.meet(from('6.6.6.6')));
    expect(sent[0]).toEqual({ name: '6.6.6.6', isShared: true, isOneTooMany: false });
    expect(sent.filter(({ isOneTooMany }) => isOneTooMany).length).toBeGreaterThanOrEqual(7);
    expect(gate.meet(from('1.1.1.1')).isOneTooMany).toBe(false);
  });

  it('is the connection where there is no proxy, whatever its headers say', () => {
    const gate = gateOf(0, { address: 2, page: 100 });
    expect(gate.meet(from('6.6.6.6'))).toMatchObject({ name: '10.0.0.1', isShared: false });
  });

  it('shares the rate of the page with all others, and has one where there is no page', () => {
    const gate = gateOf(1, { address: 100, page: 3 });
    const met = (writeKey?: string) =>
      Array.from({ length: 40 }, (_, n) => gate.meet(from(`1.1.1.${n % 3}`, writeKey)));
    expect(met().filter(({ isOneTooMany }) => !isOneTooMany).length).toBeLessThanOrEqual(4);
    const nowhere = met('wk_of_nobody_at_all').filter(({ isOneTooMany }) => isOneTooMany);
    expect(nowhere.length).toBeGreaterThan(0);
  });
});

describe('the file of pages', () => {
  const website = { writeKeys: ['wk_0123456789abcdef'], origins: ['https://www.example.com'] };

  it('names pages by their keys, two of one page while one replaces the other', () => {
    const keys = ['wk_0123456789abcdef', 'wk_fedcba9876543210'];
    const { pages } = readPages({
      pages: { website: { ...website, writeKeys: keys } },
      proxies: 1,
    });
    expect(keys.map((key) => pages?.byKey.get(key)?.name)).toEqual(['website', 'website']);
    expect(pages?.proxies).toBe(1);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, ''],
    ['no page', { pages: {} }, 'pages'],
    [
      'a short key',
      { pages: { website: { ...website, writeKeys: ['short'] } } },
      'pages.website.writeKeys',
    ],
    [
      'three keys',
      {
        pages: { website: { ...website, writeKeys: ['a', 'b', 'c'].map((one) => one.repeat(16)) } },
      },
      'pages.website.writeKeys',
    ],
    ['one key twice', { pages: { website, other: website } }, 'pages.other.writeKeys'],
    ['any origin', { pages: { website: { ...website, origins: ['*'] } } }, 'pages.website.origins'],
    [
      'a path',
      { pages: { website: { ...website, origins: ['https://www.example.com/'] } } },
      'pages.website.origins',
    ],
    ['a file', { pages: { website: { ...website, origins: ['null'] } } }, 'pages.website.origins'],
    [
      'a rate of none',
      { pages: { website: { ...website, perSecond: { page: 0 } } } },
      'pages.website.perSecond.page',
    ],
    [
      'a misspelt setting',
      { pages: { website: { ...website, origin: [] } } },
      'pages.website.origin',
    ],
    ['a strange name', { pages: { 'My page': website } }, 'pages.My page'],
    ['proxies without end', { pages: { website }, proxies: 11 }, 'proxies'],
  ])('is refused with %s', (_, given, field) => {
    expect(readPages(given).problems?.map((one) => one.field)).toContain(field);
  });
});

it.each<[number, string | undefined, string]>([
  [0, '1.1.1.1', 'socket'],
  [1, undefined, 'socket'],
  [1, 'forged, 1.1.1.1', '1.1.1.1'],
  [2, 'forged, 1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [3, '1.1.1.1', 'socket'],
])('behind %i proxies a message with %s comes from %s', (proxies, forwarded, address) => {
  expect(addressBehind(proxies, 'socket', forwarded)).toBe(address);
});
