import { people, type Person } from './people.ts';

const stages = [
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'subscriber',
  'other',
  '',
];
const statuses = ['NEW', 'OPEN', 'IN_PROGRESS', 'CONNECTED', 'UNQUALIFIED', ''];
const sources = [
  'ORGANIC_SEARCH',
  'PAID_SEARCH',
  'EMAIL_MARKETING',
  'SOCIAL_MEDIA',
  'REFERRALS',
  'OTHER_CAMPAIGNS',
  'DIRECT_TRAFFIC',
  'OFFLINE',
  'PAID_SOCIAL',
];
const industries = [
  'FINANCIAL_SERVICES',
  'COMPUTER_SOFTWARE',
  'MACHINERY',
  'LOGISTICS_AND_SUPPLY_CHAIN',
  'HOSPITAL_HEALTH_CARE',
  'ALCHEMY',
  '',
];
const countries = [
  'Germany',
  'Austria',
  'Switzerland',
  'United States',
  'United Kingdom',
  'France',
  'Netherlands',
  '',
];

export const hubspotHeader = [
  'Record ID',
  'First Name',
  'Last Name',
  'Email',
  'Phone Number',
  'Lifecycle Stage',
  'Lead Status',
  'Create Date',
  'Original Source',
  'Company name',
  'Number of Employees',
  'Country/Region',
  'Industry',
] as const;

/** Rows of a HubSpot export of contacts, the header first. */
export function* hubspotRows(count: number, seed = 1): Generator<readonly string[]> {
  yield hubspotHeader;
  for (const person of people(count, seed)) yield rowOf(person);
}

function rowOf({ number, pick, createdAt, employees, ...person }: Person): string[] {
  return [
    String(80_000_000_000 + number),
    person.firstName,
    person.lastName,
    person.email,
    person.phone,
    pick(stages),
    pick(statuses),
    createdAt.toISOString().slice(0, 16).replace('T', ' '),
    pick(sources),
    person.company,
    employees === undefined ? '' : String(employees),
    pick(countries),
    pick(industries),
  ];
}

/** As HubSpot writes it: UTF-8, each cell in quotes. */
export function hubspotCsv(count: number, seed = 1): string {
  const lines = [...hubspotRows(count, seed)].map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','),
  );
  return `${lines.join('\n')}\n`;
}
