import { describe, expect, it } from 'vitest';
import { judgeAudit, type AcceptedAdvisory } from '../judge-audit.ts';

const hole = {
  name: 'left-pad',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'Pads to the right',
  severity: 'high',
};
const report = {
  vulnerabilities: { 'left-pad': { via: [hole] }, padded: { via: ['left-pad', hole] } },
};
const accepted: AcceptedAdvisory = {
  ...{ advisory: 'GHSA-aaaa-bbbb-cccc', package: 'left-pad' },
  ...{ reason: 'We pad nothing.', until: '2027-01-31' },
};

describe('an audit', () => {
  it('finds each hole once, and says what to do', () => {
    expect(judgeAudit(report, [], '2026-12-01')).toEqual([
      'left-pad (high): Pads to the right, https://github.com/advisories/GHSA-aaaa-bbbb-cccc. Update it, or accept it with a reason and an end.',
    ]);
  });

  it('passes what was accepted until its last day, and not a day longer', () => {
    expect(judgeAudit(report, [accepted], '2027-01-31')).toEqual([]);
    expect(judgeAudit(report, [accepted], '2027-02-01')).toEqual([
      expect.stringContaining('accepted until 2027-01-31: decide again'),
    ]);
  });

  it('passes nothing for another package or advisory', () => {
    const others = [
      { ...accepted, package: 'right-pad' },
      { ...accepted, advisory: 'GHSA-bbbb-cccc' },
    ];
    for (const other of others) expect(judgeAudit(report, [other], '2026-12-01')).toHaveLength(2);
  });

  it('wants entries deleted that nothing needs any more', () => {
    expect(judgeAudit({ vulnerabilities: {} }, [accepted], '2026-12-01')).toEqual([
      'GHSA-aaaa-bbbb-cccc is accepted, and found no more: delete its entry.',
    ]);
  });

  it('says nothing where the registry has said nothing', () => {
    expect(
      judgeAudit({ message: '405 Method Not Allowed' }, [accepted], '2026-12-01'),
    ).toBeUndefined();
  });
});
