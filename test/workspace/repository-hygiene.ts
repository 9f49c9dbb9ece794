export interface LockFile {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

const registryHost =
  /(?<=https?:\/\/)(?:[\w-]+\.)*(?:registry|artifactory|nexus|npm|pypi|mirrors?)[\w-]*(?:\.[\w-]+)+(?::\d+)?/g;
const machinePath = /(?<![\w.:/-])\/(?:work|root|Users|home\/[\w-]+)(?=\/)/g;
const saysNothing = /^(utils?|commons?|helpers?|types?|shared|misc)$/;

/** Hosts of package registries: only the npm configuration of the machine names those. */
export function findRegistryHosts(text: string): string[] {
  return text.match(registryHost) ?? [];
}

/** Absolute paths that exist on one machine only. */
export function findMachinePaths(text: string): string[] {
  return text.match(machinePath) ?? [];
}

/** Whether a folder of the path, or a part of the file's name, says nothing about what is inside. */
export function isNamedForNothing(path: string): boolean {
  const [file = '', ...folders] = path.split('/').toReversed();
  return [...folders, ...file.split('.').slice(0, -1)].some((part) => saysNothing.test(part));
}

/**
 * Optional dependencies that a package names and the lock file does not hold, as `npm ci` would find
 * them: in the package's own node_modules, or in one above it.
 */
export function missingOptionalDependencies({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(path, name).some((place) => place in packages))
      .map((name) => `${path} needs ${name}`),
  );
}

function placesOf(path: string, name: string): string[] {
  const above = path.split(/(?=\/node_modules\/)/);
  const places = above.map(
    (_, depth) => `${above.slice(0, depth + 1).join('')}/node_modules/${name}`,
  );
  return [`node_modules/${name}`, ...places];
}
