import type { Company } from '../src/index.ts';

/** Why a company is in the corpus. */
export const kinds = [
  'spelling',
  'legal form',
  'parent and subsidiary',
  'one name in two towns',
  'initials',
  'free mail and agencies',
  'plain',
] as const;
export type Kind = (typeof kinds)[number];

export interface KnownLead {
  readonly company: Company;
  /** The company that it truly is. */
  readonly truth: number;
  readonly kind: Kind;
}

interface Truth {
  readonly id: number;
  readonly kind: Kind;
  readonly stem: string;
  readonly form: string;
  readonly town: string;
  readonly country: string;
  readonly domains: readonly string[];
}

type Random = () => number;

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const places: readonly (readonly [country: string, zone: string, towns: string, forms: string])[] =
  [
    [
      'DE',
      'de',
      'Köln,München,Berlin,Hamburg,Nürnberg,Düsseldorf,Frankfurt am Main,Gütersloh,Lübeck,Würzburg,Bad Homburg,Halle (Saale),Göttingen,Mönchengladbach,Erfurt,Ulm',
      'GmbH,GmbH & Co. KG,AG,e.K.,KG,OHG,UG (haftungsbeschränkt),GbR,eG,SE',
    ],
    ['AT', 'at', 'Wien,Graz,Linz,Salzburg,St. Pölten', 'GmbH,AG,KG,OG,e.U.'],
    ['CH', 'ch', 'Zürich,Bern,Basel,Genève,Winterthur', 'AG,GmbH,SA,Sàrl'],
    ['GB', 'co.uk', 'London,Leeds,Bristol,Glasgow,York', 'Ltd,Limited,PLC,LLP'],
    ['US', 'com', 'Boston,Austin,Denver,Portland,Springfield', 'Inc.,LLC,Corp.,Co.'],
    ['FR', 'fr', 'Paris,Lyon,Nîmes,Orléans,Besançon', 'SARL,SAS,SA,EURL'],
    ['IT', 'it', 'Milano,Torino,Bologna,Forlì', 'S.r.l.,S.p.A.,S.n.c.'],
    ['ES', 'es', 'Madrid,Málaga,A Coruña,Cádiz', 'S.L.,S.A.'],
    ['NL', 'nl', 'Amsterdam,Utrecht,Den Haag', 'B.V.,N.V.'],
    ['PL', 'pl', 'Kraków,Łódź,Gdańsk,Poznań', 'sp. z o.o.,S.A.'],
    ['SE', 'se', 'Malmö,Göteborg,Örebro', 'AB'],
    ['DK', 'dk', 'Aarhus,København,Odense', 'A/S,ApS'],
    ['CZ', 'cz', 'Praha,Brno,Plzeň', 's.r.o.,a.s.'],
  ];

const surnames =
  'Müller,Köhler,Schröder,Groß,Weiß,Jäger,Krüger,Böhm,Bäcker,Hübner,Lindqvist,Øster,Sørensen,Łukasik,Dvořák,Lefèvre,Béranger,Núñez,Castaño,Rossi,Ferrara,Whitfield,Hargreaves,Okafor,Vanderberg,De Vries,Fitzgerald,Schmitt,Neumann,Bauer,Thoma,Kowalski,Petersen,Amsel,Drossel,Hagedorn,Oberländer,Kühnel,Zöllner,Schäfer'.split(
    ',',
  );
const trades =
  'Maschinenbau,Elektrotechnik,Metallbau,Logistik,Software,Bäckerei,Möbel,Druck,Medizintechnik,Gebäudereinigung,Engineering,Consulting,Foods,Textiles,Instruments,Robotics,Analytics,Packaging,Bau,Wärmetechnik,Automation,Pharma,Systems,Precision Tools,Getränke,Immobilien,Verlag,Kältetechnik,Fenster,Solar'.split(
    ',',
  );
const syllables =
  'ar,bel,cor,dex,el,fin,gra,hel,io,jun,kal,lum,mar,nov,or,pex,qua,ren,sol,tri,ul,ven,wex,xan,yor,zel,ö,ü,né,str'.split(
    ',',
  );
