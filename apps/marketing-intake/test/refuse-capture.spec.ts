import { describe, expect, it } from 'vitest';
import { faultsOfFields, refuseFields, rowProblem } from '../src/capture/refuse-capture.js';

const problems = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ field: `profile.f${n}`, why: 'is odd' }));

describe('the refusal of a capture', () => {
  it.each([
    [1, 1, '/profile/f0: is odd.'],
    [100, 100, '/profile/f0: is odd and 99 more, see errors.'],
    [250, 100, '/profile/f0: is odd and 249 more, errors lists the first 100.'],
  ])('of %i faults lists %i and says how many there are', (count, listed, detail) => {
    const row = rowProblem(faultsOfFields(problems(count))) as unknown as { errors: unknown[] };
    expect(row).toMatchObject({ status: 422, detail });
    expect(row.errors).toHaveLength(listed);
    expect(refuseFields(problems(count)).problem).toMatchObject({ detail });
  });

  it.each([
    ['profile.attributes.a.b', '/profile/attributes/a.b'],
    ['profile.attributes.a/b~c', '/profile/attributes/a~1b~0c'],
    ['contact.email', '/contact/email'],
  ])('points at the attribute as it is called: %s', (field, pointer) => {
    expect(faultsOfFields([{ field, why: 'is odd' }])).toMatchObject([{ pointer }]);
  });
});
