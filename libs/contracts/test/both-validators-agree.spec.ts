import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalog, type FactClass, jsonSchemaOf, problemsOf } from '../src/index.js';
import { arbitraryOf } from './arbitrary-of-schema.js';

type Json = Record<string, unknown>;
type Mutation = { kind: 'remove' | 'add' | 'replace'; at: number; value: unknown };

const junk = fc.oneof(
  fc.jsonValue(),
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    null,
    undefined,
    '',
    [],
    {},
    [[]],
    [null],
    [{}],
    0,
    -1,
    1.5,
    true,
    'x'.repeat(121),
    '2026-02-31T10:00:00Z',
    '2026-02-28T10:00:00+01:00',
    '2026-02-28T24:00:00Z',
    '2026-W01',
    '2026-11-23',
    'de',
    'DEU',
    '2026-1',
    '00000000-0000-0000-0000-000000000000',
    '12345678-1234-0234-0234-123456789012',
    'urn:uuid:0190d6e8-9c1b-7a3e-8f00-000000000001',
  ),
);

const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom('remove', 'add', 'replace'),
    at: fc.nat(),
    value: junk,
  }) as fc.Arbitrary<Mutation>,
  { maxLength: 2 },
);

describe.each(catalog.map((fact) => [fact.name, fact] as const))('%s', (_name, fact) => {
  const bodies = arbitraryOf(jsonSchemaOf(fact, { closed: true })) as fc.Arbitrary<Json>;

  test('what the schema allows, the decorators allow', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(problemsOf(fact, body, 'closed')).toBeUndefined();
        expect(problemsOf(fact, body, 'open')).toBeUndefined();
        expect(decoratorsAllow(fact, body, 'closed')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['closed', 'open'] as const)('both give one verdict on any body (%s)', (mode) => {
    fc.assert(
      fc.property(bodies, mutations, (body, changes) => {
        const mutated = changes.reduce(mutate, structuredClone(body));
        const valid = problemsOf(fact, mutated, mode) === undefined;
        expect(valid).toBe(decoratorsAllow(fact, mutated, mode));
      }),
      { numRuns: 300 },
    );
  });
});

function decoratorsAllow(fact: FactClass, body: Json, mode: 'closed' | 'open'): boolean {
  const closed = mode === 'closed';
  const options = { whitelist: closed, forbidNonWhitelisted: closed };
  return validateSync(plainToInstance(fact, structuredClone(body)), options).length === 0;
}

/** Changes one place of the body, at any depth. */
function mutate(body: Json, { kind, at, value }: Mutation): Json {
  const places = placesIn(body);
  const fresh = structuredClone(value);
  const [owner, key] = places[at % Math.max(places.length, 1)] ?? [body, 'leadId'];
  if (kind === 'remove' && !Array.isArray(owner)) delete owner[key];
  else if (kind === 'add' && !Array.isArray(owner)) owner['unheardOf'] = fresh;
  else owner[key] = fresh;
  return body;
}

function placesIn(value: unknown): [Json, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const owner = value as Json;
  return Object.keys(owner).flatMap((key) => [
    [owner, key] as [Json, string],
    ...placesIn(owner[key]),
  ]);
}
