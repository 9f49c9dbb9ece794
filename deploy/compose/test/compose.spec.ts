import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../local/start/running-services.ts';
import {
  memoryEnvironment,
  serviceSettings,
  theServices,
  type StartedService,
} from '../../local/start/the-services.ts';

interface Container {
  environment: Record<string, string | number>;
  secrets: string[];
  [setting: string]: unknown;
}

interface Compose {
  services: Record<string, Container>;
  secrets: Record<string, { file: string }>;
}

const folder = join(import.meta.dirname, '..');
const text = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const specification = JSON.parse(readFileSync(join(folder, 'compose-spec.json'), 'utf8')) as object;
const isCompose = new Ajv2020({ strict: false, validateFormats: false }).compile(specification);
const compose = readCompose();

function readCompose(): Compose {
  return parse(text, { merge: true }) as Compose;
}

/** The variables that `npm start` gives a service, with secrets named as files are. */
function variablesOfLauncher(service: StartedService): string[] {
  const { environment } = planOf(service, 1, 2, {
    ...{ root: '', logDirectory: '', kafkaNamespace: '', vaultKey: '', actorKey: '' },
    issuer: { issuer: '', audience: '', jwksFile: '' },
    variables: { KAFKA_BROKERS: '', MONGODB_URI: '' },
    environment: Object.fromEntries(serviceSettings.map((name) => [name, ''])),
  });
  const ofTheImage = [...Object.keys(memoryEnvironment), 'NODE_COMPILE_CACHE'];
  // Each service's own name for its database will do here.
  const others = new Set([...ofTheImage, 'DATABASE']);
  const names = Object.keys(environment).filter((name) => !others.has(name));
  return [...new Set(names.map((name) => name.replace(/_KEY$/, '_KEY_FILE')))].toSorted();
}

describe('the compose file', () => {
  it('is one by the Compose Specification, which finds a misspelt setting', () => {
    expect([isCompose(compose), isCompose.errors]).toEqual([true, null]);
    const misspelt = readCompose();
    misspelt.services['feedback']!['cap_dropp'] = ['ALL'];
    expect(isCompose(misspelt)).toBe(false);
    const wrong = readCompose();
    wrong.services['feedback']!['pids_limit'] = ['64'];
    expect(isCompose(wrong)).toBe(false);
  });

  it.each(theServices)('gives $name every variable that `npm start` gives it', (service) => {
    const { SERVICE, ...environment } = compose.services[service.name]!.environment;
    expect(SERVICE).toBe(service.name);
    expect(Object.keys(environment).toSorted()).toEqual(variablesOfLauncher(service));
  });

  it.each(theServices)(
    'lets $name write to /tmp and nowhere else, and gain nothing',
    ({ name }) => {
      expect(compose.services[name]).toMatchObject({
        read_only: true,
        tmpfs: [expect.stringMatching(/^\/tmp:size=\d+m$/)],
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        mem_limit: '384m',
        pids_limit: expect.any(Number) as number,
        user: '${SERVICE_USER:-10001:0}',
      });
      expect(compose.services[name]).not.toHaveProperty('privileged');
      expect(compose.services[name]).not.toHaveProperty('cap_add');
    },
  );

  it.each(theServices)('gives $name its secrets as files, and no others', ({ name, variables }) => {
    const { environment, secrets } = compose.services[name]!;
    const own = variables.map((variable) => variable.toLowerCase().replaceAll('_', '-'));
    expect(secrets).toEqual(['actor-key', 'jwks', ...own]);
    const named = Object.entries(environment).filter(([variable]) =>
      /_KEY(_FILE)?$/.test(variable),
    );
    expect(named).toEqual([
      ['ACTOR_KEY_FILE', '/run/secrets/actor-key'],
      ...variables.map((variable, index) => [`${variable}_FILE`, `/run/secrets/${own[index]}`]),
    ]);
    for (const secret of secrets) expect(compose.secrets[secret]?.file).toMatch(/^\$\{\w+_FILE:-/);
  });
});
