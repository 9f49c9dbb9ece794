import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, streamNames } from '@smarketing/contracts';
import { definitionOf, describeServiceApi, describeServices } from '@smarketing/service';
import { describe, expect, it } from 'vitest';
import { typesOf, unformatted } from '../../deploy/generate/api-client.ts';
import { chartFiles } from '../../deploy/generate/chart-files.ts';
import { withServices } from '../../deploy/generate/compose-services.ts';
import {
  allowedLicences,
  licencesPage,
  productionLicences,
} from '../../deploy/dependencies/licences-page.ts';
import { dataPage } from '../../deploy/generate/data-page.ts';
import { serviceModules } from '../../deploy/generate/service-modules.ts';
import { dashboards } from '../../deploy/monitoring/dashboards/dashboards.ts';

const root = join(import.meta.dirname, '..', '..');
const modules = await serviceModules(root, 'src');

describe('what is written by `npm run generate`', () => {
  it('says of each service what its module says', () => {
    expect(services).toEqual(describeServices(modules));
  });

  it('tells in docs/data.md what is stored', () => {
    const page = readFileSync(join(root, 'docs/data.md'), 'utf8');
    expect(page).toBe(dataPage(root, modules));
  });

  it('lists in docs/licences.md what production depends on, under licences that are allowed', () => {
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(root));
    const others = [...productionLicences(root)].filter(
      ([licence]) => !allowedLicences.has(licence),
    );
    expect(others).toEqual([]);
  });

  it('starts a container for each service', () => {
    const compose = readFileSync(join(root, 'deploy/compose/compose.yaml'), 'utf8');
    expect(withServices(compose, services)).toBe(compose);
  });

  it.each(Object.entries(chartFiles(root, services)))('is in %s', (file, text) => {
    expect(readFileSync(join(root, file), 'utf8')).toBe(text);
  });

  it.each(Object.entries(dashboards))(
    'shows in the dashboard %s what its source says',
    (name, made) => {
      const file = join(root, 'deploy/monitoring/dashboards', `${name}.json`);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(made)));
    },
  );
});

describe.each(modules.map((module) => [definitionOf(module).name, module] as const))(
  'the client of %s',
  (name, module) => {
    const client = join(root, 'libs/api-client');
    const document = readFileSync(join(client, 'openapi', `${name}.json`), 'utf8');

    it('is made of the document that the service serves', async () => {
      expect(JSON.parse(document)).toEqual(await describeServiceApi(module));
    });

    it('has the types of that document', async () => {
      const types = readFileSync(join(client, 'src', `${name}.ts`), 'utf8');
      const made = await typesOf(JSON.parse(document) as object);
      expect(unformatted(types)).toBe(unformatted(made));
    });
  },
);

describe('the services', () => {
  it('publish each stream once', () => {
    const published = Object.values(services).flatMap(({ publishes }) => publishes);
    expect(published.toSorted()).toEqual(streamNames.toSorted());
  });

  it('fold nothing that they do not consume', () => {
    for (const { consumes, views } of Object.values(services)) {
      expect(consumes).toEqual(expect.arrayContaining(Object.values(views).flat()));
    }
  });
});
