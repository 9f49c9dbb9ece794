import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { describeExportedMetrics } from './after-a-quarter/exported-metrics.ts';
import { playALife } from './after-a-quarter/play-a-life.ts';
import { describeRebuiltViews } from './after-a-quarter/rebuilt-views.ts';
import { describeWhatIsStored } from './after-a-quarter/stored-as-documented.ts';
import { RunningSystem } from './running-system.js';

describe('After a quarter', () => {
  let system: RunningSystem;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'after-a-quarter-'));
    system = await RunningSystem.start();
    await playALife(system, directory);
  }, 300_000);

  afterAll(async () => {
    await rm(directory, { recursive: true });
    expect(await system?.stop()).toEqual([]);
  });

  describeExportedMetrics(() => system);
  describeWhatIsStored(() => system);
  describeRebuiltViews(() => system);
});
