import { companySizeOf } from '../propose-values/company-sizes.js';
import { countryOf } from '../propose-values/countries.js';
import { seniorityOf } from '../propose-values/seniorities.js';
import { stageOf } from '../propose-values/stages.js';
import { contactFields, fieldByName, whyLeftOut, type RecognisedField } from './column-names.js';
import type { ColumnValues } from './column-values.js';
import { foldedName } from './folded-name.js';
import { contentOf, type ContentKind } from './look-at-values.js';
import { fieldOfPreset, type Preset } from './presets.js';

/** A column and what it was taken for. */
export interface RecognisedColumn {
  readonly column: ColumnValues;
  readonly field: RecognisedField;
  readonly by: 'preset' | 'name' | 'content';
}

export interface LeftOutColumn {
  readonly column: ColumnValues;
  readonly why: string;
}

export interface Recognition {
  readonly columns: readonly RecognisedColumn[];
  readonly leftOut: readonly LeftOutColumn[];
  /** What ids of the file are known by, where a column of ids is taken. */
  readonly system: string | undefined;
}

interface Candidate extends RecognisedColumn {
  readonly rank: number;
}

/** Why most columns are left out. */
export const noField = 'no field for it';

/** Fields of which other values than those of a short list are refused. */
const bands: Partial<Record<RecognisedField, (value: string) => string | undefined>> = {
  'profile.companySize': companySizeOf,
  'profile.country': countryOf,
  'profile.seniority': seniorityOf,
  stage: stageOf,
};
const fewestToJudge = 20;
const fewestOf = 0.1;

const afterNames = 1_000;
const afterPresets = 100;
const fullNames = [
  'Name',
  'Full Name',
  'Kontaktname',
  'Contact Name',
  'Ansprechpartner',
  'Person - Name',
  'Nom complet',
  'Nombre completo',
  'Nome completo',
  'Volledige naam',
  'Naam',
];
const fieldOfContent: Readonly<Record<ContentKind, RecognisedField>> = {
  email: 'email',
  phone: 'phone',
  country: 'profile.country',
};

/** Which column is which field, by the names of the columns and by what stands in them. */
export function recogniseColumns(
  columns: readonly ColumnValues[],
  { preset, system = preset?.system }: { preset?: Preset | undefined; system?: string | undefined },
): Recognition {
  const candidates = columns.flatMap((column) => candidatesOf(column, preset));
  const taken = new Map<RecognisedField, Candidate>();
  const used = new Set<ColumnValues>();
  for (const candidate of candidates.toSorted((one, other) => one.rank - other.rank)) {
    if (taken.has(candidate.field) || used.has(candidate.column)) continue;
    // An id is worth something only with the name of the system that it is from.
    if (candidate.field === 'externalId' && system === undefined) continue;
    taken.set(candidate.field, candidate);
    used.add(candidate.column);
  }
  takeFullName(columns, taken, used);
  return {
    columns: columns.flatMap((column) =>
      [...taken.values()].filter((one) => one.column === column),
    ),
    leftOut: columns
      .filter((column) => !used.has(column))
      .map((column) => ({ column, why: whyNot(column, candidates, taken) })),
    system: taken.has('externalId') ? system : undefined,
  };
}

function candidatesOf(column: ColumnValues, preset: Preset | undefined): Candidate[] {
  if (column.filled === 0) return [];
  const ofPreset = preset && fieldOfPreset(preset, column.name);
  const named = fieldByName(column.name);
  const content = contentOf(column.sample);
  return [
    ...(ofPreset && holdsSome(ofPreset.field, column)
      ? [{ column, by: 'preset' as const, ...ofPreset }]
      : []),
    ...(named && isPlausible(named.field, content) && holdsSome(named.field, column)
      ? [{ column, by: 'name' as const, field: named.field, rank: afterPresets + named.rank }]
      : []),
    ...(content
      ? [{ column, by: 'content' as const, field: fieldOfContent[content], rank: afterNames }]
      : []),
  ];
}

/** A name counts for nothing where the content is something else that shows. */
function isPlausible(field: RecognisedField, content: ContentKind | undefined): boolean {
  return content !== 'email' || field === 'email';
}

/**
 * Of a band most values must not be strange: rows with a value that is none are refused, and a column of
 * addresses that is called Country would cost them all.
 */
function holdsSome(field: RecognisedField, { sample, distinct }: ColumnValues): boolean {
  const read = bands[field];
  if (!read || sample.length < fewestToJudge) return true;
  const rows = [...(distinct ?? sample.map((value) => [value, 1] as const))];
  const count = (counted: typeof rows) => counted.reduce((sum, [, times]) => sum + times, 0);
  return count(rows.filter(([value]) => read(value) !== undefined)) >= count(rows) * fewestOf;
}

/** Where nobody tells first names from last ones, the whole is better than nothing. */
function takeFullName(
  columns: readonly ColumnValues[],
  taken: Map<RecognisedField, Candidate>,
  used: Set<ColumnValues>,
): void {
  if (taken.has('lastName') || taken.has('firstName')) return;
  const known = new Set(fullNames.map(foldedName));
  const column = columns.find(
    (one) => one.filled > 0 && !used.has(one) && known.has(foldedName(one.name)),
  );
  if (!column) return;
  taken.set('lastName', { column, field: 'lastName', by: 'name', rank: afterNames });
  used.add(column);
}

function whyNot(
  column: ColumnValues,
  candidates: readonly Candidate[],
  taken: ReadonlyMap<RecognisedField, Candidate>,
): string {
  if (column.filled === 0) return 'is empty';
  const own = candidates.find((candidate) => candidate.column === column);
  const instead = own && taken.get(own.field);
  if (own?.field === 'externalId' && !instead) {
    return 'is an id, but of which system? Pass --system, such as --system crm';
  }
  if (instead) return `${own.field} is taken from ${instead.column.name}`;
  const reason = whyLeftOut(column.name);
  if (reason) return reason;
  const called = fieldByName(column.name)?.field;
  if (called !== undefined && !holdsSome(called, column)) {
    return `is called like ${called}, but few of its values are one`;
  }
  const areDates = column.dates.reduce((sum, { count }) => sum + count, 0) > column.filled / 2;
  return areDates
    ? 'holds dates, and leads have one date: occurredAt, their first contact'
    : noField;
}

export function isContact(field: RecognisedField): boolean {
  return contactFields.has(field);
}
