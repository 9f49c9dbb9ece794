import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isUUID } from 'class-validator';
import type { FactClass } from '../define-fact.js';
import { isInstant } from '../instant.js';
import { jsonSchemaOf } from './json-schema-of.js';

/** Producers validate closed: unknown fields are refused. Consumers open: they are ignored. */
export type ValidationMode = 'closed' | 'open';

const compilers = { closed: compiler(), open: compiler() };
const validators = {
  closed: new Map<FactClass, ValidateFunction>(),
  open: new Map<FactClass, ValidateFunction>(),
};

/**
 * What is wrong with the body of a fact, one sentence per place: `/pointer: what is allowed there`.
 * Undefined when it is valid. A sentence never repeats the value, which may be anything.
 * Compiles once per class and mode, at the first call.
 */
export function problemsOf(
  fact: FactClass,
  data: unknown,
  mode: ValidationMode,
): readonly string[] | undefined {
  const validate = validators[mode].get(fact) ?? compiled(fact, mode);
  return validate(data) ? undefined : problemsIn(validate.errors ?? []);
}

function compiled(fact: FactClass, mode: ValidationMode): ValidateFunction {
  const validate = compilers[mode].compile(jsonSchemaOf(fact, { closed: mode === 'closed' }));
  validators[mode].set(fact, validate);
  return validate;
}

function compiler(): Ajv {
  const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
  // The predicates of the decorators themselves, so that both ways to validate give one verdict.
  ajv.addFormat('uuid', { type: 'string', validate: (value: string) => isUUID(value) });
  ajv.addFormat('date-time', { type: 'string', validate: isInstant });
  return ajv;
}

function problemsIn(errors: readonly ErrorObject[]): string[] {
  const byPointer = new Map<string, string>();
  for (const error of errors) {
    const pointer = pointerOf(error);
    if (!byPointer.has(pointer)) byPointer.set(pointer, `${pointer || '/'}: ${sentenceOf(error)}`);
  }
  return [...byPointer.values()];
}

function pointerOf({ instancePath, keyword, params }: ErrorObject): string {
  if (keyword === 'required') return `${instancePath}/${escaped(params['missingProperty'])}`;
  if (keyword === 'additionalProperties')
    return `${instancePath}/${escaped(params['additionalProperty'])}`;
  return instancePath;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'must be a UUID',
  'date-time': 'must be a time in UTC such as 2026-11-23T10:00:00.000Z',
};

function sentenceOf({ keyword, params, parentSchema, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'is missing';
    case 'additionalProperties':
      return `is not a field here; the fields are ${Object.keys(parentSchema?.['properties'] as object).join(', ')}`;
    case 'enum':
      return `must be one of ${listed(params['allowedValues'], null)}`;
    case 'const':
      return `must be "${String(params['allowedValue'])}"`;
    case 'type':
      return `must be of type ${listed(params['type'], 'null')}`;
    case 'format':
      return formats[params['format'] as string] ?? String(message);
    case 'pattern':
      return parentSchema?.['format'] === 'date-time'
        ? (formats['date-time'] as string)
        : `must match ${String(params['pattern'])}`;
    case 'maxLength':
      return `must have at most ${String(params['limit'])} characters`;
    case 'maxItems':
      return `must have at most ${String(params['limit'])} elements`;
    default:
      return String(message);
  }
}

/** Null stands for absent in optional properties; nobody is told to send it. */
function listed(allowed: unknown, absent: null | 'null'): string {
  return [allowed]
    .flat()
    .filter((each) => each !== absent)
    .map(String)
    .join(', ');
}
