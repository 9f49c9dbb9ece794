import { foldedName } from '../recognise-columns/folded-name.js';

/** What a column of a cost report is. */
export type CostField =
  | 'day'
  | 'from'
  | 'to'
  | 'campaign'
  | 'platformCampaignId'
  | 'cost'
  | 'micros'
  | 'currency'
  | 'impressions'
  | 'clicks'
  | 'span';

/** As Google Ads, Meta, LinkedIn and Microsoft Advertising call them in English and German; best first. */
const names: Readonly<Record<CostField, readonly string[]>> = {
  day: ['day', 'date', 'tag', 'datum', 'gregoriandate', 'gregorianischesdatum', 'segmentsdate'],
  from: [
    'reportingstarts',
    'startdate',
    'startdateinutc',
    'berichtsstart',
    'auswertungsbeginn',
    'beginndesberichtszeitraums',
    'startdatum',
    'startdatuminutc',
    'timeperiod',
    'zeitraum',
  ],
  to: [
    'reportingends',
    'enddate',
    'enddateinutc',
    'berichtsende',
    'auswertungsende',
    'endedesberichtszeitraums',
    'enddatum',
    'enddatuminutc',
  ],
  campaign: ['campaign', 'campaignname', 'kampagne', 'kampagnenname', 'namederkampagne'],
  platformCampaignId: ['campaignid', 'kampagnenid', 'kampagneid', 'idderkampagne'],
  cost: [
    'cost',
    'costs',
    'spend',
    'spent',
    'amountspent',
    'totalspent',
    'totalspend',
    'totalcost',
    'kosten',
    'gesamtkosten',
    'ausgaben',
    'gesamtausgaben',
    'ausgegebenerbetrag',
    'ausgegebenergesamtbetrag',
    'gesamtbetragausgegeben',
    'betragausgegeben',
  ],
  micros: ['costmicros', 'metricscostmicros', 'costinmicros', 'kostenmikros', 'kosteninmikros'],
  currency: ['currency', 'currencycode', 'accountcurrency', 'wahrung', 'wahrungscode'],
  impressions: ['impressions', 'impr', 'impressionen', 'metricsimpressions'],
  clicks: ['clicks', 'clicksall', 'linkclicks', 'klicks', 'klicksalle', 'linkklicks'],
  span: ['week', 'month', 'quarter', 'year', 'woche', 'monat', 'quartal', 'jahr'],
};

const fields = Object.keys(names) as CostField[];
const germanNames = /kampagne|kosten|ausgaben|ausgegeben|wahrung|klicks|tag$/;

/** Which platform names its cost so. */
const platforms: readonly (readonly [RegExp, string])[] = [
  [/^(?:amountspent|ausgegebenerbetrag|betragausgegeben)$/, 'meta'],
  [/^(?:totalspent|gesamtausgaben|ausgegebenergesamtbetrag|gesamtbetragausgegeben)$/, 'linkedin'],
  [/^(?:spend|ausgaben)$/, 'microsoft-ads'],
  [/^(?:costs?|kosten|costmicros|metricscostmicros|kostenmikros)$/, 'google-ads'],
];

export interface CostColumns {
  /** Where each field stands. */
  readonly at: Readonly<Partial<Record<CostField, number>>>;
  readonly names: readonly string[];
  /** That the header of the costs names: `Amount spent (EUR)`. */
  readonly currency?: string;
  /** That the header of the days names: `Start Date (in UTC)`. */
  readonly zone?: string;
  readonly platform?: string;
  readonly isGerman: boolean;
}

/** The columns of a header of a cost report; undefined where the cells are none. */
export function costColumns(cells: readonly string[]): CostColumns | undefined {
  const at: Partial<Record<CostField, number>> = {};
  const ranks = new Map<CostField, number>();
  const folded = cells.map((cell) => foldedName(cell.trim().replace(/\([^()]{1,20}\)$/, '')));
  const whole = cells.map(foldedName);
  for (const [index, name] of folded.entries()) {
    for (const field of fields) {
      const rank = rankOf(field, whole[index]!, name);
      if (rank < 0 || rank >= (ranks.get(field) ?? Infinity)) continue;
      ranks.set(field, rank);
      at[field] = index;
    }
  }
  const cost = at.cost ?? at.micros;
  if (cost === undefined || (at.campaign ?? at.platformCampaignId) === undefined) return undefined;
  const said = /\(([^()]+)\)\s*$/.exec(cells[cost]!)?.[1]?.trim();
  const isUtc = [at.day, at.from].some((column) => /\bUTC\b/.test(cells[column ?? -1] ?? ''));
  const platform = platforms.find(([name]) => name.test(folded[cost]!))?.[1];
  return {
    at,
    names: cells,
    ...(said && { currency: said }),
    ...(isUtc && { zone: 'UTC' }),
    ...(platform && { platform }),
    isGerman: folded.some((name) => germanNames.test(name)),
  };
}

function rankOf(field: CostField, whole: string, name: string): number {
  const exact = names[field].indexOf(whole);
  return exact >= 0 ? exact : names[field].indexOf(name);
}