const freeMail =
  'gmail.com,gmx.de,web.de,t-online.de,outlook.com,hotmail.com,yahoo.fr,libero.it,wp.pl,icloud.com'.split(
    ',',
  );
const agencies =
  'nordlicht-media.de,bright-agency.com,werbehaus24.de,pixel-foundry.co.uk,leadwerk.at,studio-mainpost.de'.split(
    ',',
  );
const subsidiaries =
  'Logistik,Immobilien,Service,Energie,Akademie,Verwaltung,Ventures,Digital,Nord,Süd,Handel,Leasing'.split(
    ',',
  );

export interface CorpusOptions {
  readonly leads: number;
  readonly companies: number;
  /** Whether companies may have one name by chance, even in one town. */
  readonly withNamesakes: boolean;
}

/** 10,000 leads of 3,000 companies, whose truth is known. Seeds differ in how carelessly people type. */
export function seededCorpus(seed: number, options: Partial<CorpusOptions> = {}): KnownLead[] {
  const { leads = 10_000, companies = 3000, withNamesakes = false } = options;
  const random = randomOf(seed);
  const truths = truthsOf(random, companies, withNamesakes);
  const care = { slips: 0.02 + random() * 0.06, gaps: 0.05 + random() * 0.2 };
  const first = truths.map((truth) => leadOf(truth, random, care));
  const further = Array.from({ length: leads - companies }, () =>
    leadOf(pick(truths, random), random, care),
  );
  return shuffled([...first, ...further], random);
}

export function shuffled<T>(all: readonly T[], random: Random): T[] {
  const mixed = [...all];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!];
  }
  return mixed;
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[Math.floor(random() * all.length)]!;
}

function truthsOf(random: Random, count: number, withNamesakes: boolean): Truth[] {
  const truths: Truth[] = [];
  const taken = new Set<string>();
  const takenDomains = new Set<string>([...agencies, ...freeMail]);
  for (let turn = 0; truths.length < count; turn += 1) {
    const kind = kinds[turn % kinds.length]!;
    const [country, zone, towns, forms] = pick(places, random);
    const stem = stemOf(kind, random);
    if (!withNamesakes && taken.has(foldedForTruth(stem))) continue;
    taken.add(foldedForTruth(stem));
    const base = { kind, form: pick(forms.split(','), random), country };
    const allTowns = shuffled(towns.split(','), random);
    const domain = domainOf(stem, zone, '', random, takenDomains);
    const sibling =
      random() < 0.15 ? [domainOf(`${stem} group`, 'com', '', random, takenDomains)] : [];
    const found = { ...base, stem, town: allTowns[0]!, domains: [domain, ...sibling] };
    truths.push({ ...found, id: truths.length });
    if (kind === 'parent and subsidiary') {
      const part = `${stem} ${pick(subsidiaries, random)}`;
      const name = random() < 0.7 ? part : stemOf('plain', random);
      const town = random() < 0.5 ? found.town : allTowns[1]!;
      truths.push({ ...found, stem: name, town, domains: [domain], id: truths.length });
    }
    if (kind === 'one name in two towns') {
      const town = allTowns[1]!;
      const other = domainOf(stem, zone, town, random, takenDomains);
      truths.push({ ...found, town, domains: random() < 0.3 ? [] : [other], id: truths.length });
    }
  }
  return truths.slice(0, count);
}

function foldedForTruth(stem: string): string {
  return ascii(stem).replace(/[^a-z0-9]/g, '');
}

function stemOf(kind: Kind, random: Random): string {
  const brand = () => {
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () =>
      pick(syllables, random),
    );
    const joined = word.join('');
    return joined.charAt(0).toUpperCase() + joined.slice(1);
  };
  const surname = () => pick(surnames, random);
  const trade = () => pick(trades, random);
  if (kind === 'initials') {
    const letters = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
      String.fromCharCode(65 + Math.floor(random() * 26)),
    );
    return `${letters.join('.')}. ${random() < 0.5 ? trade() : brand()}`;
  }
  const choice = random();
  if (choice < 0.3) return `${surname()} ${trade()}`;
  if (choice < 0.45) return `${surname()} & ${surname()} ${trade()}`;
  if (choice < 0.6) return `${brand()} ${trade()}`;
  if (choice < 0.7) return `Gebr. ${surname()} ${trade()}`;
  if (choice < 0.78) return `${trade()} ${brand()} International`;
  return `${brand()}${random() < 0.5 ? '' : ` ${brand()}`}`;
}

