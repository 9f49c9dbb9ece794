import type { Component, Dependency } from './write-sbom.ts';

interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  link?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What is read of a package-lock.json: by the path where each package is installed. */
export interface Locked {
  packages: Record<string, LockedPackage>;
}

interface NpmComponents {
  components: Component[];
  dependencies: Dependency[];
  /** The references of what our own code depends on. */
  direct: string[];
}

/**
 * The packages that `npm ci --omit=dev --omit=optional` installs, without our own. Read from the lock
 * file, as `npm sbom` leaves out what production shares with a peer or a tool of developers.
 */
export function npmComponents({ packages }: Locked): NpmComponents {
  const installed = new Map(
    Object.entries(packages).filter(([path, one]) => isInstalled(path, one)),
  );
  const byRef = new Map<string, Component>();
  const dependsOn = new Map<string, Set<string>>();
  const refsFrom = (path: string, one: LockedPackage) =>
    neededBy(one).flatMap((name) => {
      const place = placesOf(path, name).find((candidate) => installed.has(candidate));
      return place === undefined ? [] : [refOf(place, installed.get(place)!)];
    });
  for (const [path, one] of installed) {
    const ref = refOf(path, one);
    byRef.set(ref, componentOf(ref, path, one));
    const known = dependsOn.get(ref) ?? new Set();
    dependsOn.set(ref, new Set([...known, ...refsFrom(path, one)]));
  }
  return {
    components: [...byRef.values()],
    dependencies: [...dependsOn].map(([ref, refs]) => ({ ref, dependsOn: [...refs] })),
    direct: [...new Set(refsFrom('', packages['']!))],
  };
}

const modules = 'node_modules/';

function isInstalled(path: string, { dev, optional, devOptional, link }: LockedPackage): boolean {
  return path.includes(modules) && !dev && !optional && !devOptional && !link;
}

function neededBy({ dependencies, optionalDependencies, peerDependencies }: LockedPackage) {
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

/** Where Node looks for a package: in the folder of who asks, then in each above it. */
function placesOf(path: string, name: string): string[] {
  const above = path === '' ? [] : path.split(/(?=\/node_modules\/)/);
  const within = above.map((_, depth) => above.slice(0, above.length - depth).join(''));
  return [...within.map((folder) => `${folder}/${modules}${name}`), `${modules}${name}`];
}

const nameAt = (path: string) => path.slice(path.lastIndexOf(modules) + modules.length);

function refOf(path: string, { version = '' }: LockedPackage): string {
  return `pkg:npm/${nameAt(path).replace('@', '%40')}@${version}`;
}

function componentOf(
  ref: string,
  path: string,
  { version = '', license, integrity }: LockedPackage,
): Component {
  const [name = '', group] = nameAt(path).split('/').toReversed();
  const [algorithm = '', digest = ''] = integrity?.split('-') ?? [];
  const content = Buffer.from(digest, 'base64').toString('hex');
  return {
    ...{ 'bom-ref': ref, type: 'library', ...(group && { group }), name, version, purl: ref },
    ...(license && { licenses: [licenceOf(license)] }),
    ...(content && { hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content }] }),
  };
}

function licenceOf(license: string): object {
  return /[\s()]/.test(license) ? { expression: license } : { license: { id: license } };
}
