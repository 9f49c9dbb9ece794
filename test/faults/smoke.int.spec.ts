import { expect, it } from 'vitest';
import { runCampaign } from './campaign/run-campaign.ts';

it('keeps every promise while services, the database and the network fall', async () => {
  const lines: string[] = [];
  const report = await runCampaign({
    ...{ seed: 1, smoke: true, rounds: 0, only: [] },
    say: (line) => lines.push(line),
  });
  const log = lines.join('\n');
  const violated = report.invariants.filter(({ violations }) => violations > 0);
  expect(violated, log).toEqual([]);
  expect(report.stages.flatMap(({ crashes, notDrained }) => [...crashes, ...notDrained])).toEqual(
    [],
  );
  expect(report.passed, log).toBe(true);
  // Nothing was proved of what was not looked at.
  expect(report.invariants.filter(({ checked }) => checked === 0)).toEqual([]);
});
