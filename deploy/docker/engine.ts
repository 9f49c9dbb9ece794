import { childEnvironment } from '../local/infrastructure/child-environment.ts';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { runTool, tail } from '../local/infrastructure/tool.ts';
import type { Image } from './image.ts';

export type Engine = Image['engine'];

/** What builds and runs images on a Debian without an engine. */
const debianPackages = { buildah: 'buildah', bwrap: 'bubblewrap', mmdebstrap: 'mmdebstrap' };

/**
 * Docker or podman where one answers, else buildah and bubblewrap. Throws, with the one command that
 * helps, where neither is there; with `install` runs that command.
 */
export async function findEngine(wanted?: Engine, install = false): Promise<Engine> {
  for (const engine of ['docker', 'podman'] as const) {
    if (wanted === engine || (!wanted && (await answers(engine, 'info')))) return engine;
  }
  if (process.getuid?.() !== 0) {
    throw new InfrastructureError(
      'No engine of Docker or podman answers, and buildah builds without one only as root: start an engine, or run this as root.',
    );
  }
  const missing = await missingPackages();
  if (missing.length === 0) return 'buildah';
  const command = `apt-get install --no-install-recommends ${missing.join(' ')}`;
  if (!install) {
    throw new InfrastructureError(
      `No engine of Docker or podman answers, and to build and run without one ${missing.join(' and ')} must be installed: run "${command}", or add --install.`,
    );
  }
  await mustRun('apt-get', ['update']);
  await mustRun('apt-get', ['install', '--yes', '--no-install-recommends', ...missing]);
  return 'buildah';
}

async function missingPackages(): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(debianPackages).map(
      async ([command, name]) => !(await answers(command, '--version')) && name,
    ),
  );
  return found.filter((name) => name !== false);
}

async function answers(command: string, ...args: string[]): Promise<boolean> {
  const environment = childEnvironment(process.env);
  return (await runTool(command, args, { environment, deadline: 10_000 })).code === 0;
}

/** Runs a tool of the caller's own, which may need all of his environment. Its output; throws if it fails. */
export async function mustRun(
  command: string,
  args: readonly string[],
  { directory, onLine }: { directory?: string; onLine?: (line: string) => void } = {},
): Promise<string> {
  const run = {
    environment: process.env,
    ...(directory && { directory }),
    ...(onLine && { onLine }),
  };
  const { code, missing, output } = await runTool(command, [...args], run);
  if (code === 0) return output;
  const what = `"${command} ${args.slice(0, 3).join(' ')} …"`;
  throw new InfrastructureError(
    missing ? `${command} is not installed.` : `${what} failed:\n${tail(output, 20)}`,
  );
}
