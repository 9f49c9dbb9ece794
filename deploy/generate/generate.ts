/**
 * `npm run generate`: writes what is derived from the services' modules and from the contracts. A spec
 * (generated-files.spec.ts) fails where something of it was forgotten.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../local/start/build.ts';
import { withServices } from './compose-services.ts';
import { serviceModules } from './service-modules.ts';
import { servicesFile } from './services-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (path: string) => join(root, path);
const run = (...command: string[]) =>
  execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' });

await build(root);
const { describeServices } = await import('@smarketing/service');
const services = describeServices(await serviceModules(root, 'dist'));
const contract = 'libs/contracts/src/services.ts';
writeFileSync(at(contract), servicesFile(services));
run('node_modules/oxfmt/bin/oxfmt', contract);
const compose = 'deploy/compose/compose.yaml';
writeFileSync(at(compose), withServices(readFileSync(at(compose), 'utf8'), services));
await build(root);
run('libs/contracts/dist/generate.js');
