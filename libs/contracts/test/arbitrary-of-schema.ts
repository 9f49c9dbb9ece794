import fc from 'fast-check';
import type { JsonSchema } from '../src/index.js';

/** Bodies that a generated schema allows, so that the decorators can be asked what they think. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if ('enum' in schema) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const types = [schema['type']].flat() as string[];
  return fc.oneof(...types.map((type) => arbitraryOfType(type, schema)));
}

function arbitraryOfType(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: (schema['minimum'] as number | undefined) ?? -(2 ** 31) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'string':
      return strings(schema);
    case 'array':
      return fc.array(arbitraryOf(schema['items'] as JsonSchema), { maxLength: 4 });
    case 'object':
      return objects(schema);
    default:
      throw new Error(`No arbitrary for the type ${type}.`);
  }
}

function strings(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema['format'] === 'uuid') return fc.uuid();
  if (schema['format'] === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (schema['pattern'] !== undefined)
    return fc.stringMatching(new RegExp(schema['pattern'] as string));
  const maxLength = (schema['maxLength'] as number | undefined) ?? 50;
  // Variation selectors are left out: class-validator does not count them as characters.
  return fc
    .string({ unit: 'binary', maxLength: Math.floor(maxLength / 2), size: 'max' })
    .filter((text) => !/[\uFE0E\uFE0F]/u.test(text));
}

function objects(schema: JsonSchema): fc.Arbitrary<object> {
  const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
  const additional = schema['additionalProperties'];
  if (properties)
    return fc.record(mapValues(properties, arbitraryOf), {
      requiredKeys: (schema['required'] as string[] | undefined) ?? [],
    });
  const values = additional ? arbitraryOf(additional as JsonSchema) : fc.jsonValue();
  return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), values, { maxKeys: 4 });
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
