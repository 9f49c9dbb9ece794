import { Findings, type Invariant } from './invariant.ts';

export const quiescence: Invariant = {
  id: 'I12',
  promise: 'Once nothing disturbs it, the system has nothing left to do within the bound.',
  check({ settling, services }) {
    const findings = new Findings();
    for (const { layout } of services) {
      const left = settling.left[layout.service];
      findings.expect(left === undefined, 'Something was left to do.', () => ({
        service: layout.service,
        left,
        after: settling.milliseconds,
        bound: settling.bound,
      }));
    }
    return findings;
  },
};
