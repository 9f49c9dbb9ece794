import type { FieldProblem } from '../capture/capture-input.js';
import { captureFieldOf } from './import-fields.js';
import type { Mapping } from './read-mapping.js';

type LooksPersonal = (text: string) => boolean;

/**
 * What in a mapping is contact data: a mapping is kept as long as its import is known, and an erasure
 * takes what is in the vault. Said once, when the import is made.
 */
export function personalPlacesOf(mapping: Mapping, looksPersonal: LooksPersonal): FieldProblem[] {
  const { constants, blank, columns } = mapping;
  const fixed = Object.entries({ constants, blank }).flatMap(([section, values]) =>
    [...values.keys()]
      .filter(isOfOnePerson)
      .map((field) => ({ field: `${section}.${field}`, why: inEachRow })),
  );
  const named = [...columns.values()]
    .filter((column) => looksPersonal(column))
    .map((column) => ({ field: `columns.${column}`, why: noName }));
  const system = String(constants.get('externalSystem') ?? '');
  return looksPersonal(system)
    ? [...fixed, ...named, { field: 'constants.externalSystem', why: noSystem }]
    : [...fixed, ...named];
}

/** Why an entry of a table of values is not kept, if so. `cell`: as it is compared. */
export function faultOfEntry(
  field: string,
  cell: string,
  target: unknown,
  looksPersonal: LooksPersonal,
): string | undefined {
  if (target !== null && isOfOnePerson(field)) return onePerson;
  const isPersonal = looksPersonal(cell) || (typeof target === 'string' && looksPersonal(target));
  return isPersonal ? noEntry : undefined;
}

function isOfOnePerson(field: string): boolean {
  const path = captureFieldOf(field) ?? '';
  const isAddress = /^consent\..*\.(?:ip|confirmationIp)$/.test(path);
  return /^(?:contact|clickIds)\./.test(path) || path === 'external.id' || isAddress;
}

/** Why a name of an import is not taken, if so: names are shown in lists. */
export function faultOfName(name: string, looksPersonal: LooksPersonal): string | undefined {
  if (!name.isWellFormed()) return 'is not well-formed Unicode text';
  if (/\p{Cc}/u.test(name)) return 'contains control characters such as line breaks';
  return looksPersonal(name)
    ? 'looks like an e-mail address or a phone number: name the occasion, such as trade fair 2026'
    : undefined;
}

const inEachRow =
  'belongs to one person or company, which a mapping does not keep: put it into a column of the file, in each row that it is true of';
const onePerson =
  'stands for what belongs to one person or company, which a mapping does not keep: here a cell can stand for nothing (null) only';
const noEntry =
  'looks like an e-mail address or a phone number, which a mapping does not keep: correct it in the file';
const noName =
  'looks like an e-mail address or a phone number: does the file lack its header? Give the column a name that names nobody';
const noSystem = 'looks like an e-mail address or a phone number: name the system, such as crm';
