import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from './cache.ts';
import { InfrastructureError, type OnProgress } from './infrastructure.ts';
import { runTool, tail } from './tool.ts';

export const KAFKA_VERSION = '4.3.1';
const OLDEST_JAVA = 17;
/** Jars that Maven fetches on a machine that has none: its plugin's and Kafka's. Only for the progress. */
const JARS_TO_FETCH = 108;

const ALTERNATIVES =
  'or start Docker, or set KAFKA_BROKERS and MONGODB_URI to servers that already run';

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>smarketing</groupId>
  <artifactId>kafka-runtime</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${KAFKA_VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-simple</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
`;

export interface KafkaInstallation {
  java: string;
  classPath: string;
  /** Class data sharing archive: with it a broker starts in 1 s instead of 3 s. May not exist yet. */
  classArchive: string;
}

export async function installKafka(
  cache: string,
  environment: NodeJS.ProcessEnv,
  onProgress: OnProgress,
): Promise<KafkaInstallation> {
  const java = await findJava(environment);
  const home = await installOnce(cache, `kafka-${KAFKA_VERSION}`, (staging) =>
    fetchKafka(staging, environment, onProgress),
  );
  const jars = (await readdir(join(home, 'libs'))).sort();
  return {
    java: java.command,
    classPath: jars.map((jar) => join(home, 'libs', jar)).join(':'),
    classArchive: join(home, `classes-java-${java.version}.jsa`),
  };
}

async function findJava(
  environment: NodeJS.ProcessEnv,
): Promise<{ command: string; version: string }> {
  const candidates = [
    ...(environment['JAVA_HOME'] ? [join(environment['JAVA_HOME'], 'bin', 'java')] : []),
    'java',
  ];
  let found: string | undefined;
  for (const command of candidates) {
    const { code, output } = await runTool(command, ['-version'], { environment });
    const version = /version "([^"]+)"/.exec(output)?.[1];
    if (code !== 0 || !version) continue;
    if (Number.parseInt(version, 10) >= OLDEST_JAVA) return { command, version };
    found = version;
  }
  throw new InfrastructureError(
    `Kafka needs Java ${OLDEST_JAVA} or later and ${found ? `only Java ${found} was found` : 'no java was found'}: ` +
      `install it (Debian and Ubuntu: apt install openjdk-17-jre-headless) or set JAVA_HOME, ${ALTERNATIVES}.`,
  );
}

async function fetchKafka(
  staging: string,
  environment: NodeJS.ProcessEnv,
  onProgress: OnProgress,
): Promise<void> {
  const step = `Fetching Apache Kafka ${KAFKA_VERSION} (43 MB)`;
  onProgress({ component: 'kafka', step, fraction: 0 });
  await writeFile(join(staging, 'pom.xml'), POM);
  let jars = 0;
  const result = await runTool(
    'mvn',
    [
      '--batch-mode',
      '--strict-checksums',
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      '-DoutputDirectory=fetched',
    ],
    {
      environment,
      directory: staging,
      onLine: (line) => {
        if (!/Downloaded from .*\.jar/.test(line)) return;
        jars += 1;
        onProgress({ component: 'kafka', step, fraction: Math.min(0.99, jars / JARS_TO_FETCH) });
      },
    },
  );
  if (result.missing) {
    throw new InfrastructureError(
      `Apache Kafka ${KAFKA_VERSION} is fetched by Maven and no mvn was found: ` +
        `install it (Debian and Ubuntu: apt install maven), ${ALTERNATIVES}.`,
    );
  }
  if (result.code !== 0) {
    throw new InfrastructureError(
      `Maven could not fetch Apache Kafka ${KAFKA_VERSION}: check the network and the repository in ~/.m2/settings.xml, ${ALTERNATIVES}. Maven said:\n${tail(result.output)}`,
    );
  }
  await mkdir(join(staging, 'fetched'), { recursive: true });
  await rename(join(staging, 'fetched'), join(staging, 'libs'));
  onProgress({ component: 'kafka', step, fraction: 1 });
}
