/** How far another system had led a lead, as an import takes it. */
export const stages = [
  'lead',
  'qualified',
  'opportunity',
  'customer',
  'lost',
  'disqualified',
] as const;
export type Stage = (typeof stages)[number];

/** Lifecycle stages of HubSpot and statuses of leads of Salesforce, in English and German. */
const called: Readonly<Record<Stage, readonly string[]>> = {
  lead: [
    'lead',
    'subscriber',
    'Abonnent',
    'new',
    'Neu',
    'open',
    'Offen',
    'Open - Not Contacted',
    'Offen - Nicht kontaktiert',
    'contacted',
    'Kontaktiert',
    'working',
    'Working - Contacted',
    'In Bearbeitung',
    'In Bearbeitung - Kontaktiert',
    'nurturing',
  ],
  qualified: [
    'qualified',
    'Qualifiziert',
    'mql',
    'marketingqualifiedlead',
    'Marketing Qualified Lead',
    'Marketing-qualifizierter Lead',
    'Qualifizierter Lead (Marketing)',
  ],
  opportunity: [
    'opportunity',
    'Verkaufschance',
    'sql',
    'salesqualifiedlead',
    'Sales Qualified Lead',
    'Vertriebsqualifizierter Lead',
    'Qualifizierter Lead (Vertrieb)',
    'Closed - Converted',
    'Converted',
    'Konvertiert',
    'Geschlossen - Konvertiert',
  ],
  customer: ['customer', 'Kunde', 'Kundin', 'evangelist', 'Fürsprecher', 'won', 'Gewonnen'],
  lost: ['lost', 'Verloren', 'Closed - Lost'],
  disqualified: [
    'disqualified',
    'Disqualifiziert',
    'unqualified',
    'Nicht qualifiziert',
    'Closed - Not Converted',
    'Geschlossen - Nicht konvertiert',
  ],
};

const byWord: ReadonlyMap<string, Stage> = new Map(
  stages.flatMap((stage) => called[stage].map((word): [string, Stage] => [folded(word), stage])),
);

/** Undefined where the word says nothing of how far a lead has come, such as `other`. */
export function stageOf(typed: string): Stage | undefined {
  return byWord.get(folded(typed));
}

function folded(word: string): string {
  return word.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
}
