import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '@smarketing/contracts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { anchorsOf } from '../../../test/workspace/markdown.ts';
import { runTool } from '../../local/infrastructure/tool.ts';
import { findPromtool } from '../promtool.ts';
import { readRules, type Rule } from '../the-queries.ts';

interface Cases {
  tests: {
    alert_rule_test?: {
      alertname: string;
      exp_alerts: { exp_labels: { severity: string } }[];
    }[];
  }[];
}

const folder = join(import.meta.dirname, '..');
const testFiles = readdirSync(folder).filter((name) => name.endsWith('_test.yaml'));
const cases = testFiles
  .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as Cases)
  .flatMap(({ tests }) => tests.flatMap(({ alert_rule_test: checks = [] }) => checks));
const runbook = readFileSync(join(folder, '../../docs/runbook.md'), 'utf8');
const alerts = readRules().filter(({ alert }) => alert !== undefined);
const named = alerts.map((rule) => [`${rule.alert}, ${rule.labels?.['severity']}`, rule] as const);
const promtool = await findPromtool(process.env);

/** Whether each case of the alert has it fire in this severity. */
function outcomesOf({ alert, labels }: Rule): boolean[] {
  return cases
    .filter(({ alertname }) => alertname === alert)
    .map(({ exp_alerts: expected }) =>
      expected.some(({ exp_labels: { severity } }) => severity === labels?.['severity']),
    );
}

describe.each(named)('%s', (_, rule) => {
  it('fires in one case, and stays silent in another', () => {
    expect(new Set(outcomesOf(rule))).toEqual(new Set([true, false]));
  });

  it('wakes somebody or writes a ticket, and says what is wrong and what to do first', () => {
    expect(['page', 'ticket']).toContain(rule.labels?.['severity']);
    expect(rule.annotations).toEqual({
      summary: expect.stringMatching(/\.$/),
      description: expect.stringMatching(/[.?]$/),
      runbook_url: `docs/runbook.md#${rule.alert!.toLowerCase()}`,
    });
  });

  it('has its section in the runbook', () => {
    expect(anchorsOf(runbook)).toContain(rule.alert!.toLowerCase());
  });
});

describe('the rules', () => {
  it('have no section in the runbook that no alert leads to', () => {
    const sections = [...runbook.matchAll(/^## (Smarketing\w+)$/gm)].map(([, name]) => name);
    expect(new Set(sections)).toEqual(new Set(alerts.map(({ alert }) => alert)));
  });

  it('miss each service that is gone', () => {
    const { expr } = alerts.find(({ alert }) => alert === 'SmarketingNotScraped')!;
    const missed = [...expr.matchAll(/absent\(\w+\{service="([\w-]+)"\}\)/g)].map(
      ([, name]) => name,
    );
    expect(missed).toEqual(Object.keys(services));
  });
});

describe.skipIf(!promtool)(
  'promtool (skipped where it is not found: npm run monitoring:tools fetches it)',
  () => {
    const run = (...words: string[]) =>
      runTool(promtool!, words, { environment: process.env, directory: folder });

    it.each([
      ['check', 'rules', '--lint=all', '--lint-fatal', 'rules.yaml'],
      ['check', 'config', '--lint=all', '--lint-fatal', 'prometheus.yaml'],
    ])('passes: promtool %s %s', async (...words) => {
      const { code, output } = await run(...words);
      expect(code, output).toBe(0);
    });

    it.each(testFiles)(
      'has every case of %s end as expected',
      { timeout: 240_000 },
      async (file) => {
        const { code, output } = await run('test', 'rules', file);
        expect(code, output).toBe(0);
      },
    );
  },
);
