import { defaultPlaybook } from '@smarketing/playbook';
import { describe, expect, it } from 'vitest';
import type { PlaybookReleases } from '../src/playbook/playbook-releases.schema.js';
import {
  EffectiveTimeError,
  nextRelease,
  OutdatedPlaybookError,
} from '../src/playbook/next-release.js';
import { versionIn } from '../src/playbook/publish-problem.js';

const now = new Date('2026-11-30T10:00:00Z');
const wish = {
  document: defaultPlaybook(),
  after: 1,
  effectiveFrom: undefined,
  by: { subject: 'ada', roles: ['revops'] },
};
const first: PlaybookReleases = { _id: 'playbook', released: 1 };

describe('the next version of the playbook', () => {
  it('is one more than the newest, in force from now on, and keeps who published it', () => {
    const { releases, published } = nextRelease(first, 1, wish, now);
    expect(published).toMatchObject({ version: 2, effectiveFrom: now.toISOString() });
    const record = { version: 2, effectiveFrom: now, at: now, by: wish.by };
    expect(releases).toEqual({ _id: 'playbook', released: 2, history: [record] });
  });

  it('comes into force at the time it names', () => {
    const effectiveFrom = new Date('2027-01-01T00:00:00Z');
    const { published } = nextRelease(first, 1, { ...wish, effectiveFrom }, now);
    expect(published.effectiveFrom).toBe('2027-01-01T00:00:00.000Z');
  });

  it('goes on behind what the log holds, whoever put it there', () => {
    expect(nextRelease(first, 4, { ...wish, after: 4 }, now).published.version).toBe(5);
  });

  it.each([0, 2, 7])('is not made from version %i where 1 is the newest', (after) => {
    expect(() => nextRelease(first, 1, { ...wish, after }, now)).toThrow(OutdatedPlaybookError);
  });

  it.each(['2026-11-29T10:00:00Z', '1970-01-01T00:00:00Z', '2040-01-01T00:00:00Z', 'NaN'])(
    'does not come into force at %s',
    (time) => {
      const effectiveFrom = new Date(time);
      expect(() => nextRelease(first, 1, { ...wish, effectiveFrom }, now)).toThrow(
        EffectiveTimeError,
      );
    },
  );
});

it.each([
  ['"3"', 3],
  ['3', 3],
  ['"12"', 12],
  ['*', undefined],
  [undefined, undefined],
])('If-Match: %s names version %i', (header, version) => {
  expect(versionIn(header)).toBe(version);
});

it.each(['', 'W/"12"', '"0"', '"-1"', '"1", "2"', 'three', '"99999999999"'])(
  'If-Match: %s names none',
  (header) => {
    expect(() => versionIn(header)).toThrow('must name the version');
  },
);
