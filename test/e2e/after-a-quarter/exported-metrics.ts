import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { notExported } from '../../../deploy/monitoring/not-exported.ts';
import { findPromtool } from '../../../deploy/monitoring/promtool.ts';
import { readRules, theQueries } from '../../../deploy/monitoring/the-queries.ts';
import type { RunningSystem } from '../running-system.js';

const promtool = await findPromtool(process.env);
/** Of prom-client, which keeps the names that they have always had. */
const notOurs = /^nodejs_active_(?:handles|requests|resources)_total /;

export function describeExportedMetrics(system: () => RunningSystem): void {
  describe('the metrics of the five services', () => {
    let pages: string[];
    beforeAll(async () => {
      const asked = system().running.services.map(({ plan }) => fetch(`${plan.opsUrl}/metrics`));
      pages = await Promise.all((await Promise.all(asked)).map((answer) => answer.text()));
    });

    it('have all that rules and dashboards read, with the labels and values named there', () => {
      const recorded = readRules().flatMap(({ record }) => record ?? []);
      expect(notExported(pages, theQueries(), recorded)).toEqual([]);
    });

    it.skipIf(!promtool)(
      'are named by the conventions (skipped where there is no promtool)',
      () => {
        const said = pages.flatMap((input) => {
          const { stdout, stderr } = spawnSync(promtool!, ['check', 'metrics'], {
            input,
            encoding: 'utf8',
          });
          return `${stdout}${stderr}`.split('\n');
        });
        expect(said.filter((line) => line !== '' && !notOurs.test(line))).toEqual([]);
      },
    );
  });
}
