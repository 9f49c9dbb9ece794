import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../local/infrastructure/infrastructure.ts';
import { mustRun } from './engine.ts';

/** What goes into an image, and of which commit it is. */
export interface BuildContext {
  directory: string;
  /** Whole, and with `-dirty` where what is built is not what was committed. */
  revision: string;
  remove(): Promise<void>;
}

const sources = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'apps', 'libs'];
/** How the image is made is always today's, also for the code of an older commit. */
const recipe = ['.dockerignore', 'deploy/docker/Dockerfile', 'deploy/docker/serve.mjs'];

/** The files of the checkout as they are, or those of a commit in a folder of their own within `scratch`. */
export async function buildContext(
  root: string,
  scratch: string,
  commit?: string,
): Promise<BuildContext> {
  if (commit === undefined) {
    const changed = await git(root, 'status', '--porcelain', '--', ...sources, ...recipe);
    const revision = `${await git(root, 'rev-parse', 'HEAD')}${changed && '-dirty'}`;
    return { directory: root, revision, remove: async () => {} };
  }
  const revision = await git(root, 'rev-parse', '--verify', `${commit}^{commit}`).catch((cause) => {
    throw new InfrastructureError(`There is no commit ${commit} here.`, { cause });
  });
  await mkdir(scratch, { recursive: true });
  const directory = await mkdtemp(join(scratch, 'context-'));
  const archive = join(directory, 'sources.tar');
  await mustRun('git', ['-C', root, 'archive', '--output', archive, revision, ...sources]);
  await mustRun('tar', ['--extract', '--file', archive, '--directory', directory]);
  await rm(archive);
  await mkdir(join(directory, 'deploy/docker'), { recursive: true });
  for (const file of recipe) await copyFile(join(root, file), join(directory, file));
  return { directory, revision, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function git(root: string, ...args: string[]): Promise<string> {
  return (await mustRun('git', ['-C', root, ...args])).trim();
}
