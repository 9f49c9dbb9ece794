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
    const row = rowProblem(faultsOfFields(problems(count))) as { errors: unknown[] };
    expect(row).toMatchObject({ status: 422, detail });
    expect(row.errors).toHaveLength(listed);
    expect(refuseFields(problems(count)).problem).toMatchObject({ detail });
  });
});
