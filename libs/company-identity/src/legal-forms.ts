/**
 * Legal forms as folded words, by the form that they are. Sources: the registers' own lists, and
 * ISO 20275 (Entity Legal Forms) for the abbreviations in use.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  gmbh: [
    'gmbh',
    'mbh',
    'ges mbh',
    'gesmbh',
    'gesellschaft mbh',
    'gesellschaft m b h',
    'ges m b h',
    'gesellschaft mit beschrankter haftung',
    'mit beschrankter haftung',
    'sarl gmbh',
  ],
  ggmbh: ['ggmbh', 'gemeinnutzige gmbh'],
  ug: ['ug', 'ug haftungsbeschrankt', 'haftungsbeschrankt', 'unternehmergesellschaft'],
  ag: ['ag', 'aktiengesellschaft', 'aktiengesellschaft ag'],
  kgaa: ['kgaa', 'kga', 'kommanditgesellschaft auf aktien'],
  kg: ['kg', 'kommanditgesellschaft'],
  ohg: ['ohg', 'offene handelsgesellschaft', 'og'],
  gbr: ['gbr', 'egbr', 'gesellschaft burgerlichen rechts', 'partg', 'partg mbb', 'partgmbb'],
  eg: ['eg', 'egen', 'eingetragene genossenschaft'],
  ek: [
    'ek',
    'ekfr',
    'ekfm',
    'inh',
    'inhaber',
    'eingetragener kaufmann',
    'eingetragene kauffrau',
    'einzelunternehmen',
  ],
  ev: ['ev', 'eingetragener verein'],
  se: ['se', 'societas europaea'],
  ltd: [
    'ltd',
    'limited',
    'ltd co',
    'limited company',
    'pty',
    'pty ltd',
    'pty limited',
    'pte ltd',
    'pte limited',
    'pvt ltd',
    'private limited',
    'pvt limited',
    'sdn bhd',
    'bhd',
    'proprietary limited',
    'ltd sti',
    'limited sirketi',
  ],
  plc: ['plc', 'public limited company'],
  inc: ['inc', 'incorporated', 'corp', 'corporation', 'pc'],
  llc: ['llc', 'pllc', 'limited liability company', 'llc fz', 'fz llc', 'fze', 'fzco', 'wll'],
  llp: ['llp', 'lp', 'lllp', 'limited liability partnership', 'limited partnership'],
  na: ['national association'],
  co: ['co', 'company', 'cie', 'compagnie', 'comp'],
  sa: ['sa', 'societe anonyme', 'sociedad anonima', 'sociedade anonima', 'sa de cv', 'saa', 'sae'],
  sas: ['sas', 'sasu', 'societe par actions simplifiee'],
  sarl: ['sarl', 'eurl', 'societe a responsabilite limitee', 'sarlu', 'srls'],
  snc: ['snc', 'scs', 'sca'],
  sl: ['sl', 'slu', 'sociedad limitada', 's de rl', 'srl de cv', 's de rl de cv', 'slne'],
  srl: ['srl', 'societa a responsabilita limitata', 'sprl', 'bvba'],
  spa: ['spa', 'societa per azioni'],
  lda: ['lda', 'ltda', 'limitada', 'eireli'],
  bv: ['bv', 'besloten vennootschap'],
  nv: ['nv', 'naamloze vennootschap'],
  vof: ['vof', 'cv', 'cvba'],
  oy: ['oy', 'oyj', 'ab oy', 'oy ab', 'osakeyhtio'],
  ab: ['ab', 'abp', 'aktiebolag', 'aktiebolaget', 'ab publ'],
  as: ['as', 'asa', 'aksjeselskap', 'aktieselskab', 'anonim sirketi'],
  aps: ['aps', 'anpartsselskab', 'ivs'],
  hb: ['hb', 'kb', 'handelsbolag', 'ans', 'is', 'ks'],
  hf: ['hf', 'ehf'],
  ou: ['ou', 'osauhing'],
  sia: ['sia'],
  uab: ['uab'],
  spzoo: ['sp zoo', 'spzoo', 'sp z oo', 'sp zo o', 'spolka zoo', 'sp k', 'spk', 'sp j', 'spj'],
  sro: ['sro', 'spol sro', 'spol s ro'],
  doo: ['doo', 'dd', 'jdoo'],
  kft: ['kft', 'korlatolt felelossegu tarsasag'],
  rt: ['rt', 'zrt', 'nyrt', 'bt'],
  ood: ['ood', 'eood', 'ead', 'оод', 'еоод'],
  kk: ['kk', 'kabushiki kaisha', 'kabushiki gaisha', '株式会社', '株'],
  yk: ['yk', 'yugen kaisha', '有限会社', '有'],
  gk: ['gk', 'godo kaisha', '合同会社'],
  youxian: ['有限公司', '有限责任公司', '有限責任公司'],
  gufen: ['股份有限公司'],
  jusik: ['주식회사', '주', 'jusikhoesa'],
  yuhan: ['유한회사'],
  ooo: ['ооо', 'ooo', 'тов', 'tov', 'тoо', 'тоо'],
  ao: ['ао', 'оао', 'зао', 'пао', 'jsc', 'ojsc', 'pjsc', 'cjsc', 'zao', 'oao'],
  ip: ['ип'],
  ae: ['αε', 'ανωνυμη εταιρεια', 'αεβε'],
  epe: ['επε', 'ικε', 'μον ικε'],
  pt: ['pt', 'tbk', 'pt tbk'],
  inProcess: ['ig', 'il', 'in liquidation', 'in grundung', 'iliq', 'i gr'],
};

/** They say nothing of the form: with or without them it is the same company. */
const formless: ReadonlySet<string> = new Set(['co', 'na', 'inProcess']);

