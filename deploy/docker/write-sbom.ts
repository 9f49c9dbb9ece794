import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { debianComponents } from './debian-components.ts';
import type { Image } from './image.ts';
import { type Locked, npmComponents } from './npm-components.ts';

export interface Component {
  'bom-ref': string;
  type: 'library' | 'platform';
  group?: string;
  name: string;
  version: string;
  purl: string;
  licenses?: object[];
  hashes?: { alg: string; content: string }[];
}

export interface Dependency {
  ref: string;
  dependsOn: string[];
}

export interface Bom {
  components: Component[];
  dependencies: Dependency[];
}

const version = Version.v1dot6;

/**
 * Writes beside the image, as CycloneDX, what it is made of: the packages of npm as the lock file of
 * `sources` has them for production, Node, and the packages of Debian where the image's files are here.
 */
export async function writeSbom(folder: string, sources: string, image: Image): Promise<string> {
  const { rootfs } = image;
  const lock = JSON.parse(await readFile(join(sources, 'package-lock.json'), 'utf8')) as Locked;
  const status = rootfs && (await readFile(join(rootfs, 'var/lib/dpkg/status'), 'utf8'));
  const text = `${JSON.stringify(bomOf(image, lock, status ?? ''), null, 2)}\n`;
  const fault = await new JsonStrictValidator(version).validate(text);
  if (fault) throw new Error(`The SBOM is not valid CycloneDX ${version}.`, { cause: fault });
  const file = join(folder, 'sbom.cdx.json');
  await writeFile(file, text);
  return file;
}

/** `status`: of dpkg; empty where it is not known. */
export function bomOf(
  {
    config,
    nodeVersion,
    revision,
    tag,
  }: Pick<Image, 'config' | 'nodeVersion' | 'revision' | 'tag'>,
  lock: Locked,
  status: string,
): Bom & Record<string, unknown> {
  const npm = npmComponents(lock);
  const others = [nodeComponent(nodeVersion), ...debianComponents(status)];
  const refs = others.map((component) => component['bom-ref']);
  const name = 'smarketing';
  return {
    $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion: version,
    version: 1,
    metadata: {
      component: {
        ...{ 'bom-ref': name, type: 'container', name },
        version: config.labels['org.opencontainers.image.version'] ?? revision,
        properties: [
          { name: 'smarketing:image', value: tag },
          { name: 'smarketing:revision', value: revision },
        ],
      },
    },
    components: [...npm.components, ...others],
    dependencies: [
      { ref: name, dependsOn: [...npm.direct, ...refs] },
      ...npm.dependencies,
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

function nodeComponent(nodeVersion: string): Component {
  const purl = `pkg:generic/node@${nodeVersion}`;
  return { 'bom-ref': purl, type: 'platform', name: 'node', version: nodeVersion, purl };
}
