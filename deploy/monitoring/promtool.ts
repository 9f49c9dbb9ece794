import { chmod, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, exists, installOnce } from '../local/infrastructure/cache.ts';
import { runTool, tail } from '../local/infrastructure/tool.ts';

/** It cannot be fetched here; the message says how to get it otherwise. */
export class PromtoolNotFetchedError extends Error {
  override readonly name = 'PromtoolNotFetchedError';

  constructor(why: string) {
    super(
      `promtool could not be fetched: put one on the PATH, from a release of Prometheus or by \`apt-get install prometheus\`. ${why}`,
    );
  }
}

/** How to call promtool: the one on the PATH, or that which was fetched. Undefined: neither. */
export async function findPromtool(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { code } = await runTool('promtool', ['--version'], { environment });
  if (code === 0) return 'promtool';
  const fetched = join(cacheDirectory(environment), 'promtool', 'promtool');
  return (await exists(fetched)) ? fetched : undefined;
}

/** Takes it out of Debian's package, of which nothing is installed. Throws {@link PromtoolNotFetchedError}. */
export async function fetchPromtool(environment: NodeJS.ProcessEnv): Promise<string> {
  const home = await installOnce(cacheDirectory(environment), 'promtool', async (staging) => {
    const run = async (command: string, ...args: string[]) => {
      const { code, missing, output } = await runTool(command, args, {
        environment,
        directory: staging,
      });
      if (missing) throw new PromtoolNotFetchedError(`There is no ${command} here.`);
      if (code !== 0) throw new PromtoolNotFetchedError(`${command} said:\n${tail(output)}`);
    };
    // As root apt would fetch as another user, who may not write here.
    await run('apt-get', 'download', '--option', 'APT::Sandbox::User=root', 'prometheus');
    const [archive] = (await readdir(staging)).filter((name) => name.endsWith('.deb'));
    await run('dpkg-deb', '--extract', archive!, 'package');
    const program = join(staging, 'promtool');
    await rename(join(staging, 'package', 'usr', 'bin', 'promtool'), program);
    await chmod(program, 0o755);
    for (const left of ['package', archive!]) await rm(join(staging, left), { recursive: true });
    await run(program, '--version');
  });
  return join(home, 'promtool');
}
