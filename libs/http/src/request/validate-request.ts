import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { validateSync, type ValidationError } from 'class-validator';
import type { RequestFault } from '../problem/problem-document.js';
import { ProblemError } from '../problem/problem-error.js';
import { pointerTo } from './json-pointer.js';
import { readRequest, type Path, type PlaceOf } from './read-request.js';
import type { RequestClass } from './request-shape.js';
import { faultOfText } from './text-rules.js';

const mostFaults = 100;
const native = new Set<unknown>([String, Boolean, Number, Array, Object, Buffer, Date]);

const inBody: PlaceOf = (path) => ({ pointer: pointerTo(path) });
const inParameters: PlaceOf = (path) => ({ parameter: shortened(path.join('.')) });

/**
 * Checks bodies, queries and parameters against their class-validator classes: unknown fields are
 * refused, nothing is converted but by an explicit `@Type`. Refusals are 422 and point at each field.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (metatype === undefined || native.has(metatype)) {
      if (type !== 'body') refuseStrangeText(value, data);
      return value;
    }
    if (!isObject(value)) throw invalid([{ pointer: '', detail: 'must be a JSON object' }]);
    const place = type === 'body' ? inBody : inParameters;
    const read = checked(metatype as RequestClass, value, place);
    if (read.faults.length > 0) throw invalid(read.faults);
    return read.value;
  }
}

/**
 * Makes an instance of the class of plain data and checks it as the pipe does: `faults` is empty where
 * the value is valid. For the rows of a batch.
 */
export function readRow<T extends object>(
  type: RequestClass<T>,
  plain: object,
): { readonly value: T; readonly faults: readonly RequestFault[] } {
  return checked(type, plain, inBody);
}

function checked<T extends object>(type: RequestClass<T>, plain: object, placeOf: PlaceOf) {
  const { value, faults, oversize } = readRequest(type, plain, placeOf);
  // Length first: no rule is asked about what is too long.
  if (oversize) return { value, faults };
  const errors = validateSync(value, rules);
  return { value, faults: [...faults, ...flatten(errors, placeOf)].slice(0, mostFaults) };
}

const rules = { forbidUnknownValues: true, validationError: { target: false, value: false } };

function refuseStrangeText(value: unknown, name = ''): void {
  const why = typeof value === 'string' ? faultOfText(value, 'one line') : undefined;
  if (why !== undefined) throw invalid([{ parameter: name, detail: why }]);
}

function invalid(faults: readonly RequestFault[]): ProblemError {
  const [first] = faults;
  const where = first?.pointer ?? first?.parameter;
  const named = where === undefined || where === '' ? 'The body' : where;
  const more = faults.length > 1 ? ` and ${faults.length - 1} more, see errors` : '';
  return new ProblemError({
    status: 422,
    type: 'invalid-request',
    title: 'The request is not valid',
    detail: `${named}: ${first?.detail ?? 'not valid'}${more}.`,
    errors: faults,
  });
}

function flatten(
  errors: readonly ValidationError[],
  placeOf: PlaceOf,
  parents: Path = [],
): RequestFault[] {
  return errors.flatMap((error) => {
    const path = [...parents, error.property];
    const own = toBeSaid(error.constraints ?? {}).map((detail) => ({ ...placeOf(path), detail }));
    return [...own, ...flatten(error.children ?? [], placeOf, path)];
  });
}

/** Of what is not text, no rule for texts needs to be told. */
function toBeSaid({ isString, ...others }: Record<string, string>): string[] {
  return isString === undefined ? Object.values(others) : [isString];
}

function shortened(name: string): string {
  return (name.length > 200 ? `${name.slice(0, 200)}…` : name).toWellFormed();
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
