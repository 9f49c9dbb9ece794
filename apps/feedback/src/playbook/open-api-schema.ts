type Schema = Readonly<Record<string, unknown>>;

/** A schema of the playbook library, which is JSON Schema, in the dialect of OpenAPI 3.0. */
export function openApiSchema(schema: Schema): Record<string, unknown> {
  const { if: condition, then, else: otherwise, const: constant, ...rest } = schema;
  const read = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, keyword(name, value)]),
  );
  if (constant !== undefined) read['enum'] = [constant];
  if (condition) {
    // The condition tells the type: each branch holds only what is of its own.
    read['oneOf'] = [{ ...(condition as Schema), ...(then as Schema) }, otherwise].map((branch) =>
      openApiSchema(branch as Schema),
    );
  }
  if (Array.isArray(read['type'])) {
    read['oneOf'] = read['type'].map((type: string) => ({ type }));
    delete read['type'];
  }
  const [first] = (read['enum'] ?? []) as unknown[];
  if (read['type'] === undefined && first !== undefined) read['type'] = typeof first;
  return {
    ...read,
    ...limit(read, 'minimum', 'exclusiveMinimum'),
    ...limit(read, 'maximum', 'exclusiveMaximum'),
  };
}

/** OpenAPI 3.0 has the number in one keyword, and whether it is excluded in the other. */
function limit(read: Schema, inclusive: string, exclusive: string): Record<string, unknown> {
  const value = read[exclusive];
  return typeof value === 'number' ? { [inclusive]: value, [exclusive]: true } : {};
}

function keyword(name: string, value: unknown): unknown {
  const isSchema = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (name === 'items' || (name === 'additionalProperties' && isSchema)) {
    return openApiSchema(value as Schema);
  }
  if (name !== 'properties') return value;
  return Object.fromEntries(
    Object.entries(value as Record<string, Schema>).map(([property, schema]) => [
      property,
      openApiSchema(schema),
    ]),
  );
}
