import { describe, expect, it } from 'vitest';
import { normalCompanyName, readCompanyName } from '../src/index.js';

describe('one name, however it is written', () => {
  it.each([
    ['umlauts', 'Müller', 'Mueller', 'MULLER', 'Mu\u0308ller'],
    ['sharp s', 'Weiß', 'Weiss', 'WEISS'],
    ['Nordic letters', 'Ørsted', 'Oersted', 'Orsted'],
    ['accents', 'Société Générale', 'Societe Generale', 'SOCIÉTÉ GÉNÉRALE'],
    ['initials', 'US bank', 'U.S. Bank', 'U.S bank', 'U. S. Bank', 'us-bank'],
    ['letters and digits', '3M', '3 M', '3M Co.', '3 M Company'],
    ['an ampersand', 'H&M', 'H & M', 'H und M', 'H and M', 'h + m'],
    ['what joins two names', 'Smith & Sons', 'Smith and Sons', 'Smith Sons', 'Smith + Sons Ltd'],
    ['German abbreviations', 'Gebr. Weiss', 'Gebrüder Weiß', 'Gebrueder Weiss'],
    ['English abbreviations', 'Acme Intl Mfg', 'Acme International Manufacturing'],
    ['saints', 'St. Gobain', 'Saint-Gobain', 'Sankt Gobain'],
    ['brothers', 'Warner Bros.', 'Warner Brothers'],
    ['an article', 'The Body Shop', 'Body Shop'],
    [
      'width, spaces and what nobody sees',
      'Ｆｏｏ　Ｂａｒ',
      'Foo\u00a0Bar',
      'F\u200boo Bar',
      'Foo\u00adBar',
    ],
    ['an apostrophe', "McDonald's", 'McDonald’s', 'Mcdonalds'],
    ['Greek', 'ΑΘΗΝΑΪΚΗ ΖΥΘΟΠΟΙΙΑ', 'Αθηναϊκή Ζυθοποιία'],
    ['Cyrillic', 'ООО «Ромашка»', 'РОМАШКА', 'Ромашка, ООО'],
    ['Japanese', '株式会社日立製作所', '日立製作所', '㈱日立製作所', '日立製作所(株)'],
    ['Korean', '삼성전자 주식회사', '삼성전자(주)'],
    ['Turkish', 'Türk Hava Yolları A.Ş.', 'TURK HAVA YOLLARI'],
  ])('%s', (_, first, ...others) => {
    const { key } = readCompanyName(first);
    expect(key).not.toBe('');
    for (const other of others) expect(readCompanyName(other).key).toBe(key);
  });

  it.each([
    ['Bauer', 'Baur'],
    ['Deutsche Bank', 'Deutsche Bahn'],
    ['Müller Bau', 'Müller'],
    ['Acme NA', 'Acme'],
    ['Acme EU', 'Acme'],
    ['Werk 1', 'Werk 2'],
    ['Вега', 'Beta'],
    ['日立', '日本'],
  ])('but %s is not %s', (one, other) => {
    expect(readCompanyName(one).key).not.toBe(readCompanyName(other).key);
  });
});

describe('a legal form is told apart from the name', () => {
  it.each([
    ['Huber GmbH', 'gmbh'],
    ['Huber Gesellschaft m.b.H.', 'gmbh'],
    ['Huber Ges.m.b.H.', 'gmbh'],
    ['Huber mbH', 'gmbh'],
    ['Huber GmbH & Co. KG', 'gmbh kg'],
    ['Huber GmbH&Co.KG', 'gmbh kg'],
    ['Huber (GmbH & Co KG)', 'gmbh kg'],
    ['Huber AG & Co. KGaA', 'ag kgaa'],
    ['Huber e.K.', 'ek'],
    ['Huber e. K', 'ek'],
    ['Huber UG (haftungsbeschränkt)', 'ug'],
    ['Huber Aktiengesellschaft', 'ag'],
    ['Huber OHG', 'ohg'],
    ['Huber GbR', 'gbr'],
    ['Huber e.U.', 'ek'],
    ['Huber e. U.', 'ek'],
    ['Huber N.A.', ''],
    ['Huber eG', 'eg'],
    ['Huber e.V.', 'ev'],
    ['Huber SE', 'se'],
    ['Huber Ltd.', 'ltd'],
    ['Huber Pty. Ltd.', 'ltd'],
    ['Huber Private Limited', 'ltd'],
    ['Huber L.L.C.', 'llc'],
    ['Huber LLP', 'llp'],
    ['Huber, Inc.', 'inc'],
    ['Huber Corporation', 'inc'],
    ['Huber PLC', 'plc'],
    ['Huber & Co.', ''],
    ['Huber S.A.', 'sa'],
    ['Huber S.A.S.', 'sas'],
    ['SARL Huber', 'sarl'],
    ['Huber S.à r.l.', 'sarl'],
    ['Huber S.r.l.', 'srl'],
    ['Huber S.p.A.', 'spa'],
    ['Huber, S.L.', 'sl'],
    ['Huber S.A. de C.V.', 'sa'],
    ['Huber B.V.', 'bv'],
    ['Huber N.V.', 'nv'],
    ['Huber Oy', 'oy'],
    ['Huber AB', 'ab'],
    ['Huber A/S', 'as'],
    ['Huber AS', 'as'],
    ['Huber ApS', 'aps'],
    ['Huber sp. z o.o.', 'spzoo'],
    ['Huber Sp. z o. o.', 'spzoo'],
    ['Huber s.r.o.', 'sro'],
    ['Huber, spol. s r. o.', 'sro'],
    ['Huber Kft.', 'kft'],
    ['Huber d.o.o.', 'doo'],
    ['Huber K.K.', 'kk'],
    ['Huber Co., Ltd.', 'ltd'],
    ['PT Huber Tbk', 'pt'],
    ['Huber Sdn. Bhd.', 'ltd'],
    ['ООО Huber', 'ooo'],
    ['Huber Α.Ε.', 'ae'],
    ['Huber', ''],
  ])('%s', (name, forms) => {
    expect(readCompanyName(name)).toEqual({
      words: ['huber'],
      key: 'huber',
      forms: forms.split(' ').filter(Boolean),
    });
  });

  it('where a town follows it', () => {
    expect(readCompanyName('Huber GmbH Köln').words).toEqual(['huber', 'koln']);
  });

  it.each(['AG', 'SE', 'Spa GmbH', 'The Co.'])('%s keeps a word', (name) => {
    expect(normalCompanyName(name)).not.toBe('');
  });
});

it.each(['n/a', '-', '???', 'privat', 'None', ' ', '\u200b', 'Keine Angabe'])(
  '"%s" is not a name',
  (typed) => {
    expect(readCompanyName(typed).key).toBe('');
  },
);
