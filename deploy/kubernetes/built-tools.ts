import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, installOnce } from '../local/infrastructure/cache.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { type Building, NotBuiltError } from './building.ts';
import { downloadModule } from './go-module.ts';
import { needGo } from './find-go.ts';
import { runProgram } from './run-program.ts';

const kubernetesVersion = '1.37.2';
const source = join(import.meta.dirname, 'control-plane');
const secondsBetweenLines = 20;

/** The program that holds etcd, API server, controllers, scheduler and kubectl: built once per user and version. */
export async function controlPlane(building: Building): Promise<string> {
  const { environment, say } = building;
  const cache = cacheDirectory(environment);
  const name = `kubernetes-${kubernetesVersion}-${await digestOf('go.mod', 'go.sum', 'main.go')}`;
  const home = await installOnce(cache, name, async (staging) => {
    await needGo(building);
    say(
      `Building Kubernetes ${kubernetesVersion} from its sources, once: about 10 minutes of CPU, 3 GB of memory, 6 GB of Go's caches.`,
    );
    const flags = `-s -w -X k8s.io/component-base/version.gitVersion=v${kubernetesVersion}`;
    const program = join(staging, 'kubetest');
    await build(['-trimpath', '-v', '-ldflags', flags, '-o', program, '.'], source, building);
  });
  return join(home, 'kubetest');
}

export interface Kubelet {
  program: string;
  /** What the stand-in does with pods and nodes, a file each. */
  stages: string[];
}

const kwok = {
  name: 'sigs.k8s.io/kwok',
  version: 'v0.8.0',
  sum: 'h1:OTIOTwgROqPMovcTwxICx2eYQ4AwLpSx5EpjbDKF4SQ=',
};
const stageFiles = [
  'pod/fast/pod-ready.yaml',
  'pod/fast/pod-complete.yaml',
  'pod/fast/pod-delete.yaml',
  'node/fast/node-initialize.yaml',
  'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml',
];

/** kwok, which says of pods that they run, and of nodes that they are ready. */
export async function kubelet(building: Building): Promise<Kubelet> {
  const cache = cacheDirectory(building.environment);
  const name = `kwok-${kwok.version.slice(1)}`;
  const home = await installOnce(cache, name, async (staging) => {
    const module = await downloadModule(kwok, building);
    building.say(`Building kwok ${kwok.version.slice(1)}, once: about 3 minutes of CPU.`);
    await mkdir(join(staging, 'stages'));
    for (const file of stageFiles) {
      await copyFile(join(module, 'kustomize', 'stage', file), stageIn(staging, file));
    }
    await build(
      ['-trimpath', '-v', '-ldflags', '-s -w', '-o', join(staging, 'kwok'), './cmd/kwok'],
      module,
      building,
    );
  });
  return { program: join(home, 'kwok'), stages: stageFiles.map((file) => stageIn(home, file)) };
}

function stageIn(home: string, file: string): string {
  return join(home, 'stages', file.split('/').at(-1)!);
}

async function build(options: string[], directory: string, building: Building): Promise<void> {
  const since = Date.now();
  let packages = 0;
  let saidAt = since;
  const { code, complained } = await runProgram('go', ['build', ...options], {
    ...building,
    directory,
    environment: {
      ...building.environment,
      GOFLAGS: '-mod=readonly -buildvcs=false',
      GOWORK: 'off',
    },
    onLine() {
      packages += 1;
      if (Date.now() - saidAt < secondsBetweenLines * 1_000) return;
      saidAt = Date.now();
      building.say(`  ${packages} packages in ${Math.round((saidAt - since) / 1_000)} s`);
    },
  });
  if (code !== 0) {
    throw new NotBuiltError(
      `Go could not build it: check the network, and the free space of Go's caches. It said:\n${tail(complained)}`,
    );
  }
}

async function digestOf(...files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(join(source, file)));
  return hash.digest('hex').slice(0, 12);
}
