// oxlint-disable-next-line typescript/triple-slash-reference -- the declaration must come along with the source, whatever tsconfig reads it
/// <reference path="./class-transformer-storage.d.ts" />
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';

interface Rule {
  readonly type: string;
  readonly name?: string;
  readonly propertyName: string;
  readonly constraints?: unknown[];
  readonly each: boolean;
}

type Class = abstract new (...args: never[]) => object;
type Schema = Record<string, unknown>;

const documented = 'swagger/apiModelPropertiesArray';

/**
 * Tells the API's pages what the validation already knows: every property with class-validator rules
 * and without `@ApiProperty` is documented from its rules. Twice is the same as once.
 */
export function describeValidatedClasses(): void {
  const storage = getMetadataStorage() as unknown as {
    validationMetadatas: Map<unknown, Rule[]>;
  };
  for (const [target, rules] of storage.validationMetadatas) {
    if (typeof target !== 'function') continue;
    const prototype = target.prototype as object;
    const known = (Reflect.getMetadata(documented, prototype) as string[] | undefined) ?? [];
    for (const [property, own] of Map.groupBy(rules, (rule) => rule.propertyName)) {
      if (known.includes(`:${property}`)) continue;
      ApiProperty(optionsOf(target as Class, property, own))(prototype, property);
    }
  }
}

function optionsOf(target: Class, property: string, rules: readonly Rule[]): ApiPropertyOptions {
  const isArray =
    typeAt(target, property) === Array || rules.some(({ name }) => name === 'isArray');
  const ofItems = rules.filter(({ each }) => each === isArray);
  const schema = Object.assign({}, ...ofItems.map(schemaOf)) as Schema;
  const nested = rules.some(({ type }) => type === 'nestedValidation');
  // Swagger takes a function called `type` for one that tells the class when asked.
  const value = nested
    ? { type: () => nestedType(target, property) }
    : { ...plain(target, property), ...schema };
  const sizes = isArray ? Object.assign({}, ...rules.filter(({ each }) => !each).map(sizeOf)) : {};
  const required = !rules.some(({ type }) => type === 'conditionalValidation');
  return { ...value, ...sizes, isArray, required } as ApiPropertyOptions;
}

function typeAt(target: Class, property: string): unknown {
  return Reflect.getMetadata('design:type', target.prototype as object, property);
}

function nestedType(target: Class, property: string): unknown {
  const declared = transformations.findTypeMetadata(target, property);
  return declared ? declared.typeFunction() : typeAt(target, property);
}

/** Of a property that no rule gives a type to. */
function plain(target: Class, property: string): Schema {
  switch (typeAt(target, property)) {
    case Number:
      return { type: 'number' };
    case Boolean:
      return { type: 'boolean' };
    case String:
      return { type: 'string' };
    case Date:
      return { type: 'string', format: 'date-time' };
    case Array:
      return { type: 'string' };
    default:
      return { type: 'object', additionalProperties: true };
  }
}

function sizeOf({ name, constraints = [] }: Rule): Schema {
  if (name === 'arrayMinSize') return { minItems: constraints[0] };
  return name === 'arrayMaxSize' ? { maxItems: constraints[0] } : {};
}

function schemaOf({ name, constraints = [] }: Rule): Schema {
  const [first, second] = constraints;
  switch (name) {
    case 'isString':
      return { type: 'string' };
    case 'isBoolean':
      return { type: 'boolean' };
    case 'isNumber':
      return { type: 'number' };
    case 'isInt':
      return { type: 'integer' };
    case 'min':
      return { minimum: first };
    case 'max':
      return { maximum: first };
    case 'isPositive':
      return { minimum: 0, exclusiveMinimum: true };
    case 'minLength':
      return { minLength: first };
    case 'maxLength':
      return { maxLength: first };
    case 'isLength':
      return { minLength: first, maxLength: second };
    case 'matches':
      return first instanceof RegExp ? { type: 'string', pattern: first.source } : {};
    case 'isIn':
      return Array.isArray(first) ? { type: typeof first[0], enum: first } : {};
    case 'isEnum':
      return { type: 'string', enum: Object.values(first as object) };
    case 'isEmail':
      return { type: 'string', format: 'email' };
    case 'isUuid':
      return { type: 'string', format: 'uuid' };
    case 'isIso8601':
    case 'isRfc3339':
    case 'isDateString':
      return { type: 'string', format: 'date-time' };
    default:
      return {};
  }
}
