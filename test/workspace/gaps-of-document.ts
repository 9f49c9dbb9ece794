type Part = Readonly<Record<string, unknown>>;

const methods = new Set(['get', 'put', 'post', 'patch', 'delete']);
const readable = /^[a-z][a-zA-Z]+$/;

/** What an OpenAPI document leaves untold, a sentence each: no client can be generated for that. */
export function gapsOfDocument(document: Part): string[] {
  const { paths, components } = document as { paths: Part; components: Part };
  const operations = Object.entries(paths as Record<string, Part>).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Part>)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ at: `${method.toUpperCase()} ${path}`, operation })),
  );
  const ids = Map.groupBy(operations, ({ operation }) => operation['operationId']);
  const schemas = Object.entries((components['schemas'] ?? {}) as Record<string, Part>);
  return [
    ...[...ids]
      .filter(([, { length }]) => length > 1)
      .map(([id, same]) => `${same.map(({ at }) => at).join(', ')}: all are called ${String(id)}`),
    ...operations.flatMap(({ at, operation }) =>
      gapsOfOperation(operation, components).map((gap) => `${at}: ${gap}`),
    ),
    ...schemas.flatMap(([name, schema]) => gapsOfSchema(schema, name)),
  ];
}

function gapsOfOperation(operation: Part, components: Part): string[] {
  const { operationId, summary, security, parameters = [], requestBody } = operation;
  const responses = Object.entries(operation['responses'] as Record<string, Part>);
  const statuses = responses.map(([status]) => status);
  const needed = ['422', '500', '503', ...(isOpen(security) ? [] : ['401', '403'])];
  return [
    ...(readable.test(String(operationId))
      ? []
      : [`${String(operationId)} is not a method's name`]),
    ...(summary ? [] : ['it has no summary']),
    ...(statuses.some((status) => status.startsWith('2')) ? [] : ['it never succeeds']),
    ...needed.filter((status) => !statuses.includes(status)).map((status) => `lacks ${status}`),
    ...(parameters as Part[]).flatMap(gapsOfParameter),
    ...(requestBody ? gapsOfContent(requestBody as Part, 'the body') : []),
    ...responses.flatMap(([status, response]) =>
      gapsOfResponse(status, resolved(response, components)).map((gap) => `${status}: ${gap}`),
    ),
  ];
}

function isOpen(security: unknown): boolean {
  return Array.isArray(security) && security.length === 0;
}

function gapsOfParameter({ name, schema, description, example }: Part): string[] {
  const said = { ...(schema as Part), ...(description ? { description } : {}) };
  return gapsOfSchema(example === undefined ? said : { ...said, example }, String(name));
}

function gapsOfResponse(status: string, response: Part): string[] {
  if (!response['description']) return ['it has no description'];
  if (status === '304') return [];
  if (Number(status) < 400) return gapsOfContent(response, 'the answer');
  const content = (response['content'] ?? {}) as Part;
  return 'application/problem+json' in content ? [] : ['it is not a problem document'];
}

function gapsOfContent(holder: Part, what: string): string[] {
  const content = Object.entries((holder['content'] ?? {}) as Record<string, Part>);
  if (content.length === 0) return [`${what} is not documented`];
  return content.flatMap(([type, { schema }]) =>
    schema ? gapsOfSchema(schema as Part, `${what} (${type})`, true) : [`${what} is of no type`],
  );
}

function resolved(response: Part, components: Part): Part {
  const name = typeof response['$ref'] === 'string' ? response['$ref'].split('/').at(-1)! : '';
  return name === '' ? response : (components['responses'] as Record<string, Part>)[name]!;
}

/** `named`: what stands around it says what it is. */
function gapsOfSchema(schema: Part, at: string, named = false): string[] {
  const { $ref, type, items, properties, additionalProperties } = schema;
  if ($ref) return [];
  const variants = (['allOf', 'oneOf', 'anyOf'] as const).flatMap((name) =>
    ((schema[name] ?? []) as Part[]).map((part, index) => ({ part, at: `${at}/${name}/${index}` })),
  );
  if (variants.length > 0) return variants.flatMap(({ part, at }) => gapsOfSchema(part, at, true));
  if (type === 'array') {
    return items
      ? gapsOfSchema(items as Part, `${at}/items`, true)
      : [`${at} is a list of nothing`];
  }
  if (type === 'object') return gapsOfObject(schema, at, properties, additionalProperties);
  if (type === undefined) return [`${at} has no type`];
  return type === 'string' && !named && isBare(schema) ? [`${at}: nobody knows what it holds`] : [];
}

function gapsOfObject(schema: Part, at: string, properties: unknown, others: unknown): string[] {
  if (schema['enum']) return [];
  if (others === true) return schema['description'] ? [] : [`${at} is open without a reason`];
  if (typeof others === 'object') return gapsOfSchema(others as Part, `${at}/*`, true);
  if (properties === undefined) return [`${at} is an object of nothing`];
  return Object.entries(properties as Record<string, Part>).flatMap(([name, property]) =>
    gapsOfSchema(property, `${at}.${name}`),
  );
}

function isBare({ format, pattern, description, example, enum: values }: Part): boolean {
  return [format, pattern, description, example, values].every((one) => one === undefined);
}
