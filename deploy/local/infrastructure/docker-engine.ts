import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from './tool.ts';

const ANSWER_WITHIN_MS = 10_000;

/** For `docker compose`: true if the docker program is there and its engine answers. */
export async function dockerCommandAnswers(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const { code } = await runTool('docker', ['version', '--format', '{{.Server.Version}}'], {
    environment,
    deadline: ANSWER_WITHIN_MS,
  });
  return code === 0;
}

/** For testcontainers, which needs an engine and no docker program. */
export async function dockerEngineAnswers(environment: NodeJS.ProcessEnv): Promise<boolean> {
  if (!mayHaveEngine(environment)) return false;
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false;
  }
}

/** Spares the loading of testcontainers, 0.4 s, where no engine can be. */
function mayHaveEngine(environment: NodeJS.ProcessEnv): boolean {
  const home = environment['HOME'] ?? '';
  const runtime = environment['XDG_RUNTIME_DIR'] ?? '';
  const traces = [
    '/var/run/docker.sock',
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    join(home, '.testcontainers.properties'),
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
  ];
  return (
    Boolean(environment['DOCKER_HOST']) || process.platform === 'win32' || traces.some(existsSync)
  );
}