function ascii(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'oe')
    .replace(/ł/g, 'l')
    .normalize('NFD')
    .replace(/[^a-z0-9 -]/g, '');
}

function domainOf(
  stem: string,
  zone: string,
  town: string,
  random: Random,
  taken: Set<string>,
): string {
  const words = ascii(`${stem} ${town}`).split(/[ -]+/).filter(Boolean);
  const style = random();
  const label =
    style < 0.4
      ? words.join('-')
      : style < 0.7
        ? words.join('')
        : style < 0.85
          ? words.slice(0, 2).join('-')
          : `${words[0]}-${words.at(-1)}`;
  const top = random() < 0.75 ? zone : pick(['com', 'eu', 'net'], random);
  for (let number = 1; ; number += 1) {
    const domain = `${label}${number > 1 ? number : ''}.${top}`;
    if (taken.has(domain)) continue;
    taken.add(domain);
    return domain;
  }
}

interface Care {
  readonly slips: number;
  readonly gaps: number;
}

function leadOf(truth: Truth, random: Random, care: Care): KnownLead {
  const { id, kind, country } = truth;
  const name = random() < care.gaps / 8 ? undefined : typed(truth, random, care);
  const town = random() < care.gaps ? undefined : typedTown(truth.town, random);
  const email = addressOf(truth, random, name === undefined);
  return {
    truth: id,
    kind,
    company: { name, email, town, country: random() < care.gaps ? undefined : country },
  };
}

function addressOf(
  { kind, domains }: Truth,
  random: Random,
  isUnnamed: boolean,
): string | undefined {
  const mailbox = `${pick(['info', 'a.lee', 'einkauf', 'sales', 'k.w'], random)}@`;
  const choice = random();
  const own = domains[random() < 0.85 ? 0 : domains.length - 1];
  const host = random() < 0.1 ? 'mail.' : '';
  if (isUnnamed && own) return `${mailbox}${own}`;
  if (kind === 'free mail and agencies') {
    if (choice < 0.4) return mailbox + pick(freeMail, random);
    if (choice < 0.65) return mailbox + pick(agencies, random);
  } else if (choice < 0.06) return mailbox + pick(freeMail, random);
  if (!own) return choice < 0.5 ? mailbox + pick(freeMail, random) : undefined;
  return random() < 0.04 ? undefined : `${mailbox}${host}${own}`;
}

function typed({ stem, form, kind }: Truth, random: Random, care: Care): string {
  let name = stem;
  if (kind === 'initials' || /\p{Lu}\./u.test(name)) name = initialsTyped(name, random);
  if (random() < (kind === 'spelling' ? 0.6 : 0.25)) name = umlautsTyped(name, random);
  if (random() < 0.4)
    name = name.replace(' & ', pick([' und ', ' + ', ' and ', '&', ' u. '], random));
  if (random() < 0.4) name = shortened(name, random);
  if (random() < (kind === 'spelling' ? 3 * care.slips : care.slips)) name = slipped(name, random);
  if (random() < 0.06) name = name.replace(' ', pick(['-', '', '  '], random));
  name = withForm(name, form, kind, random);
  const choice = random();
  if (choice < 0.08) return name.toUpperCase();
  if (choice < 0.16) return name.toLowerCase();
  if (choice < 0.18) return ` ${name.replace(' ', '\u00a0')}\u200b`;
  return name;
}

function initialsTyped(name: string, random: Random): string {
  const choice = random();
  const [letters = '', ...rest] = name.split('. ');
  if (choice < 0.3) return name;
  if (choice < 0.55) return [letters.replaceAll('.', ''), ...rest].join(' ');
  if (choice < 0.8) return [letters, ...rest].join(' ');
  return [letters.replaceAll('.', ' '), ...rest].join(' ');
}

