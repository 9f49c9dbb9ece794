declare const describes: unique symbol;

/**
 * A JSON Schema of values of type `T`. Its `description` is what a person reads after "Allowed:"
 * when a value does not fit.
 */
export type Schema<T> = {
  readonly [describes]?: T;
  readonly description: string;
  readonly [keyword: string]: unknown;
};

export function text(max = 200): Schema<string> {
  return {
    type: 'string',
    maxLength: max,
    pattern: '\\S',
    description: `text of 1 to ${max} characters`,
  };
}

/** An id that people write and read: `demo-request`. */
export function identifier(): Schema<string> {
  return {
    type: 'string',
    maxLength: 60,
    pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
    description: 'lower-case words joined by hyphens, such as demo-request, up to 60 characters',
  };
}

export function matching(pattern: string, description: string): Schema<string> {
  return { type: 'string', pattern, description };
}

export function oneOf<const V extends string>(values: readonly V[]): Schema<V> {
  return { enum: values, description: listed(values) };
}

export function wholeNumber(minimum: number, maximum: number): Schema<number> {
  return {
    type: 'integer',
    minimum,
    maximum,
    description: `a whole number from ${minimum} to ${maximum}`,
  };
}

export const yesOrNo: Schema<boolean> = { type: 'boolean', description: 'true or false' };

export function listOf<T>(items: Schema<T>, what: string, least = 1, most = 100): Schema<T[]> {
  return {
    type: 'array',
    items,
    minItems: least,
    maxItems: most,
    description: `a list of ${least} to ${most} ${what}`,
  };
}

/** An object with exactly these keys; those in `optional` may be left out. */
export function keyed<T extends object>(
  fields: { readonly [K in keyof Required<T>]: Schema<Required<T>[K]> },
  optional: readonly (keyof T & string)[] = [],
): Schema<T> {
  const keys = Object.keys(fields);
  return {
    type: 'object',
    properties: fields,
    required: keys.filter((key) => !optional.some((name) => name === key)),
    additionalProperties: false,
    description: `an object with the keys ${keys.join(', ')}`,
  };
}

/** An object of which every key is optional, but one must be there. */
export function someOf<T extends object>(fields: {
  readonly [K in keyof Required<T>]: Schema<Required<T>[K]>;
}): Schema<T> {
  const keys = Object.keys(fields);
  return {
    type: 'object',
    properties: fields,
    minProperties: 1,
    additionalProperties: false,
    description: `an object with at least one of the keys ${keys.join(', ')}`,
  };
}

export function mapOf<T>(values: Schema<T>, description: string): Schema<Record<string, T>> {
  return { type: 'object', additionalProperties: values, minProperties: 1, description };
}

export function listed(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}
