/**
 * `npm run generate`: writes what is derived from the services' modules and from the contracts. A spec
 * (generated-files.spec.ts) fails where something of it was forgotten.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../local/start/build.ts';
import { dashboards } from '../monitoring/dashboards/dashboards.ts';
import { typesOf } from './api-client.ts';
import { licencesPage } from '../dependencies/licences-page.ts';
import { withServices } from './compose-services.ts';
import { serviceModules } from './service-modules.ts';
import { servicesFile } from './services-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const at = (path: string) => join(root, path);
const run = (...command: string[]) =>
  execFileSync(process.execPath, command, { cwd: root, stdio: 'inherit' });

await build(root);
const { definitionOf, describeServiceApi, describeServices } = await import('@smarketing/service');
const modules = await serviceModules(root, 'dist');
const services = describeServices(modules);
const contract = 'libs/contracts/src/services.ts';
writeFileSync(at(contract), servicesFile(services));
run('node_modules/oxfmt/bin/oxfmt', contract);
const compose = 'deploy/compose/compose.yaml';
writeFileSync(at(compose), withServices(readFileSync(at(compose), 'utf8'), services));
for (const module of modules) {
  const { name } = definitionOf(module);
  const described = await describeServiceApi(module);
  const document = `libs/api-client/openapi/${name}.json`;
  const types = `libs/api-client/src/${name}.ts`;
  writeFileSync(at(document), JSON.stringify(described));
  writeFileSync(at(types), await typesOf(described));
  run('node_modules/oxfmt/bin/oxfmt', document, types);
}
for (const [name, dashboard] of Object.entries(dashboards)) {
  const file = `deploy/monitoring/dashboards/${name}.json`;
  writeFileSync(at(file), JSON.stringify(dashboard));
  run('node_modules/oxfmt/bin/oxfmt', file);
}
const { chartFiles } = await import('./chart-files.ts');
for (const [file, text] of Object.entries(chartFiles(root, services))) {
  mkdirSync(dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}
const { dataPage } = await import('./data-page.ts');
writeFileSync(at('docs/data.md'), dataPage(root, modules));
writeFileSync(at('docs/licences.md'), licencesPage(root));
await build(root);
run('libs/contracts/dist/generate.js');
// The modules hold what they would need to start.
process.exit();
