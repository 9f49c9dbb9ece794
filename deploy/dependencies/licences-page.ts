import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

/** Licences under which production may depend on something, and what they ask for is done. */
export const allowedLicences: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'],
  // argparse, for the documents of YAML that Swagger serves.
  'Python-2.0',
]);

/** Everything that is installed for production, by licence, as the lock file has it. */
export function productionLicences(root: string): Map<string, string[]> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const installed = Object.entries(packages).filter(
    ([path, { dev, devOptional, link }]) =>
      path.includes('node_modules/') && !dev && !devOptional && !link,
  );
  const named = installed.map(([path, { version, license = 'unknown' }]) => ({
    name: `${path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)} ${version}`,
    license,
  }));
  const byLicence = Map.groupBy(named, ({ license }) => license);
  return new Map(
    [...byLicence]
      .map(
        ([licence, of]) => [licence, [...new Set(of.map(({ name }) => name))].toSorted()] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** docs/licences.md. */
export function licencesPage(root: string): string {
  const sections = [...productionLicences(root)].map(
    ([licence, names]) => `## ${licence}\n\n${names.join(', ')}\n`,
  );
  return `# Licences\n\nWhat is installed for production, by licence. Written by \`npm run generate\` from the lock file; which licences are allowed stands in \`deploy/dependencies/licences-page.ts\`.\n\n${sections.join('\n')}`;
}
