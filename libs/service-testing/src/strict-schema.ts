import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Readonly<Record<string, unknown>>;

const prefix = '#/components/schemas/';
const spoken = new Set(['nullable', 'example', 'examples', 'discriminator', 'deprecated', 'xml']);

const limits = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const;

/** The schemas of a document under `$defs`, each closed and, as `<name>~open`, open at its top. */
export function strictDefinitions({ components }: OpenAPIObject): Record<string, Schema> {
  const schemas = Object.entries(components?.schemas ?? {}) as [string, Schema][];
  return Object.fromEntries(
    schemas.flatMap(([name, schema]) => [
      [name, strict(schema, true)],
      [`${name}~open`, strict(schema, false)],
    ]),
  );
}

/**
 * A schema of OpenAPI 3.0 as JSON Schema of 2019-09: an object that does not say that it is open has no
 * members but those that are documented.
 */
export function strict(schema: Schema, closed: boolean): Schema {
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    return { $ref: `#/$defs/${$ref.slice(prefix.length)}${closed ? '' : '~open'}` };
  }
  const { allOf } = schema;
  const read = Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => !spoken.has(name))
      .map(([name, value]) => [name, strictKeyword(name, value, closed)]),
  );
  for (const [inclusive, exclusive] of limits) {
    if (read[exclusive] !== true) continue;
    read[exclusive] = read[inclusive];
    delete read[inclusive];
  }
  const isObject = schema['properties'] !== undefined || allOf !== undefined;
  if (closed && isObject && schema['additionalProperties'] === undefined) {
    read['unevaluatedProperties'] = false;
  }
  return schema['nullable'] === true ? { anyOf: [read, { type: 'null' }] } : read;
}

function strictKeyword(name: string, value: unknown, closed: boolean): unknown {
  switch (name) {
    case 'allOf':
      return (value as Schema[]).map((part) => strict(part, false));
    case 'oneOf':
    case 'anyOf':
      return (value as Schema[]).map((part) => strict(part, closed));
    case 'items':
      return strict(value as Schema, true);
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([property, of]) => [
          property,
          strict(of, true),
        ]),
      );
    case 'additionalProperties':
      return typeof value === 'object' ? strict(value as Schema, true) : value;
    default:
      return value;
  }
}
