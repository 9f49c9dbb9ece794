import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@smarketing/event-bus';
import { ProblemError } from '@smarketing/http';
import { v7 as uuidv7 } from 'uuid';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import { looksPersonal } from '../capture/looks-personal.js';
import { readCapture, type CaptureTerms } from '../capture/read-capture.js';
import { captureFieldOf } from './import-fields.js';
import { ImportLikeness } from './import-likeness.js';
import type { ImportFormat } from './import-formats.js';
import { noRows, type ImportDocument } from './import-status.js';
import { ImportRepository } from './import.repository.js';
import { readMapping, type Mapping } from './read-mapping.js';
import { faultOfName, personalPlacesOf } from './refuse-personal-mapping.js';
import { RowReader } from './read-row.js';
import { faultsOfEntries } from './check-value-tables.js';

/** Longest mapping, in characters of JSON: tables of values may be long. */
const longestMapping = 512 * 1024;

/** In milliseconds: then what is left of a dry run is deleted. */
const longestDryRun = 3_600_000;

export interface ImportOrder {
  readonly name: string;
  readonly format: ImportFormat;
  readonly mapping: Record<string, unknown>;
  readonly resume: boolean;
  readonly dryRun: boolean;
}

@Injectable()
export class ImportCreator {
  constructor(
    private readonly imports: ImportRepository,
    private readonly terms: CurrentTerms,
    private readonly unitOfWork: UnitOfWork,
    private readonly likeness: ImportLikeness,
  ) {}

  /**
   * Throws a ProblemError (422) that names the faults of the name or the mapping. With `resume` it
   * answers the import of the same name, format and mapping that has begun, if there is one.
   */
  async create({
    name,
    format,
    mapping: given,
    resume,
    dryRun,
  }: ImportOrder): Promise<ImportDocument> {
    const nameless = faultOfName(name, looksPersonal);
    if (nameless) throw refuseName(nameless);
    const text = JSON.stringify(given);
    if (text.length > longestMapping) throw refuse([{ field: '', why: 'is longer than 512 KB' }]);
    const { mapping, problems } = readMapping(given);
    if (!mapping) throw refuse(problems);
    const personal = personalPlacesOf(mapping, looksPersonal);
    if (personal.length > 0) throw refuse(personal);
    const terms = await this.terms.load();
    const problemsOf = (input: CaptureInput) =>
      readCapture({ external: sample, ...input }, 'import', terms).problems ?? [];
    const wrongValues = valuesThatNoRowMayHave(mapping, terms, problemsOf);
    if (wrongValues.length > 0) throw refuse(wrongValues);
    const wrongEntries = await faultsOfEntries(mapping, { looksPersonal, problemsOf });
    if (wrongEntries.length > 0) throw refuse(wrongEntries);
    const likeness = this.likeness.of(name, format, text);
    const begun = resume && !dryRun ? await this.imports.findBegun(likeness) : undefined;
    if (begun) return begun;
    const now = new Date();
    const document: ImportDocument = {
      ...noRows,
      _id: uuidv7(),
      name,
      format,
      mapping: text,
      ...(dryRun ? { dryRunUntil: new Date(now.getTime() + longestDryRun) } : { likeness }),
      createdAt: now,
      digest: '',
      lease: { epoch: 0, expiresAt: now },
    };
    await this.store(document);
    return document;
  }

  private async store(document: ImportDocument): Promise<void> {
    const { _id: id, dryRunUntil } = document;
    await this.unitOfWork.run(async (work) => {
      const act = dryRunUntil ? 'import.dry-run' : 'import.create';
      work.record({ id, act, on: `import/${id}` });
      await this.imports.create(work, document);
    });
  }
}

/** A constant that is wrong would make every row wrong: it is told before the first one. */
function valuesThatNoRowMayHave(
  mapping: Mapping,
  { attributes }: CaptureTerms,
  problemsOf: (input: CaptureInput) => readonly FieldProblem[],
): FieldProblem[] {
  const { input, problems: unreadable } = new RowReader(mapping).read(() => undefined);
  const undeclared = [...mapping.columns].flatMap(([field, column]) => {
    const attribute = /^profile\.attributes\.(.*)$/.exec(field)?.[1];
    if (attribute === undefined || attributes.has(attribute)) return [];
    const known = [...attributes.keys()].join(', ') || 'none';
    return [
      { field: `columns.${column}`, why: `is mapped to ${field}: the playbook declares ${known}` },
    ];
  });
  const external = systemOf(mapping);
  const wrong = problemsOf(external ? { ...input, external } : input);
  const placed = [...unreadable, ...wrong].map(({ field, why }) => ({
    field: placeOf(mapping, field),
    why,
  }));
  return [...undeclared, ...placed];
}

const sample = { system: 'sample', id: '1' };

/** Without an id, of which a mapping has none, a row has no external id to be judged by. */
function systemOf({ constants, blank }: Mapping): CaptureInput['external'] {
  const system = constants.get('externalSystem') ?? blank.get('externalSystem');
  return system === undefined ? undefined : { ...sample, system: String(system) };
}

function placeOf({ constants, blank }: Mapping, path: string): string {
  for (const [section, values] of Object.entries({ constants, blank })) {
    const field = [...values.keys()].find((candidate) => captureFieldOf(candidate) === path);
    if (field !== undefined) return `${section}.${field}`;
  }
  return path;
}

const mostListed = 100;
const longestShown = 80;

function refuseName(why: string): ProblemError {
  return new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `/name: ${why}.`,
    errors: [{ pointer: '/name', detail: why }],
  });
}

function refuse(problems: readonly FieldProblem[]): ProblemError {
  const [first] = problems;
  const seen = problems.length > mostListed ? `errors lists the first ${mostListed}` : 'see errors';
  const more = problems.length > 1 ? ` and ${problems.length - 1} more, ${seen}` : '';
  return new ProblemError({
    status: 422,
    type: 'invalid-mapping',
    title: 'The mapping is not valid',
    detail: `${shortened(first?.field ?? '') || 'The mapping'} ${first?.why}${more}.`,
    errors: problems
      .slice(0, mostListed)
      .map(({ field, why }) => ({ pointer: pointerOf(field), detail: why })),
  });
}

/** The pointer has the whole. */
function shortened(field: string): string {
  return field.length > longestShown ? `${field.slice(0, longestShown)}…` : field;
}

/** `columns.first name` → `/mapping/columns/first name`: only the first dot separates. */
function pointerOf(field: string): string {
  const [section = '', ...rest] = field.split('.');
  const name = rest.join('.').replaceAll('~', '~0').replaceAll('/', '~1');
  return `/mapping${section && `/${section}`}${name && `/${name}`}`;
}
