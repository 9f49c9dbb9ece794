import { eventually } from '@smarketing/testing';
import { describe, expect, it } from 'vitest';
import { smarketing } from '../../../deploy/local/start/command-line.ts';
import { root, type RunningSystem } from '../running-system.js';

/** Views of every kind: decided by the playbook and publishing, woken by timers, counted for reports. */
const views = [
  'lead-scoring/scorecards',
  'lead-scoring/playbooks',
  'sla-monitor/duties',
  'sla-monitor/qualifications',
  'feedback/lead_stories',
  'feedback/campaigns',
  'feedback/commitments',
  'marketing-intake/conversions',
];
const none = { differ: 0, missing: 0, extra: 0 };

export function describeRebuiltViews(system: () => RunningSystem): void {
  const run = (...args: string[]) =>
    smarketing(args, { root, sessionFile: system().sessionFile, capture: true });
  const summary = async () => JSON.parse(await run('report', 'summary', '--json')) as object;
  const rebuild = async (view: string, ...options: string[]) =>
    JSON.parse(await run('views', 'rebuild', view, '--json', ...options)) as {
      status: string;
      comparison: { documents: { equal: number }; examples: object[] };
    };

  describe('a view of a running system', () => {
    it('is the same when it is folded again from the log', async () => {
      const rebuilt = await Promise.all(views.map((view) => rebuild(view, '--compare-only')));
      const differing = rebuilt.flatMap(({ comparison }) => comparison.examples);
      expect(differing).toEqual([]);
      for (const { status, comparison } of rebuilt) {
        expect(status).toBe('compared');
        expect(comparison).toMatchObject({ documents: none, counters: none });
      }
    });

    it('is rebuilt though its service is killed in the middle, and tells the same figures', async () => {
      const before = await summary();
      const view = 'feedback/lead_stories';
      const rebuilt = rebuild(view, '--anew');
      const path = '/v1/operations/views/lead_stories/rebuild';
      await eventually(async () => {
        const { body } = await system().request('GET', 'feedback', path, { role: 'ops' });
        return body.status !== 'switched' && body.running;
      });
      system().running.get('feedback').kill('SIGKILL');
      const { status, comparison } = await rebuilt;
      expect(status).toBe('switched');
      expect(comparison).toMatchObject({ documents: none, counters: none });
      expect(await summary()).toEqual(before);
      const { published, folded } = await system().published();
      expect(folded).toMatchObject(published);
    });

    it.each([
      ['handoffs of sales-handoff', 'sales-handoff/handoffs', /Commands change handoffs/],
      ['a view that there is not', 'feedback/nothing', /feedback has no view nothing/],
    ])('is refused where it cannot be rebuilt: %s', async (_, view, message) => {
      await expect(run('views', 'rebuild', view)).rejects.toThrow(message);
    });

    it('is listed', async () => {
      const text = await run('views', 'list', 'feedback');
      expect(text).toMatch(/lead_stories .* yes +switched/);
      expect(text).toMatch(/suggestions .* no: commands change it/);
    });
  });
}
