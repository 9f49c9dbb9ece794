import type { Marks } from './marks.ts';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { schema?: Schema }>> };
}

/** The OpenAPI document of a service, as far as it is read here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface Form {
  /** The route as the document names it, such as `POST /v1/leads/{id}/touchpoints`. */
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly json?: unknown;
  /** With a body that should be taken: it has no mark in it. */
  readonly isPlain?: true;
}

type Known = (path: string, name: string) => string | undefined;

/**
 * Requests for every route of a document: in each path part, parameter and field of a body a mark once,
 * with all else as valid as the document says; once more in all free texts together, and in a field
 * that the route does not know. `known`: values that exist, by route and name.
 */
export function formsOf(document: ApiDocument, known: Known, marks: Marks): Form[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      new RouteForms(document, { method: method.toUpperCase(), path }, known, marks)
        .of(operation)
        .map((form) => ({ ...form, route: `${method.toUpperCase()} ${path}` })),
    ),
  );
}

/** Where a mark is put in a body: at one place, or in each free text. */
type Where = { readonly at?: string; readonly everywhere?: boolean };

class RouteForms {
  constructor(
    private readonly document: ApiDocument,
    private readonly route: { method: string; path: string },
    private readonly known: Known,
    private readonly marks: Marks,
  ) {}

  of({ parameters = [], requestBody }: Operation): Omit<Form, 'route'>[] {
    const { method } = this.route;
    const address = this.address();
    const inPath = [...this.route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const forms: Omit<Form, 'route'>[] = [
      { method, path: address },
      ...inPath.map((name) => ({ method, path: this.address(name) })),
      ...parameters
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => ({ method, path: `${address}?${name}=${this.word(`query ${name}`)}` })),
      { method, path: `${address}?${this.word('name of a query')}=${this.word('unknown query')}` },
    ];
    const schema = requestBody?.content?.['application/json']?.schema;
    return schema ? [...forms, ...this.bodies(address, schema)] : forms;
  }

  private bodies(path: string, schema: Schema): Omit<Form, 'route'>[] {
    const { method } = this.route;
    const places: string[] = [];
    this.value(schema, '', {}, places);
    const unknown = { [this.word('name of a field')]: this.word('unknown field') };
    return [
      { method, path, json: this.value(schema, '', {}), isPlain: true },
      { method, path, json: this.value(schema, '', { everywhere: true }) },
      ...places.map((at) => ({ method, path, json: this.value(schema, '', { at }) })),
      { method, path, json: { ...(this.value(schema, '', {}) as object), ...unknown } },
    ];
  }

  /** A value as the schema has it; `places` collects the paths of its texts. */
  private value(given: Schema, at: string, where: Where, places?: string[]): unknown {
    const schema = this.resolved(given);
    if (schema.properties) {
      const { properties } = schema;
      const entries = Object.entries(properties).map(
        ([name, inner]) => [name, this.value(inner, `${at}/${name}`, where, places)] as const,
      );
      return Object.fromEntries(entries);
    }
    if (schema.type === 'array') {
      return [this.value(schema.items ?? {}, `${at}/0`, where, places)];
    }
    if (schema.type === 'object') return this.open(schema, at, where, places);
    places?.push(at);
    const isFree = schema.type === 'string' && !schema.enum && !schema.format;
    return where.at === at || (where.everywhere && isFree)
      ? this.marked(at)
      : this.valid(schema, at);
  }

  /** An object whose fields the document does not name: a mark is put in a name and in a value. */
  private open(schema: Schema, at: string, where: Where, places?: string[]): unknown {
    places?.push(at);
    if (where.at !== at) return schema.example ?? {};
    return { ...(schema.example as object), [this.word(`${at} name`)]: this.word(`${at} value`) };
  }

  private resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    if (name) return this.resolved(this.document.components?.schemas?.[name] ?? {});
    if (schema.allOf) return together(schema.allOf.map((part) => this.resolved(part)));
    const [first] = schema.oneOf ?? [];
    return first ? this.resolved(first) : schema;
  }

  private marked(at: string): string {
    const place = this.placeOf(at);
    if (/email$/i.test(at)) return this.marks.email(place);
    if (fieldOf(at) === 'evidence') return `/v1/${this.marks.word(place)}`;
    return /phone$/i.test(at) ? this.marks.phone(place) : this.marks.word(place);
  }

  private valid({ example, enum: allowed, type, format, minimum }: Schema, at: string): unknown {
    const known = this.known(this.route.path, fieldOf(at));
    if (known !== undefined) return known;
    if (example !== undefined) return example;
    if (allowed) return allowed[0];
    if (type === 'number' || type === 'integer') return Math.max(1, minimum ?? 1);
    if (type === 'boolean') return false;
    return format === 'date-time' ? '2026-03-01T09:30:00Z' : 'word';
  }

  private address(marked?: string): string {
    return this.route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      name === marked
        ? this.word(`path ${name}`)
        : (this.known(this.route.path, name) ?? 'unknown'),
    );
  }

  private word(what: string): string {
    return this.marks.word(this.placeOf(what));
  }

  private placeOf(what: string): string {
    return `${this.route.method} ${this.route.path}: ${what}`;
  }
}

function together(parts: readonly Schema[]): Schema {
  const properties = parts.flatMap((part) => Object.entries(part.properties ?? {}));
  const all = Object.assign({}, ...parts) as Schema;
  return properties.length > 0 ? { ...all, properties: Object.fromEntries(properties) } : all;
}

/** The name of a field, also of one of its items. */
function fieldOf(at: string): string {
  return at.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';
}
