import {
  Injectable,
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
} from '@nestjs/common';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import type { ValidationError } from 'class-validator';
import { ProblemError, type RequestFault } from '../problem/problem-error.js';
import { escapeKey } from './json-body.js';

const mostFaults = 100;
const native = new Set<unknown>([String, Boolean, Number, Array, Object, Buffer, Date]);

/**
 * Checks bodies, queries and parameters against their class-validator classes: unknown fields are
 * refused, nothing is converted but by an explicit `@Type`. Refusals are 422 and point at each field.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  private readonly bodies = pipeFor((path) => ({ pointer: pointerTo(path) }));
  private readonly parameters = pipeFor((path) => ({ parameter: path.join('.') }));

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'body') return this.parameters.transform(value, metadata) as unknown;
    if (isChecked(metadata.metatype) && value !== undefined && !isObject(value)) {
      throw invalid([{ pointer: '', detail: 'must be a JSON object' }]);
    }
    return this.bodies.transform(value, metadata) as unknown;
  }
}

/** Checks one value as the pipe does; the faults, none where it is valid. For rows of a batch. */
export function faultsOf(value: object): RequestFault[] {
  const errors = classValidator.validateSync(value, rules);
  return flatten(errors, (path) => ({ pointer: pointerTo(path) }));
}

const rules = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  validationError: { target: true, value: false },
};

type Place = (path: readonly string[]) => Omit<RequestFault, 'detail'>;

function pipeFor(place: Place): ValidationPipe {
  return new ValidationPipe({
    ...rules,
    transform: true,
    validatorPackage: classValidator,
    transformerPackage: classTransformer,
    exceptionFactory: (errors) => invalid(flatten(errors, place)),
  });
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
    errors: faults.slice(0, mostFaults),
  });
}

function flatten(
  errors: readonly ValidationError[],
  place: Place,
  parents: readonly string[] = [],
): RequestFault[] {
  return errors.flatMap((error) => {
    const path = [...parents, error.property];
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      ...place(path),
      detail: rule === 'whitelistValidation' ? unknownField(error) : message,
    }));
    return [...own, ...flatten(error.children ?? [], place, path)];
  });
}

function unknownField({ target }: ValidationError): string {
  if (target === undefined) return 'is no field here';
  const known = classValidator
    .getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', false, false)
    .map(({ propertyName }) => propertyName);
  return `is no field here; known are ${[...new Set(known)].join(', ')}`;
}

function pointerTo(path: readonly string[]): string {
  return path.map((key) => `/${escapeKey(key)}`).join('');
}

function isChecked(metatype: unknown): boolean {
  return metatype !== undefined && !native.has(metatype);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