const longestForm = 5;
const formOf = new Map(
  Object.entries(spellings).flatMap(([form, all]) => all.map((words) => [words, form] as const)),
);

/** Of these a name may begin. */
const leading: ReadonlySet<string> = new Set([
  ...[
    'ооо',
    'оао',
    'зао',
    'пао',
    'ао',
    'ип',
    'тов',
    'тоо',
    'ooo',
    'zao',
    'oao',
    'pt',
    'uab',
    'sia',
  ],
  ...[
    'sarl',
    'sas',
    'sasu',
    'eurl',
    'ab',
    'oy',
    '株式会社',
    '有限会社',
    '合同会社',
    '주식회사',
    '株',
    '有',
    '주',
  ],
  ...['sociedad anonima', 'societe anonyme', 'kabushiki kaisha', 'ou'],
]);

/** These mean nothing else, so a town or a department may follow: Müller GmbH Köln. */
const within: ReadonlySet<string> = new Set([
  ...['gmbh', 'ggmbh', 'mbh', 'kgaa', 'ohg', 'gbr', 'ltd', 'limited', 'inc', 'llc', 'plc', 'sarl'],
  ...['haftungsbeschrankt', 'kft', 'sro', 'sprl', 'bvba', 'aktiengesellschaft', 'gmbh co kg'],
]);

/** Characters run together: the form is a prefix or a suffix of the word. */
const attached: readonly string[] = [
  ...['股份有限公司', '有限责任公司', '有限責任公司', '有限公司', '株式会社', '有限会社'],
  ...['合同会社', '주식회사', '유한회사'],
];

export interface WithoutForm {
  readonly words: readonly string[];
  /** The forms that the name says, without repetition, in order of the alphabet. */
  readonly forms: readonly string[];
}

/** Takes legal forms off a name. One word remains, if nothing else does. */
export function withoutLegalForm(all: readonly string[]): WithoutForm {
  const forms = new Set<string>();
  let words = all.flatMap((word) => detach(word, forms));
  words = stripEnd(words, forms);
  words = stripStart(words, forms);
  words = stripWithin(words, forms);
  for (const form of formless) forms.delete(form);
  return { words, forms: [...forms].toSorted() };
}

function detach(word: string, forms: Set<string>): string[] {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(word)) return [word];
  for (const form of attached) {
    const rest = word.startsWith(form)
      ? word.slice(form.length)
      : word.endsWith(form)
        ? word.slice(0, -form.length)
        : word;
    if (rest === word || rest === '') continue;
    forms.add(formOf.get(form) ?? form);
    return [rest];
  }
  return [word];
}

function stripEnd(all: string[], forms: Set<string>): string[] {
  let end = all.length;
  for (let taken = formAt(all, end); taken > 0; taken = formAt(all, end)) {
    if (taken >= end) break;
    forms.add(formOf.get(all.slice(end - taken, end).join(' ')) ?? '');
    end -= taken;
  }
  return all.slice(0, end);
}

/** How many words before `end` are a legal form: as many as possible. */
function formAt(words: readonly string[], end: number): number {
  for (let count = Math.min(longestForm, end); count > 0; count -= 1) {
    if (formOf.has(words.slice(end - count, end).join(' '))) return count;
  }
  return 0;
}

function stripStart(all: string[], forms: Set<string>): string[] {
  for (const count of [2, 1]) {
    const first = all.slice(0, count).join(' ');
    if (all.length <= count || !leading.has(first)) continue;
    forms.add(formOf.get(first) ?? first);
    return all.slice(count);
  }
  return all;
}

function stripWithin(all: string[], forms: Set<string>): string[] {
  const kept: string[] = [];
  let inForm = false;
  for (const [at, word] of all.entries()) {
    const form: string | undefined =
      at > 0 && (within.has(word) || inForm) ? formOf.get(word) : undefined;
    if (form === undefined) kept.push(word);
    else forms.add(form);
    inForm = form !== undefined;
  }
  return kept;
}