function umlautsTyped(name: string, random: Random): string {
  const german: Record<string, string> = {
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    Ö: 'Oe',
    Ü: 'Ue',
    ß: 'ss',
    ø: 'oe',
  };
  const out = random() < 0.6 ? name.replace(/[äöüÖÜßø]/g, (letter) => german[letter]!) : name;
  return out
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function shortened(name: string, random: Random): string {
  const pairs: readonly (readonly [RegExp, readonly string[]])[] = [
    [/International/, ['Intl', 'Intl.', 'Internat.', "Int'l"]],
    [/Gebr\./, ['Gebrüder', 'Gebr', 'Gebrueder']],
    [/Maschinenbau/, ['Maschinenb.', 'Masch.bau']],
    [/Engineering/, ['Eng.', 'Engineer.']],
    [/Systems/, ['Sys.', 'System']],
  ];
  return pairs.reduce((text, [long, short]) => text.replace(long, () => pick(short, random)), name);
}

function slipped(name: string, random: Random): string {
  const at = 1 + Math.floor(random() * Math.max(1, name.length - 2));
  const choice = random();
  if (choice < 0.35) return name.slice(0, at) + name.slice(at + 1);
  if (choice < 0.6) return name.slice(0, at) + name.charAt(at) + name.slice(at);
  if (choice < 0.85) {
    return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  }
  return `${name.slice(0, at)}${pick([...'aeinrst'], random)}${name.slice(at + 1)}`;
}

const otherWays: Readonly<Record<string, readonly string[]>> = {
  GmbH: ['Gmbh', 'GMBH', 'G.m.b.H.', 'Gesellschaft mbH', 'gmbh.'],
  'GmbH & Co. KG': ['GmbH & Co KG', 'GmbH und Co. KG', 'GmbH + Co KG', 'GmbH&Co.KG', 'GmbH', 'KG'],
  AG: ['A.G.', 'Aktiengesellschaft'],
  'e.K.': ['eK', 'e. K.', 'e.Kfm.'],
  'UG (haftungsbeschränkt)': ['UG', 'UG haftungsbeschraenkt'],
  Ltd: ['Ltd.', 'Limited', 'LTD'],
  Limited: ['Ltd', 'Ltd.'],
  'Inc.': ['Inc', ', Inc.', 'Incorporated'],
  LLC: ['L.L.C.', ', LLC'],
  'Corp.': ['Corporation', 'Corp'],
  SARL: ['S.A.R.L.', 'Sarl'],
  'S.r.l.': ['SRL', 'Srl'],
  'S.p.A.': ['SpA', 'SPA'],
  'B.V.': ['BV', 'b.v.'],
  'sp. z o.o.': ['Sp. z o. o.', 'SP ZOO', 'spółka z o.o.'],
  's.r.o.': ['sro', ', s. r. o.'],
  'A/S': ['AS', 'a/s'],
};

function withForm(name: string, form: string, kind: Kind, random: Random): string {
  const choice = random();
  if (choice < (kind === 'legal form' ? 0.35 : 0.2)) return name;
  if (choice < (kind === 'legal form' ? 0.85 : 0.4)) {
    const way = pick(otherWays[form] ?? [form], random);
    return way.startsWith(',') ? name + way : `${name} ${way}`;
  }
  return `${name} ${form}`;
}

function typedTown(town: string, random: Random): string {
  const choice = random();
  const abroad: Readonly<Record<string, string>> = {
    Köln: 'Cologne',
    München: 'Munich',
    Wien: 'Vienna',
    Milano: 'Milan',
    'Frankfurt am Main': 'Frankfurt/Main',
    København: 'Copenhagen',
  };
  if (choice < 0.06) return abroad[town] ?? town;
  if (choice < 0.12) return umlautsTyped(town, random);
  if (choice < 0.15) return town.toUpperCase();
  if (choice < 0.18) return `${10_000 + Math.floor(random() * 80_000)} ${town}`;
  if (choice < 0.2) return `${town}-Nord`;
  return town;
}
