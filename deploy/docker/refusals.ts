import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContainerRequest, runContainer } from './container.ts';
import type { Image } from './image.ts';
import type { Bom } from './write-sbom.ts';

/** Something that the image must not do or have; `holds` says undefined where it is as it should be. */
export interface Refusal {
  name: string;
  fault: string | undefined;
}

const toolsOfBuilders = ['npm', 'npx', 'corepack', 'yarn', 'pnpm', 'tsc', 'gcc', 'make', 'python3'];

/** Runs what a container of the image must refuse. */
export async function tryRefusals(image: Image, sbomFile: string): Promise<Refusal[]> {
  // As the user that the image itself names.
  const { user } = image.config;
  const run = (request: ContainerRequest) => runContainer(image, { user, ...request });
  const shell = async (script: string) => run({ command: ['sh', '-c', script] });
  const wrong = await run({ environment: { SERVICE: 'feedbak' } });
  const inTmp = await shell('echo x > /tmp/x && cat /tmp/x');
  const found = await shell(`command -v ${toolsOfBuilders.join(' ')}`);
  const version = await run({ command: ['smarketing', '--version'] });
  const folders = ['/', '/smarketing', '/smarketing/bin', '/var', '/etc', '/usr/local/bin', '/run'];
  const written = await shell(
    folders.map((folder) => `touch ${folder}/x 2>/dev/null && echo ${folder}`).join('; '),
  );
  return [
    {
      name: 'a wrong SERVICE is named, with the right ones, and ends with 64',
      fault:
        wrong.end === 64 && /^SERVICE is "feedbak": set it to one of .*feedback/.test(wrong.error)
          ? undefined
          : `it ended with ${wrong.end} and said "${wrong.error}"`,
    },
    {
      name: `nothing can be written to ${folders.join(', ')}`,
      fault: written.output === '' ? undefined : `${written.output} could be written to`,
    },
    {
      name: '/tmp can be written to',
      fault: inTmp.output === 'x' ? undefined : inTmp.error,
    },
    {
      name: `none of ${toolsOfBuilders.join(', ')} is in it`,
      fault: found.output === '' ? undefined : `found ${found.output}`,
    },
    {
      name: 'the command line is in it',
      fault: /^smarketing \d/.test(version.output) ? undefined : version.error,
    },
    ...(image.rootfs ? [await sbomIsTrue(image.rootfs, sbomFile)] : []),
  ];
}

/** The packages of npm that the SBOM lists are those that are in the image, to the version. */
async function sbomIsTrue(rootfs: string, sbomFile: string): Promise<Refusal> {
  const { components } = JSON.parse(await readFile(sbomFile, 'utf8')) as Bom;
  const listed = components.flatMap(({ purl }) =>
    purl?.startsWith('pkg:npm/') ? [decodeURIComponent(purl.slice('pkg:npm/'.length))] : [],
  );
  const installed = await packagesIn(join(rootfs, 'smarketing/node_modules'));
  const unlisted = [...installed].filter((name) => !listed.includes(name));
  const absent = listed.filter((name) => !installed.has(name));
  return {
    name: `the SBOM lists the ${installed.size} packages of npm that are in it, and no other`,
    fault:
      unlisted.length + absent.length === 0
        ? undefined
        : `not listed: ${unlisted.join(', ') || 'none'}; not there: ${absent.join(', ') || 'none'}`,
  };
}

/** Such as `kafkajs@2.2.4`, also of folders within packages. Our own are links there. */
async function packagesIn(modules: string): Promise<Set<string>> {
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const packages = entries.filter(
    ({ name, parentPath }) =>
      name === 'package.json' && /(^|\/)node_modules\/(@[^/]+\/)?[^/@]+$/.test(parentPath),
  );
  const named = await Promise.all(
    packages.map(async ({ parentPath }) => {
      const text = await readFile(join(parentPath, 'package.json'), 'utf8');
      const { name, version } = JSON.parse(text) as { name: string; version: string };
      return `${name}@${version}`;
    }),
  );
  return new Set(named);
}
