import type { RecognisedField } from './column-names.js';
import { foldedName } from './folded-name.js';

/** An export that everybody has in the same shape. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** What leads of it are known by: `externalSystem`. */
  readonly system: string;
  /** Columns that show that a file is one: all of one of the lists. */
  readonly shownBy: readonly (readonly string[])[];
  readonly columns: readonly (readonly [RecognisedField, readonly string[]])[];
}

export const presets: readonly Preset[] = [
  {
    name: 'hubspot-contacts',
    title: 'HubSpot, export of contacts (English, German)',
    system: 'hubspot',
    shownBy: [
      ['Record ID', 'Lifecycle Stage'],
      ['Record ID', 'Original Source'],
      ['Record ID', 'Original Traffic Source'],
      ['Record ID', 'Create Date', 'Email'],
      ['Datensatz-ID', 'Lifecycle-Phase'],
      ['Datensatz-ID', 'E-Mail'],
    ],
    columns: [
      ['externalId', ['Record ID', 'Record ID - Contact', 'Datensatz-ID']],
      ['email', ['Email', 'E-Mail']],
      ['firstName', ['First Name', 'Vorname']],
      ['lastName', ['Last Name', 'Nachname']],
      ['phone', ['Phone Number', 'Telefonnummer', 'Mobile Phone Number']],
      ['company', ['Company name', 'Unternehmensname', 'Associated Company']],
      ['jobTitle', ['Job Title', 'Jobtitel', 'Position']],
      ['website', ['Website URL', 'Website', 'Company Domain Name', 'Webseite']],
      ['town', ['City', 'Stadt', 'Ort']],
      ['occurredAt', ['Create Date', 'Erstellungsdatum', 'Erstelldatum']],
      [
        'channel',
        [
          'Original Source',
          'Original Traffic Source',
          'Original Source Type',
          'Ursprüngliche Quelle',
        ],
      ],
      ['profile.industry', ['Industry', 'Branche']],
      ['profile.companySize', ['Number of Employees', 'Anzahl der Mitarbeiter', 'Company size']],
      ['profile.country', ['Country/Region', 'Country', 'Land/Region', 'IP Country']],
      ['stage', ['Lifecycle Stage', 'Lifecycle-Phase']],
    ],
  },
  {
    name: 'salesforce-leads',
    title: 'Salesforce, report of leads (English, German)',
    system: 'salesforce',
    shownBy: [
      ['Lead ID', 'Lead Source'],
      ['Lead ID', 'Lead Status'],
      ['Lead ID', 'Lead Owner'],
      ['Lead-ID', 'Leadquelle'],
      ['Lead-ID', 'Lead-Inhaber'],
      ['Lead-ID', 'Lead-Status'],
      ['Lead-ID', 'Firma/Konto'],
    ],
    columns: [
      ['externalId', ['Lead ID', 'Lead-ID']],
      ['email', ['Email', 'E-Mail']],
      ['firstName', ['First Name', 'Vorname']],
      ['lastName', ['Last Name', 'Nachname']],
      ['phone', ['Phone', 'Telefon', 'Mobile', 'Mobil']],
      ['company', ['Company / Account', 'Company', 'Firma/Konto', 'Firma/Account', 'Firma']],
      ['jobTitle', ['Title', 'Titel', 'Position']],
      ['website', ['Website']],
      ['town', ['City', 'Stadt', 'Ort', 'Mailing City']],
      ['occurredAt', ['Create Date', 'Created Date', 'Erstellungsdatum', 'Erstelldatum']],
      ['channel', ['Lead Source', 'Leadquelle', 'Lead-Quelle']],
      ['profile.industry', ['Industry', 'Branche']],
      [
        'profile.companySize',
        ['No. of Employees', 'Number of Employees', 'Anzahl der Mitarbeiter', 'Mitarbeiter'],
      ],
      ['profile.country', ['Country', 'Land', 'Country Code', 'Country (Mailing)']],
      ['stage', ['Lead Status', 'Lead-Status', 'Status']],
    ],
  },
];

export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset.name === name);
}

/** The preset whose columns a header shows. */
export function presetShownBy(header: readonly string[]): Preset | undefined {
  const there = new Set(header.map(foldedName));
  return presets.find(({ shownBy }) =>
    shownBy.some((columns) => columns.every((column) => there.has(foldedName(column)))),
  );
}

/** The field that a preset has for a column, and how sure it is: the lower, the surer. */
export function fieldOfPreset(
  { columns }: Preset,
  name: string,
): { field: RecognisedField; rank: number } | undefined {
  const folded = foldedName(name);
  for (const [field, spellings] of columns) {
    const rank = spellings.findIndex((spelling) => foldedName(spelling) === folded);
    if (rank >= 0) return { field, rank };
  }
  return undefined;
}
