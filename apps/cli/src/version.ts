import { readFileSync } from 'node:fs';

/** Such as `smarketing 0.1.0 (Node 24.21.0)`. */
export function versionText(): string {
  const description = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(description) as { version: string };
  return `smarketing ${version} (Node ${process.versions.node})`;
}
