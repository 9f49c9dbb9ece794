import type { ValidationOptions } from 'class-validator';
import { instantPattern } from '../instant.js';

/** A JSON Schema (draft-07) or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

type Constraints = readonly unknown[];
type Keywords = (constraints: Constraints) => JsonSchema | undefined;

const number =
  (keyword: string): Keywords =>
  ([limit]) => ({ type: 'number', [keyword]: limit });
const string =
  (keyword: string): Keywords =>
  ([limit]) => ({ type: 'string', [keyword]: limit });
const array =
  (keyword: string): Keywords =>
  ([limit]) => ({ type: 'array', [keyword]: limit });

/** What a decorator of class-validator (by its name) says in JSON Schema; undefined: it cannot say it. */
const keywordsByDecorator: Readonly<Record<string, Keywords>> = {
  isDefined: () => ({}),
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: ([options]) => (isPlain(options) ? { type: 'number' } : undefined),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isUuid: ([version]) => (version === undefined ? { type: 'string', format: 'uuid' } : undefined),
  isInstant: () => ({ type: 'string', format: 'date-time', pattern: instantPattern }),
  areAttributes: () => ({
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean'] },
  }),
  isIn: ([values]) => ({
    ...commonType(values as Constraints),
    enum: [...(values as Constraints)],
  }),
  equals: ([value]) => ({ ...commonType([value]), const: value }),
  matches: ([pattern, flags]) =>
    pattern instanceof RegExp && pattern.flags === '' && flags === undefined
      ? { type: 'string', pattern: pattern.source }
      : undefined,
  min: number('minimum'),
  max: number('maximum'),
  minLength: string('minLength'),
  maxLength: string('maxLength'),
  arrayMinSize: array('minItems'),
  arrayMaxSize: array('maxItems'),
};

/** The keywords for one use of a decorator, or undefined where JSON Schema has none for it. */
export function keywordsOfDecorator(
  decorator: string,
  constraints: Constraints,
): JsonSchema | undefined {
  const keywords = Object.hasOwn(keywordsByDecorator, decorator)
    ? keywordsByDecorator[decorator]
    : undefined;
  return keywords?.(constraints);
}

/** Options that ask for nothing, as `IsNumber()` has them. */
function isPlain(options: unknown): boolean {
  return options === undefined || Object.keys(options as ValidationOptions).length === 0;
}

function commonType(values: Constraints): JsonSchema {
  const types = new Set(values.map((value) => typeof value));
  const [only] = types;
  return types.size === 1 && only !== 'object' ? { type: only } : {};
}
