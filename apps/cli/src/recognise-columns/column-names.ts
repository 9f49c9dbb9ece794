import { foldedName } from './folded-name.js';

/** Fields of a lead that a column can be recognised for. */
export const recognisedFields = [
  'externalId',
  'email',
  'firstName',
  'lastName',
  'phone',
  'company',
  'jobTitle',
  'occurredAt',
  'channel',
  'utm.source',
  'utm.medium',
  'utm.campaign',
  'profile.industry',
  'profile.companySize',
  'profile.country',
  'profile.department',
  'profile.seniority',
  'stage',
] as const;
export type RecognisedField = (typeof recognisedFields)[number];

/** Contact data: shown on the terminal of whoever has the file, and nowhere else. */
export const contactFields: ReadonlySet<RecognisedField> = new Set([
  'externalId',
  'email',
  'firstName',
  'lastName',
  'phone',
  'company',
  'jobTitle',
]);

/** Names of columns in English and German; of two columns the one named first here is taken. */
const names: Readonly<Record<RecognisedField, readonly string[]>> = {
  externalId: [
    'External ID',
    'Externe ID',
    'ID',
    'Contact ID',
    'Kontakt-ID',
    'Customer ID',
    'Kundennummer',
    'Kunden-ID',
    'Lead Number',
    'Nr',
    'Nummer',
    '(Do Not Modify) Lead',
    '(Do Not Modify) Contact',
    '(Nicht ändern) Lead',
    '(Nicht ändern) Kontakt',
    'Person - ID',
    'Lead - ID',
  ],
  email: [
    'Email',
    'E-Mail',
    'Email Address',
    'E-Mail-Adresse',
    'Mail',
    'Mailadresse',
    'Work Email',
    'Business Email',
    'Primary Email',
    'E-Mail (geschäftlich)',
    'Geschäftliche E-Mail',
    'Email Address 1',
    'E-Mail-Adresse 1',
    'Person - Email - Work',
    'Person - Email',
    'Person - E-Mail - Arbeit',
    'Person - Email - Home',
    'Person - Email - Other',
  ],
  firstName: [
    'First Name',
    'Vorname',
    'Given Name',
    'Firstname',
    'Forename',
    'Rufname',
    'Person - First name',
    'Person - Vorname',
  ],
  lastName: [
    'Last Name',
    'Nachname',
    'Surname',
    'Family Name',
    'Lastname',
    'Familienname',
    'Zuname',
    'Person - Last name',
    'Person - Nachname',
  ],
  phone: [
    'Phone Number',
    'Phone',
    'Telefon',
    'Telefonnummer',
    'Telephone',
    'Business Phone',
    'Work Phone',
    'Telefon geschäftlich',
    'Mobile Phone Number',
    'Mobile Phone',
    'Mobile',
    'Mobil',
    'Mobiltelefon',
    'Handy',
    'Handynummer',
    'Person - Phone - Work',
    'Person - Phone',
    'Person - Telefon - Arbeit',
    'Person - Phone - Mobile',
  ],
  company: [
    'Company Name',
    'Company',
    'Company / Account',
    'Firma',
    'Firma/Konto',
    'Firma/Account',
    'Firmenname',
    'Unternehmen',
    'Unternehmensname',
    'Account Name',
    'Accountname',
    'Organisation',
    'Organization',
    'Organization Name',
    'Organization - Name',
    'Person - Organization',
    'Organisation - Name',
    'Person - Organisation',
  ],
  jobTitle: [
    'Job Title',
    'Jobtitel',
    'Position',
    'Title',
    'Titel',
    'Berufsbezeichnung',
    'Stellenbezeichnung',
    'Funktion',
    'Role',
  ],
  occurredAt: [
    'Create Date',
    'Created Date',
    'Created At',
    'Created On',
    'Created',
    'Creation Date',
    'Erstellungsdatum',
    'Erstelldatum',
    'Erstellt am',
    'Erstellt',
    'Angelegt am',
    'Anlagedatum',
    'Eingangsdatum',
    'Eingegangen am',
    'Date Added',
    'First Seen',
    'First Contact Date',
    'Erstkontakt',
    'Submitted At',
    'Timestamp',
    'Zeitstempel',
    'Person - Person created',
    'Lead - Lead created',
    'Add time',
  ],
  channel: [
    'Original Source',
    'Original Traffic Source',
    'Ursprüngliche Quelle',
    'Ursprüngliche Traffic-Quelle',
    'Lead Source',
    'Leadquelle',
    'Lead-Quelle',
    'Channel',
    'Kanal',
    'Source',
    'Quelle',
    'Herkunft',
    'Origin',
  ],
  'utm.source': ['utm_source', 'UTM Source'],
  'utm.medium': ['utm_medium', 'UTM Medium'],
  'utm.campaign': ['utm_campaign', 'UTM Campaign'],
  'profile.industry': ['Industry', 'Branche', 'Sector', 'Industrie', 'Wirtschaftszweig'],
  'profile.companySize': [
    'Number of Employees',
    'No. of Employees',
    'Employees',
    'Company Size',
    'Number of Employees Range',
    'Anzahl der Mitarbeiter',
    'Anzahl Mitarbeiter',
    'Anzahl der Beschäftigten',
    'Mitarbeiteranzahl',
    'Mitarbeiterzahl',
    'Mitarbeiter',
    'Unternehmensgröße',
    'Firmengröße',
    'Größe',
    'Size',
    'Headcount',
  ],
  'profile.country': [
    'Country/Region',
    'Country',
    'Land',
    'Land/Region',
    'Country Code',
    'Ländercode',
    'Country/Region Code',
    'Staat',
  ],
  'profile.department': ['Department', 'Abteilung', 'Job Function', 'Tätigkeitsbereich', 'Bereich'],
  'profile.seniority': ['Seniority', 'Employment Seniority', 'Job Seniority', 'Karrierestufe'],
  stage: ['Lifecycle Stage', 'Lifecycle-Phase', 'Lebenszyklusphase', 'Lead Stage'],
};

/** Columns that people look for in the import, and why they are not in it. */
const leftOut: readonly (readonly [readonly string[], string])[] = [
  [
    ['Lead Owner', 'Lead-Inhaber', 'Contact owner', 'Owner', 'Inhaber', 'Zuständiger Mitarbeiter'],
    'leads are given to reps by the routing of the playbook',
  ],
  [
    ['Lead Status', 'Leadstatus', 'Lead-Status', 'Status'],
    'how far a lead is, its stage says; what sales does with it, its handoff',
  ],
  [
    ['Mobile Phone', 'Mobile Phone Number', 'Mobil', 'Fax', 'Fax Number', 'Faxnummer'],
    'a lead has one phone number',
  ],
];

interface Known {
  readonly field: RecognisedField;
  /** The lower, the surer. */
  readonly rank: number;
}

const known: ReadonlyMap<string, Known> = new Map(
  Object.entries(names).flatMap(([field, spellings]) =>
    spellings.map((name, rank): [string, Known] => [
      foldedName(name),
      { field: field as RecognisedField, rank },
    ]),
  ),
);
const reasons: ReadonlyMap<string, string> = new Map(
  leftOut.flatMap(([columns, why]) =>
    columns.map((name): [string, string] => [foldedName(name), why]),
  ),
);

export function fieldByName(name: string): Known | undefined {
  return known.get(foldedName(name));
}

export function whyLeftOut(name: string): string | undefined {
  return reasons.get(foldedName(name));
}
