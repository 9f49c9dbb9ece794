import { createHash } from 'node:crypto';
import { copyFile, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, installOnce } from '../local/infrastructure/cache.ts';
import { tail } from '../local/infrastructure/tool.ts';
import { type Building, NotBuiltError } from './building.ts';
import { downloadModule, type GoModule } from './go-module.ts';
import { runProgram } from './run-program.ts';

/** Definitions that an operator's Go module holds as files. */
interface InGoModule extends GoModule {
  folder: string;
  files: string[];
}

const inGoModules: InGoModule[] = [
  {
    name: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    folder: 'config/crd/bases',
    files: [
      'keda.sh_scaledobjects.yaml',
      'keda.sh_triggerauthentications.yaml',
      'keda.sh_clustertriggerauthentications.yaml',
    ],
  },
  {
    name: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    folder: 'example/prometheus-operator-crd',
    files: [
      'monitoring.coreos.com_podmonitors.yaml',
      'monitoring.coreos.com_servicemonitors.yaml',
      'monitoring.coreos.com_prometheusrules.yaml',
    ],
  },
  {
    name: 'github.com/mongodb/mongodb-kubernetes-operator',
    version: 'v0.13.0',
    sum: 'h1:tbR6z7f3DZmeQJgPsC+Xp193kdADMzcwFGqlTvO9gh0=',
    folder: 'config/crd/bases',
    files: ['mongodbcommunity.mongodb.com_mongodbcommunity.yaml'],
  },
  {
    name: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    sum: 'h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=',
    folder: 'config/crd/standard',
    files: ['gateway.networking.k8s.io_httproutes.yaml'],
  },
];

const strimzi = {
  version: '1.2.0',
  oldestJava: 21,
  jars: [
    { name: 'api', sha256: '566961ae5e5646a001ae91312beda5cba3a5d467e740e205e1b761754335fe4e' },
    {
      name: 'crd-generator',
      sha256: '76bb2430e702a1e6a24c071d26c865d5e9572cbc630d176d3b912033ae23ed00',
    },
  ],
  kinds: {
    'io.strimzi.api.kafka.model.kafka.Kafka': 'kafka.yaml',
    'io.strimzi.api.kafka.model.nodepool.KafkaNodePool': 'kafkanodepool.yaml',
    'io.strimzi.api.kafka.model.topic.KafkaTopic': 'kafkatopic.yaml',
    'io.strimzi.api.kafka.model.user.KafkaUser': 'kafkauser.yaml',
  },
} as const;

/** The folder with the definitions of the operators' resources that the charts use, a file each. */
export async function customResources(building: Building): Promise<string> {
  const contents = JSON.stringify([inGoModules, strimzi]);
  const digest = createHash('sha256').update(contents).digest('hex').slice(0, 12);
  const cache = cacheDirectory(building.environment);
  return installOnce(cache, `custom-resources-${digest}`, async (staging) => {
    building.say(
      'Fetching the definitions of Strimzi, KEDA, Prometheus Operator, MongoDB and the Gateway API, once.',
    );
    for (const module of inGoModules) {
      const folder = join(await downloadModule(module, building), module.folder);
      for (const file of module.files) await copyFile(join(folder, file), join(staging, file));
    }
    await generateStrimzi(staging, building);
  });
}

/** By Strimzi's own generator: what it writes is byte for byte what a release of the operator installs. */
async function generateStrimzi(folder: string, building: Building): Promise<void> {
  const java = await findJava(building);
  const cache = cacheDirectory(building.environment);
  const jars = await installOnce(cache, `strimzi-${strimzi.version}`, async (staging) => {
    for (const jar of strimzi.jars) await fetchJar(jar, staging, building);
  });
  const kinds = Object.entries(strimzi.kinds).map(
    ([kind, file]) => `${kind}=${join(folder, file)}`,
  );
  const args = [
    ...['-cp', strimzi.jars.map(({ name }) => join(jars, jarFile(name))).join(':')],
    'io.strimzi.crdgenerator.CrdGenerator',
    ...['--label', 'app:strimzi', '--label', 'strimzi.io/crd-install:true'],
    ...['--target-kube', '1.16+', '--crd-api-version', 'v1', '--api-versions', 'v1'],
    ...['--storage-version', 'v1', '--yaml', ...kinds],
  ];
  const { code, complained } = await runProgram(java, args, building);
  if (code !== 0) {
    throw new NotBuiltError(`Strimzi's generator failed and said:\n${tail(complained)}`);
  }
}

async function fetchJar(
  { name, sha256 }: (typeof strimzi.jars)[number],
  folder: string,
  building: Building,
): Promise<void> {
  const artifact = `-Dartifact=io.strimzi:${name}:${strimzi.version}`;
  const args = ['--batch-mode', 'dependency:copy', artifact, `-DoutputDirectory=${folder}`];
  const { code, said, complained } = await runProgram('mvn', args, building);
  if (code !== 0) {
    throw new NotBuiltError(
      `Strimzi's definitions come by Maven, which failed: is mvn installed, and its repository in reach? It said:\n${tail(said + complained)}`,
    );
  }
  const found = createHash('sha256').update(await readFile(join(folder, jarFile(name))));
  if (found.digest('hex') !== sha256) {
    throw new NotBuiltError(`${jarFile(name)} has another content than expected.`);
  }
}

function jarFile(name: string): string {
  return `${name}-${strimzi.version}.jar`;
}

async function findJava({ environment, signal }: Building): Promise<string> {
  const installed = await readdir('/usr/lib/jvm').catch(() => []);
  const home = environment['JAVA_HOME'];
  const candidates = [
    ...(home ? [join(home, 'bin', 'java')] : []),
    'java',
    ...installed.map((name) => join('/usr/lib/jvm', name, 'bin', 'java')),
  ];
  for (const java of candidates) {
    const { code, complained } = await runProgram(java, ['-version'], { environment, signal });
    const version = /version "(\d+)/.exec(complained)?.[1];
    if (code === 0 && Number(version) >= strimzi.oldestJava) return java;
  }
  throw new NotBuiltError(
    `Strimzi's generator needs Java ${strimzi.oldestJava} or later, and none was found: install it (Debian and Ubuntu: apt install openjdk-21-jre-headless) or set JAVA_HOME.`,
  );
}
