interface Schema {
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly { readonly $ref: string }[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const begin = '<!-- values: written by `npm run generate` -->\n';
const end = '<!-- end of the values -->\n';

/**
 * The README of a chart with a table of its values: their defaults as values.yaml has them, what they
 * mean as values.schema.json says it. Throws where its two marks are missing.
 */
export function withValuesReference(readme: string, schema: object, values: object): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The README needs the lines ${begin}and ${end}`);
  const root = schema as Schema;
  const rows = rowsOf(root, values, '', root.$defs ?? {});
  const table = `| value | default | meaning |\n|---|---|---|\n${rows.join('')}`;
  return `${readme.slice(0, from + begin.length)}${table}${readme.slice(to)}`;
}

function rowsOf(
  { properties = {} }: Schema,
  values: unknown,
  above: string,
  defs: Readonly<Record<string, Schema>>,
): string[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const value = (values as Record<string, unknown> | undefined)?.[name];
    // Of nothing but this chart; or refused by the templates.
    if (schema.deprecated || (above === '' && name === 'global')) return [];
    const below = referred(schema, defs) ?? schema;
    const isClosed = Object.keys(below.properties ?? {}).length > 0;
    if (!isClosed || isVariables(name)) return [row(`${above}${name}`, value, schema)];
    return rowsOf(below, value, `${above}${name}.`, defs);
  });
}

/** Their names stand in the schema, and what they mean in deploy/README.md. */
const isVariables = (name: string) => name === 'settings' || name === 'files';

function referred({ allOf }: Schema, defs: Readonly<Record<string, Schema>>): Schema | undefined {
  const name = allOf?.[0]?.$ref.replace('#/$defs/', '');
  return name === undefined ? undefined : defs[name];
}

function row(path: string, value: unknown, { description }: Schema): string {
  if (value === undefined || description === undefined) {
    throw new Error(`${path} needs a default in values.yaml and a description in its schema.`);
  }
  return `| \`${path}\` | \`${JSON.stringify(value).replaceAll('|', '\\|')}\` | ${description.replaceAll('|', '\\|')} |\n`;
}
