import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Type } from '@nestjs/common';

/** The module of every service: of each app that has a file `<app>.module.ts`, built or as it is written. */
export async function serviceModules(root: string, of: 'dist' | 'src'): Promise<Type[]> {
  const apps = readdirSync(join(root, 'apps')).filter((app) =>
    existsSync(join(root, 'apps', app, 'src', `${app}.module.ts`)),
  );
  return Promise.all(
    apps.map(async (app) => {
      const file = join(root, 'apps', app, of, `${app}.module.${of === 'src' ? 'ts' : 'js'}`);
      const exported = (await import(pathToFileURL(file).href)) as Record<string, Type>;
      return Object.values(exported).find(({ name }) => name?.endsWith('Module'))!;
    }),
  );
}
