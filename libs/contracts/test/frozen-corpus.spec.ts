import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, test } from 'vitest';
import {
  type Digests,
  type Example,
  FrozenExampleChangedError,
  frozenDigests,
  readCorpus,
} from '../src/corpus/frozen-corpus.js';
import {
  catalog,
  contractOf,
  decodeHeaders,
  encodeHeaders,
  factOfType,
  jsonSchemaOf,
  type FactClass,
  type JsonSchema,
  problemsOf,
  ownerOf,
} from '../src/index.js';

const directory = fileURLToPath(new URL('../corpus', import.meta.url));
const corpus = readCorpus(directory);
const digests = JSON.parse(readFileSync(`${directory}/digests.json`, 'utf8')) as Digests;

describe.each([...corpus])('%s', (name, example) => {
  const type = name.slice(0, name.indexOf('/'));
  const fact = factOfType(type) as FactClass;

  test('is valid, for producers and consumers, by both validators', () => {
    expect(problemsOf(fact, example.body, 'closed')).toBeUndefined();
    expect(problemsOf(fact, example.body, 'open')).toBeUndefined();
    const strict = { whitelist: true, forbidNonWhitelisted: true };
    const instance = plainToInstance(fact, structuredClone(example.body));
    expect(validateSync(instance, strict)).toEqual([]);
  });

  test('comes back as it was', () => {
    const envelope = decodeHeaders(example.headers);
    // The trace stands on the log twice by now; the corpus holds what was written then.
    const { traceparent } = envelope;
    const trace = traceparent === undefined ? {} : { ce_traceparent: traceparent };
    expect(encodeHeaders(envelope)).toEqual({ ...example.headers, ...trace });
    const instance = plainToInstance(fact, structuredClone(example.body));
    expect(JSON.parse(JSON.stringify(instance))).toEqual(example.body);
  });

  test('has one key, one type and the owner of its stream as source', () => {
    const { key, stream } = contractOf(fact);
    const { subject, source, type: declared } = decodeHeaders(example.headers);
    expect(declared).toBe(type);
    expect([subject, example.body[key]]).toEqual([example.key, example.key]);
    expect(source).toBe(`/smarketing/${ownerOf(stream)}`);
  });
});

describe.each(catalog.map((fact) => [contractOf(fact).type, fact] as const))('%s', (type, fact) => {
  const schema = jsonSchemaOf(fact, { closed: true });

  test('has an example of the least: the required fields and headers', () => {
    const { body, headers } = corpus.get(`${type}/minimal.json`) as Example;
    expect(fieldsOf(body)).toEqual(new Set(schemaFields(schema, 'required')));
    expect(headers).not.toHaveProperty('ce_causationid');
  });

  test('has an example of the most: every field and header, so no field can be added', () => {
    const { body, headers } = corpus.get(`${type}/full.json`) as Example;
    expect(fieldsOf(body)).toEqual(new Set(schemaFields(schema, 'all')));
    for (const header of ['ce_causationid', 'ce_playbook', 'traceparent'])
      expect(headers).toHaveProperty(header);
  });
});

describe('the corpus', () => {
  test('holds only what it held: every digest is that of its example, every example has one', () => {
    expect(frozenDigests(corpus, digests)).toEqual(digests);
  });

  test('takes a new example and refuses a changed or a removed one', () => {
    const [[name, example]] = [...corpus] as [[string, Example]];
    const more = new Map([...corpus, ['smarketing.new.v1/minimal.json', example]]);
    expect(Object.keys(frozenDigests(more, digests))).toContain('smarketing.new.v1/minimal.json');
    const other = new Map([...corpus, [name, { ...example, key: 'other' }]]);
    expect(() => frozenDigests(other, digests)).toThrow(FrozenExampleChangedError);
    const fewer = new Map([...corpus].filter(([each]) => each !== name));
    expect(() => frozenDigests(fewer, digests)).toThrow(name);
  });
});

/** Every field at any depth, as `profile.country`; the elements of a list count as one. */
function fieldsOf(value: unknown, path = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((each) => [...fieldsOf(each, path)]));
  if (typeof value !== 'object' || value === null || isFreeForm(path)) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, each]) => [
      `${path}${key}`,
      ...fieldsOf(each, `${path}${key}.`),
    ]),
  );
}

function schemaFields(schema: JsonSchema, which: 'required' | 'all', path = ''): string[] {
  if (schema['items']) {
    return which === 'all' ? schemaFields(schema['items'] as JsonSchema, which, path) : [];
  }
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = (schema['required'] ?? []) as string[];
  return Object.entries(properties)
    .filter(([key]) => which === 'all' || required.includes(key))
    .flatMap(([key, each]) => [`${path}${key}`, ...schemaFields(each, which, `${path}${key}.`)]);
}

/** Fields that hold a document of another owner. */
function isFreeForm(path: string): boolean {
  return path === 'document.' || path.endsWith('attributes.');
}
