import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { contractOf, type FactClass } from '../define-fact.js';
import { type JsonSchema, keywordsOfDecorator } from './keywords-of-decorator.js';

type Rule = ReturnType<
  ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']
>[number];

/** Closed refuses unknown fields at every declared level; open ignores them. */
export interface Openness {
  readonly closed: boolean;
}

/** A property says something that JSON Schema cannot, or says it in a way that can be read twice. */
export class UnsupportedDecoratorError extends Error {
  readonly retryable = false;
  constructor(
    readonly className: string,
    readonly property: string,
    readonly why: string,
  ) {
    super(`${className}.${property}: ${why}`);
    this.name = 'UnsupportedDecoratorError';
  }
}

/** The URI of the schema of a type on the wire, `ce_dataschema`. */
export function dataSchemaOf(type: string): string {
  return `urn:smarketing:schema:${type}`;
}

/** The JSON Schema (draft-07) of the body of a fact. Throws {@link UnsupportedDecoratorError}. */
export function jsonSchemaOf(fact: FactClass, { closed }: Openness): JsonSchema {
  const { type, summary } = contractOf(fact);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: dataSchemaOf(type),
    title: type,
    description: summary,
    ...objectSchemaOf(fact, closed),
  };
}

function objectSchemaOf(owner: FactClass, closed: boolean): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [property, rules] of rulesByProperty(owner)) {
    const optional = rules.some((rule) => rule.name === 'isOptional');
    const schema = propertySchemaOf(owner, property, rules, closed);
    properties[property] = optional ? orNull(owner, property, schema) : schema;
    if (!optional) required.push(property);
  }
  return {
    type: 'object',
    properties,
    ...(required.length > 0 && { required }),
    ...(closed && { additionalProperties: false }),
  };
}

/** The rules of a class and of what it extends, as the validator itself would apply them. */
function rulesByProperty(owner: FactClass): Map<string, Rule[]> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(owner, '', false, false);
  return Map.groupBy(rules, (rule) => rule.propertyName);
}

function propertySchemaOf(
  owner: FactClass,
  property: string,
  rules: readonly Rule[],
  closed: boolean,
): JsonSchema {
  let whole: JsonSchema = {};
  let items: JsonSchema = {};
  for (const rule of rules) {
    if (rule.name === 'isOptional' || rule.type === ValidationTypes.NESTED_VALIDATION) continue;
    const keywords = checked(owner, property, rule);
    if (rule.each) items = merged(owner, property, items, keywords);
    else whole = merged(owner, property, whole, keywords);
  }
  const nested = rules.find((rule) => rule.type === ValidationTypes.NESTED_VALIDATION);
  if (nested) {
    // Without these the validator takes a list for an object and a list of lists for a list.
    const container = nested.each ? items : whole;
    if (container['type'] !== 'object')
      throw new UnsupportedDecoratorError(owner.name, property, nestedNeedsIsObject(nested.each));
    const schema = objectSchemaOf(nestedClass(owner, property, nested.each), closed);
    if (nested.each) items = schema;
    else whole = schema;
  }
  if (Object.keys(items).length > 0) {
    if (whole['type'] !== 'array')
      throw new UnsupportedDecoratorError(
        owner.name,
        property,
        'a rule for each element needs @IsArray() beside it.',
      );
    whole = { ...whole, items };
  }
  if (whole['type'] === undefined && whole['enum'] === undefined)
    throw new UnsupportedDecoratorError(
      owner.name,
      property,
      'no decorator says what it is: add @IsString(), @IsInt(), @IsIn([...]) or the like.',
    );
  return whole;
}

function checked(owner: FactClass, property: string, rule: Rule): JsonSchema {
  const decorator = rule.name ?? rule.type;
  const narrowed = (rule.groups ?? []).length > 0 || rule.validateIf !== undefined;
  const keywords = narrowed ? undefined : keywordsOfDecorator(decorator, rule.constraints ?? []);
  if (keywords) return keywords;
  throw new UnsupportedDecoratorError(
    owner.name,
    property,
    `the decorator "${decorator}" with these arguments has no JSON Schema: use one that keywords-of-decorator.ts lists, or add it there.`,
  );
}

function merged(
  owner: FactClass,
  property: string,
  one: JsonSchema,
  other: JsonSchema,
): JsonSchema {
  const result: Record<string, unknown> = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const known = result[keyword];
    if (
      known === undefined ||
      known === value ||
      (keyword === 'type' && known === 'number' && value === 'integer')
    )
      result[keyword] = value;
    else if (!(keyword === 'type' && known === 'integer' && value === 'number'))
      throw new UnsupportedDecoratorError(
        owner.name,
        property,
        `two decorators disagree on "${keyword}": keep one.`,
      );
  }
  return result;
}

/** Null stands for absent in an optional property, as it does for the decorators. */
function orNull(owner: FactClass, property: string, schema: JsonSchema): JsonSchema {
  if ('const' in schema)
    throw new UnsupportedDecoratorError(
      owner.name,
      property,
      'an optional constant is not supported: use @IsIn([...]).',
    );
  const values = schema['enum'] as readonly unknown[] | undefined;
  return {
    ...schema,
    ...(schema['type'] !== undefined && { type: [schema['type'], 'null'] }),
    ...(values && { enum: [...values, null] }),
  };
}

/** What `@Type` names; asked of class-transformer by letting it make one. */
function nestedClass(owner: FactClass, property: string, each: boolean): FactClass {
  const made = plainToInstance(owner, { [property]: each ? [{}] : {} }) as Record<string, unknown>;
  const value = each ? (made[property] as unknown[])[0] : made[property];
  const found = (value as object).constructor as FactClass;
  if (found === Object)
    throw new UnsupportedDecoratorError(
      owner.name,
      property,
      '@ValidateNested() needs @Type(() => ItsClass).',
    );
  return found;
}

function nestedNeedsIsObject(each: boolean): string {
  return each
    ? '@ValidateNested({ each: true }) needs @IsArray() and @IsObject({ each: true }) beside it.'
    : '@ValidateNested() needs @IsObject() beside it.';
}
