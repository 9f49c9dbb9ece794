import { abbreviations, articles, conjunctions } from './abbreviations.ts';
import { foldText, foldUmlauts, wordsIn } from './fold-text.ts';
import { withoutLegalForm } from './legal-forms.ts';

export interface CompanyName {
  /** The words that tell the company from others, folded, without legal form. */
  readonly words: readonly string[];
  /** The words run together: two names are the same where this is. */
  readonly key: string;
  /** The legal forms that the name says; none where it says none. */
  readonly forms: readonly string[];
}

const unnamed: CompanyName = { words: [], key: '', forms: [] };

/** What people type who do not want to say a company's name. */
const saysNothing: ReadonlySet<string> = new Set([
  ...['na', 'none', 'keine', 'kein', 'nein', 'no', 'privat', 'private', 'test', 'self', 'selbst'],
  ...['unknown', 'unbekannt', 'null', 'undefined', 'freelance', 'freelancer', 'selfemployed'],
  ...['selbststandig', 'selbstandig', 'student', 'privatperson', 'asdf', 'xxx', 'company', 'nan'],
  ...['freiberufler', 'individual', 'personal', 'notapplicable', 'nocompany', 'keineangabe'],
  ...[
    'example',
    'examplecompany',
    'testing',
    'testfirma',
    'testcompany',
    'testtest',
    'test123',
    'nationalassociation',
  ],
]);

/** The same, unless a legal form stands beside it: ABC may be anybody, ABC Ltd is somebody. */
const saysNothingAlone: ReadonlySet<string> = new Set([
  ...['keineangaben', 'ka', 'keinefirma', 'ohne', 'ohnefirma', 'privatkunde', 'privathaushalt'],
  ...['selbststandige', 'selbststandiger', 'selbstandige', 'selbstandiger', 'freelancing', 'tbd'],
  ...['arbeitslos', 'arbeitssuchend', 'rentner', 'schuler', 'studentin', 'firma', 'unternehmen'],
  ...['notprovided', 'notavailable', 'notspecified', 'noemployer', 'unemployed', 'retired', 'tba'],
  ...['soletrader', 'soleproprietor', 'ownbusiness', 'myself', 'me', 'myown', 'mycompany', 'dummy'],
  ...['demo'],
  ...['companyname', 'yourcompany', 'nothing', 'nada', 'other', 'sonstige', 'andere', 'homemaker'],
  ...['abc', 'qwerty', 'asd', 'aaa', 'blah', 'blabla', 'xyz', 'x', 'independent', 'consultant'],
  ...['aucun', 'aucune', 'neant', 'nonrenseigne', 'particulier', 'independant', 'autoentrepreneur'],
  ...[
    'sansemploi',
    'etudiant',
    'prive',
    'personnel',
    'ninguna',
    'ninguno',
    'particular',
    'privado',
  ],
  ...['autonomo', 'autonoma', 'sinempresa', 'noaplica', 'estudiante', 'nessuna', 'nessuno'],
  ...['privato', 'liberoprofessionista', 'nenhuma', 'nenhum', 'geen', 'nvt', 'zzp', 'zzper'],
  ...['zelfstandig', 'particulier', 'ingen', 'privatkund', 'enskild', 'egenforetagare', 'inget'],
  ...['selvstendig', 'selvstaendig', 'selvstaendige', 'intet', 'yksityinen', 'eimitaan', 'brak'],
  ...['niedotyczy', 'prywatnie', 'prywatny', 'osobaprywatna', 'osobafizyczna', 'zadna', 'zadny'],
  ...['soukroma', 'soukromaosoba', 'osvc', 'yok', 'bireysel', 'sahis', 'serbestmeslek', 'ozel'],
  ...['ogrenci', 'нет', 'частноелицо', 'なし', '個人', '无', '個人事業主'],
  ...['0', '00', '000', '1', '12', '123', '1234', '12345', 'home', 'homeoffice', 'privateperson'],
  ...['independentconsultant', 'selfemployedconsultant', 'selvstandig', 'студент', '私人'],
]);

/** Forms that without their dots are a part of the world: Acme EU and Acme NA are subsidiaries. */
const dotted: readonly (readonly [short: RegExp, long: string])[] = [
  [/\be\. ?u\b/g, 'einzelunternehmen'],
  [/\bn\. ?a\b/g, 'national association'],
];

export function readCompanyName(text: string | undefined): CompanyName {
  if (!text) return unnamed;
  const withoutSigns = dotted
    .reduce((folded, [short, long]) => folded.replace(short, long), foldText(text))
    .replace(/\b([a-z]) ?\/ ?([a-z])\b/g, '$1$2');
  const forms = new Set<string>();
  let words: readonly string[] = wordsIn(withoutSigns);
  // What one pass takes away may bring words together that are a form or an initial.
  for (let before = ''; before !== words.join(' ');) {
    before = words.join(' ');
    words = told(words, forms);
  }
  const key = words.join('');
  const isNobody = saysNothing.has(key) || (forms.size === 0 && saysNothingAlone.has(key));
  return isNobody ? unnamed : { words, key, forms: [...forms].toSorted() };
}

function told(words: readonly string[], forms: Set<string>): readonly string[] {
  const named = joinLetters(withoutConjunctions(withoutArticles(words.map(foldUmlauts))));
  const without = withoutLegalForm(named);
  for (const form of without.forms) forms.add(form);
  return without.words.map(writtenOut);
}

/** The name as it is compared, to be shown and kept: the same for all ways to write it. */
export function normalCompanyName(text: string): string {
  return readCompanyName(text).words.join(' ');
}

function withoutArticles(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !articles.has(word));
  return from === -1 ? words.slice(-1) : words.slice(from);
}

/** "&" is not a word, so neither is what it stands for; a letter beside a letter is an initial. */
function withoutConjunctions(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (before === undefined || after === undefined || !conjunctions.has(word)) return true;
    return word.length === 1 && (before.length === 1 || after.length === 1);
  });
}

/** U.S. Bank is US Bank, and S.p.A. is SpA: letters on their own are run together. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters = '';
  for (const word of words) {
    if (isLetter(word)) letters += word;
    else {
      if (letters) joined.push(letters);
      letters = '';
      joined.push(word);
    }
  }
  if (letters) joined.push(letters);
  return joined;
}

function isLetter(word: string): boolean {
  return word.length === 1 && /[\p{L}\p{N}]/u.test(word) && !/\p{Script=Han}/u.test(word);
}

function writtenOut(word: string): string {
  return abbreviations.get(word) ?? word;
}
