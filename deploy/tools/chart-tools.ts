import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, exists, installOnce } from '../local/infrastructure/cache.ts';
import { childEnvironment } from '../local/infrastructure/child-environment.ts';
import { runTool, tail } from '../local/infrastructure/tool.ts';

export interface ChartTools {
  readonly helm: string;
  readonly helmUnittest: string;
}

/** Go or the network is missing; the message says so in a sentence. */
export class ToolsOutOfReachError extends Error {
  override readonly name = 'ToolsOutOfReachError';
}

const programs = [
  'helm.sh/helm/v4/cmd/helm',
  'github.com/helm-unittest/helm-unittest/cmd/helm-unittest',
];
/** What go needs of the starter's environment beside what every program does. */
const ofGo = ['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GOPRIVATE', 'GOFLAGS', 'GOTOOLCHAIN', 'GOCACHE'];
const ofGoBesides = ['GOMODCACHE', 'GOPATH', 'GOROOT', 'GOMAXPROCS', 'HTTPS_PROXY', 'NO_PROXY'];

/** The tools where they were built; undefined: run `npm run deploy:tools`. */
export async function findChartTools(
  environment: NodeJS.ProcessEnv,
): Promise<ChartTools | undefined> {
  const home = join(cacheDirectory(environment), nameInCache());
  return (await exists(home)) ? toolsIn(home) : undefined;
}

/** Builds them, unless they are there. Throws {@link ToolsOutOfReachError}. */
export async function buildChartTools(
  environment: NodeJS.ProcessEnv,
  onProgress: (step: string) => void,
): Promise<ChartTools> {
  const found = await findChartTools(environment);
  if (found) return found;
  const go = await goIn(environment);
  const home = await installOnce(cacheDirectory(environment), nameInCache(), async (staging) => {
    onProgress(`Fetching the sources of ${toolNames()}`);
    const { code, output } = await go(['mod', 'download']);
    if (code !== 0) {
      throw new ToolsOutOfReachError(
        `The sources of ${toolNames()} could not be fetched: check the network and GOPROXY. go said:\n${tail(output)}`,
      );
    }
    const packages = (await go(['list', '-deps', ...programs])).output.split('\n').length;
    const say = steadyProgress(packages, onProgress);
    const flags = ['-v', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w'];
    const built = await go(['build', ...flags, '-o', `${staging}/`, ...programs], say);
    if (built.code !== 0) throw new Error(`go could not build them:\n${tail(built.output)}`);
  });
  return toolsIn(home);
}

/** Such as "helm 4.3.1 and helm-unittest 1.1.2". */
export function toolNames(): string {
  const text = readFileSync(join(import.meta.dirname, 'go.mod'), 'utf8');
  const version = (module: string) => new RegExp(`^\\s${module} v(\\S+)$`, 'm').exec(text)?.[1];
  return `helm ${version('helm.sh/helm/v4')} and helm-unittest ${version('github.com/helm-unittest/helm-unittest')}`;
}

/** Other versions are other tools. */
function nameInCache(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum'])
    hash.update(readFileSync(join(import.meta.dirname, file)));
  return `chart-tools-${hash.digest('hex').slice(0, 12)}`;
}

function toolsIn(home: string): ChartTools {
  return { helm: join(home, 'helm'), helmUnittest: join(home, 'helm-unittest') };
}

async function goIn(environment: NodeJS.ProcessEnv) {
  const run = (args: string[], onLine?: (line: string) => void) =>
    runTool('go', args, {
      environment: childEnvironment(environment, [...ofGo, ...ofGoBesides]),
      directory: import.meta.dirname,
      ...(onLine && { onLine }),
    });
  if ((await run(['version'])).missing) {
    throw new ToolsOutOfReachError(
      `Go is missing, with which ${toolNames()} are built: install Go 1.26 or later (https://go.dev/dl/).`,
    );
  }
  return run;
}

/** Counts the packages that are compiled, and tells it every tenth of them. */
function steadyProgress(packages: number, onProgress: (step: string) => void): () => void {
  let compiled = 0;
  let told = -1;
  return () => {
    const tenths = Math.floor((10 * compiled++) / packages);
    if (tenths === told) return;
    told = tenths;
    onProgress(`Building ${toolNames()}: ${tenths * 10} %`);
  };
}
