import { describe, expect, it } from 'vitest';
import { fewest, readAvailability, shortfalls } from '../availability.ts';
import { manifestsIn, podsOf } from '../charts.ts';
import { reasonIn } from '../find-go.ts';
import { stepNames, stepsFor } from '../steps/steps.ts';
import { warningsIn } from '../warnings.ts';

describe('how many pods of a Deployment are there', () => {
  const seen = ['intake   2   2', 'feedback 2   2', 'intake   2   <none>', 'intake   2   3'];

  it('is the fewest pods that each ever had', () => {
    const least = fewest(seen.map(readAvailability));
    expect([...least.values()]).toEqual([
      { name: 'intake', wanted: 2, there: 0 },
      { name: 'feedback', wanted: 2, there: 2 },
    ]);
  });

  it('falls short where more pods were missing than allowed', () => {
    const least = fewest(seen.map(readAvailability));
    expect(shortfalls(least, 1)).toEqual(['intake had only 0 of 2 pods']);
    expect(shortfalls(least, 2)).toEqual([]);
  });

  it('is measured against the number that was wanted at that moment', () => {
    expect(shortfalls(fewest(['intake 4 4', 'intake 2 2'].map(readAvailability)), 0)).toEqual([]);
  });
});

describe('a warning', () => {
  it.each([
    'Warning: would violate PodSecurity "restricted:latest"',
    'W1201 01:02:03.000000   17 warnings.go:70] unknown field "spec.x"',
    'I1201 01:02:03.000000   17 warnings.go:107] "Warning: would violate PodSecurity"',
    'level=WARN msg="unable to find exact version"',
    'time=2026-12-01T01:02:03Z level=WARN msg="x"',
    '[WARNING] templates/: x',
  ])('is found in %s', (line) => {
    expect(warningsIn(`pod/x created\n${line}\n`)).toEqual([line]);
  });

  it('is not what only speaks of one', () => {
    expect(
      warningsIn(
        'level=INFO msg="no Warning: seen"\nI1201 01:02:03.0   17 x.go:1] ready\nW is a letter\n',
      ),
    ).toEqual([]);
  });
});

describe('Go', () => {
  it('is used from 1.21 on', () => {
    expect(reasonIn('go version go1.26.8 linux/amd64')).toBeUndefined();
    expect(reasonIn('go version go1.21.0 linux/amd64')).toBeUndefined();
  });

  it.each([
    [undefined, 'There is no Go 1.21'],
    ['go version go1.20.14 linux/amd64', 'Go 1.20 is here'],
    ['go version devel', 'does not name a release'],
  ])('is refused where it answers %s', (answer, reason) => {
    expect(reasonIn(answer)).toContain(reason);
  });
});

describe('the steps', () => {
  it('are all of them, unless some are asked for', () => {
    expect(stepsFor(undefined).map(({ name }) => name)).toEqual(stepNames);
  });

  it('bring along what they continue, in its order', () => {
    const names = stepsFor(['rollback', 'lint']).map(({ name }) => name);
    expect(names).toEqual(['lint', 'install', 'upgrade', 'rollback']);
  });

  it('come after what they continue', () => {
    const early = stepsFor(undefined).filter(({ name, after }) => {
      return after && stepNames.indexOf(after) > stepNames.indexOf(name);
    });
    expect(early).toEqual([]);
  });

  it('refuse a name that none has', () => {
    expect(() => stepsFor(['drain', 'drane'])).toThrow('No step is called drane');
  });
});

describe('the pods of a rendering', () => {
  const rendered = `---
# Source: nothing but a comment
---
apiVersion: v1
kind: Service
metadata: { name: intake }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: intake, namespace: here }
spec:
  template:
    metadata: { labels: { app: intake } }
    spec: { serviceAccountName: intake, containers: [{ name: intake }] }
`;

  it('are those of its workloads, without the account that a cluster makes first', () => {
    expect(podsOf(manifestsIn(rendered))).toEqual([
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { labels: { app: 'intake' }, name: 'intake-pod', namespace: 'here' },
        spec: { containers: [{ name: 'intake' }] },
      },
    ]);
  });

  it('do not come of what is no YAML', () => {
    expect(() => manifestsIn('a: [')).toThrow();
  });
});
