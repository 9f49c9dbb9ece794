import { expect, it } from 'vitest';

import { defaultPlaybook, parsePlaybook, playbookYaml } from '../src/index.js';

it('the default playbook is valid and survives being written as YAML', () => {
  const playbook = defaultPlaybook();
  expect(parsePlaybook(playbookYaml(playbook))).toEqual(playbook);
  expect(parsePlaybook(playbook)).toEqual(playbook);
});

it('the default playbook says what the two teams start with', () => {
  const playbook = defaultPlaybook();
  expect(playbook.qualification.threshold).toBe(50);
  expect(playbook.scoring.clamp).toEqual({ min: 0, max: 100 });
  expect(playbook.scoring.groups.map(({ id, clamp }) => [id, clamp.min, clamp.max])).toEqual([
    ['fit', 0, 50],
    ['engagement', 0, 60],
    ['source', 0, 60],
  ]);
  expect(playbook.serviceLevels[0]).toMatchObject({
    id: 'respond-to-handoff',
    from: 'sales',
    to: 'marketing',
    minutes: 240,
    atRisk: 0.75,
  });
  expect(playbook.commitments[0]).toMatchObject({ metric: 'mql', perMonth: 200 });
  expect(playbook.calendars[0]).toMatchObject({
    zone: 'Europe/Berlin',
    hours: { mon: [{ from: '09:00', to: '17:00' }] },
  });
});

it('the default playbook qualifies at once what its source has qualified', () => {
  const { scoring, qualification } = defaultPlaybook();
  const rule = scoring.rules.find(({ id }) => id === 'qualified-by-source');
  expect(rule?.when).toEqual({ profile: { attributes: { qualifiedBySource: [true] } } });
  expect(rule?.points).toBeGreaterThanOrEqual(qualification.threshold);
});

it('every word and metric of the default glossary is a sentence', () => {
  const { glossary } = defaultPlaybook();
  for (const { means } of glossary.terms) expect(means).toMatch(/^[A-Z].*\.$/);
  for (const { formula } of glossary.metrics) expect(formula).toMatch(/^[A-Z].*\.$/);
});
