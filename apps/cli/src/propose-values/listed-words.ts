import { readListed, type ListedWord } from '@smarketing/playbook';

/** What other systems and people call something, in words that a playbook may have. */
export type Hints = Readonly<Record<string, string>>;

/** Sources of HubSpot and Salesforce in German, and some that no playbook starts with. */
export const channelHints: Hints = {
  'E-Mail-Marketing': 'email',
  'Organische Social Media': 'social',
  'Organische soziale Medien': 'social',
  'Bezahlte Social Media': 'paid_social',
  'Bezahlte soziale Medien': 'paid_social',
  'Bezahlte Suche': 'paid_search',
  'Organische Suche': 'organic_search',
  Verweise: 'referral',
  'Andere Kampagnen': 'other_campaigns',
  'Direkter Traffic': 'direct_traffic',
  'Direkt-Traffic': 'direct_traffic',
  Offlinequellen: 'offline',
  'Offline-Quellen': 'offline',
  'Partner-Empfehlung': 'referral',
  Partnerempfehlung: 'referral',
  'Externe Empfehlung': 'referral',
  Mitarbeiterempfehlung: 'referral',
  Kundenempfehlung: 'referral',
  Mundpropaganda: 'referral',
  'Word of mouth': 'referral',
  'Seminar - Internal': 'seminar',
  'Seminar - Partner': 'seminar',
  'Seminar – Intern': 'seminar',
  'Seminar – Partner': 'seminar',
  'Tradeshow/Event': 'trade_show',
  Fachmesse: 'trade_show',
  Werbeanzeige: 'print',
  Webseite: 'web',
  Website: 'web',
  'Web site': 'web',
};

/** Industries of Salesforce in German. */
export const industryHints: Hints = {
  Bekleidung: 'Apparel',
  Banken: 'Banking',
  Bankwesen: 'Banking',
  Biotechnologie: 'Biotechnology',
  Chemikalien: 'Chemicals',
  Kommunikation: 'Communications',
  Bauwesen: 'Construction',
  Beratung: 'Consulting',
  Ausbildung: 'Education',
  Bildungswesen: 'Education',
  Elektronik: 'Electronics',
  Elektrotechnik: 'Electronics',
  Ingenieurwesen: 'Engineering',
  Unterhaltung: 'Entertainment',
  Umwelt: 'Environmental',
  'Nahrungsmittel und Getränke': 'Food & Beverage',
  'Lebensmittel und Getränke': 'Food & Beverage',
  Behörden: 'Government',
  Regierung: 'Government',
  Gesundheit: 'Healthcare',
  Gastgewerbe: 'Hospitality',
  Medien: 'Media',
  'Gemeinnützige Organisation': 'Not For Profit',
  Gemeinnützig: 'Not For Profit',
  Freizeit: 'Recreation',
  Versand: 'Shipping',
  Technologie: 'Technology',
  Versorgungsunternehmen: 'Utilities',
  Versorgung: 'Utilities',
  Software: 'Software',
  Automobilindustrie: 'Automotive',
  Handel: 'Retail',
  Sonstige: 'other',
  Sonstiges: 'other',
  Andere: 'other',
};

/**
 * The name that a list of the playbook has for a word, by its own aliases or by the hints; undefined
 * where it has none, so that nothing new is made.
 */
export function listedWord(
  list: readonly ListedWord[],
  word: string,
  hints: Hints,
): string | undefined {
  const listed = readListed(list, word);
  if (listed.known) return listed.name;
  const hint = indexOf(hints).get(folded(word));
  const hinted = hint === undefined ? undefined : readListed(list, hint);
  return hinted?.known ? hinted.name : undefined;
}

const indexes = new WeakMap<Hints, ReadonlyMap<string, string>>();

function indexOf(hints: Hints): ReadonlyMap<string, string> {
  let index = indexes.get(hints);
  if (!index) {
    index = new Map(Object.entries(hints).map(([word, hint]) => [folded(word), hint]));
    indexes.set(hints, index);
  }
  return index;
}

function folded(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/\b(?:und|and)\b/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
