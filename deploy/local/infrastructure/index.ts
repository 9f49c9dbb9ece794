import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startCompose, stopCompose, wipeCompose } from './docker-kept.ts';
import { dockerCommandAnswers, dockerEngineAnswers } from './docker-engine.ts';
import { startContainers } from './docker-throwaway.ts';
import { startKept, stopKept } from './embedded-kept.ts';
import { startThrowaway, sweepThrowaways } from './embedded-throwaway.ts';
import { useGiven } from './given.ts';
import type { Infrastructure, InfrastructureOptions } from './infrastructure.ts';
import { forgetState, readState } from './kept-state.ts';
import { privateDirectory } from './private-files.ts';
import { resolveInfrastructure } from './resolve.ts';

export { describeKept, type KeptDescription } from './kept-status.ts';
export {
  type Infrastructure,
  InfrastructureError,
  type InfrastructureOptions,
  type InfrastructureProgress,
  type OnProgress,
  type ServerHandle,
} from './infrastructure.ts';

/** Resolves when a real Kafka and a real MongoDB serve; see `deploy/README.md` for how they are found. */
export async function startInfrastructure(options: InfrastructureOptions): Promise<Infrastructure> {
  const { lifetime, brokers, members, environment = process.env } = options;
  const onProgress = options.onProgress ?? (() => {});
  const directory = await resolved(options.directory);
  const kept = lifetime === 'kept';
  const resolution = await resolveInfrastructure({
    environment,
    several: brokers === 3 || members === 3,
    keptKind: kept ? (await readState(directory))?.kind : undefined,
    dockerAnswers: () =>
      kept ? dockerCommandAnswers(environment) : dockerEngineAnswers(environment),
  });
  if (resolution.kind === 'given') return useGiven(resolution, onProgress, options.givenWithin);
  if (resolution.kind === 'docker')
    return kept ? startCompose(directory, environment, onProgress) : startContainers(onProgress);
  return kept
    ? startKept({ directory, brokers, members, environment, onProgress })
    : startThrowaway({
        secured: options.secured,
        directory,
        brokers: brokers ?? 1,
        members: members ?? 1,
        environment,
        onProgress,
      });
}

/** Stops the kept servers of this directory, whoever started them, and keeps their data. */
export async function stopInfrastructure(
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const path = await resolved(directory);
  const state = await readState(path);
  if (state?.kind === 'docker') await stopCompose(path, environment);
  else await stopKept(path);
}

/** Stops the kept servers of this directory and deletes their data; what was downloaded stays. */
export async function wipeInfrastructure(
  directory: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const path = await resolved(directory);
  const state = await readState(path);
  if (state?.kind === 'docker') await wipeCompose(path, environment);
  await stopKept(path);
  await sweepThrowaways(path);
  for (const entry of ['kafka', 'mongodb'])
    await rm(join(path, entry), { recursive: true, force: true });
  await forgetState(path);
}

/** The one spelling of a path, as running servers are recognised by it. */
async function resolved(directory: string): Promise<string> {
  await privateDirectory(directory);
  return realpath(directory);
}
