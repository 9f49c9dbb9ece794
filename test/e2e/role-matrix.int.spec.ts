import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { roles } from '@smarketing/access';
import { definitionOf } from '@smarketing/service';
import { runService, type RunningService } from '@smarketing/service-testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceModules } from '../../deploy/generate/service-modules.ts';
import { rowsOf } from '../workspace/markdown.ts';

const root = join(import.meta.dirname, '..', '..');
const signed = readFileSync(join(root, 'docs/roles.md'), 'utf8');
const callers = ['no token', ...roles];
const elsewhere = { origin: 'https://elsewhere.example' };

describe.each(
  (await serviceModules(root, 'src')).map((module) => [definitionOf(module).name, module]),
)('%s', (name, module) => {
  let service: RunningService;
  const lines = new Map([...linesUnder('Every service'), ...linesUnder(name)]);

  beforeAll(async () => {
    service = await runService(module);
  });

  afterAll(() => service?.stop());

  it('has a line in docs/roles.md for every address, and an address for every line', () => {
    expect(addressesOf(service.service.app)).toEqual([...lines.keys()].toSorted());
  });

  it('lets in whom its lines say, and nobody else', async () => {
    const answered = new Map<string, string[]>();
    for (const address of addressesOf(service.service.app)) {
      const letIn = [];
      for (const caller of callers) {
        if (await isLetIn(service, address, caller)) letIn.push(caller);
      }
      answered.set(address, letIn);
    }
    expect(answered).toEqual(lines);
  });

  it('lets no page of another origin ask, nor read its docs', async () => {
    const { url } = service.service;
    for (const address of addressesOf(service.service.app)) {
      const [method = '', path = ''] = address.split(' ');
      const preflight = await fetch(url + path.replaceAll(/\{\w+\}/g, uuidv7()), {
        method: 'OPTIONS',
        headers: { ...elsewhere, 'access-control-request-method': method },
      });
      expect([address, preflight.status]).toEqual([address, 405]);
      expectNothingForOtherPages(preflight);
    }
    for (const path of ['/docs', '/docs/json', '/nowhere']) {
      expectNothingForOtherPages(await fetch(url + path, { headers: elsewhere }));
    }
  });

  it('changes nothing by its ops port, whatever the path and the method', async () => {
    const url = service.service.opsUrl!;
    const { detail } = (await (await fetch(url)).json()) as { detail: string };
    const paths = detail.match(/\/[\w/]+/g)!;
    expect(paths).toEqual(expect.arrayContaining(['/health/ready', '/metrics', '/info']));
    for (const path of paths) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await fetch(url + path, { method, headers: elsewhere });
        expect([method, path, answer.status]).toEqual([method, path, 405]);
        expectNothingForOtherPages(answer);
      }
      expectNothingForOtherPages(await fetch(url + path, { headers: elsewhere }));
    }
  });

  it('refuses a token without roles wherever a token is needed', async () => {
    for (const [address, who] of lines) {
      expect([address, await isLetIn(service, address, 'no roles')]).toEqual([
        address,
        who.includes('no token'),
      ]);
    }
  });
});

/** By address, who is let in. */
function linesUnder(heading: string): [string, string[]][] {
  const [section = ''] = signed.split('\n## ').filter((part) => part.startsWith(`${heading}\n`));
  const [, ...rows] = rowsOf(section);
  return rows.map(([address = '', ...cells]) => [
    address.replaceAll('`', ''),
    callers.filter((_, column) => cells[column] === 'yes'),
  ]);
}

/** Such as `GET /v1/leads/{id}`: of every handler of every controller, documented or not. */
function addressesOf(app: NestFastifyApplication): string[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as Type),
  );
  const handlers = controllers.flatMap((controller) =>
    Object.values(Object.getOwnPropertyDescriptors(controller.prototype as object))
      .map(({ value }) => value as object)
      .filter((value) => typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value))
      .map((handler) => {
        const path = [controller, handler]
          .map((part) => Reflect.getMetadata(PATH_METADATA, part) as string)
          .flatMap((part) => part.split('/'))
          .filter(Boolean)
          .map((part) => part.replace(/^:(.*)$/, '{$1}'));
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
        return `${method} /${path.join('/')}`;
      }),
  );
  return [...new Set(handlers)].toSorted();
}

/** Asks without a body, about what is not there: whoever is let in is told so, and changes nothing. */
async function isLetIn(service: RunningService, address: string, caller: string): Promise<boolean> {
  const [method = '', path = ''] = address.split(' ');
  const filled = path.replace('{version}', '0').replaceAll(/\{\w+\}/g, uuidv7());
  const role = roles.filter((one) => one === caller);
  const authorization = `Bearer ${await service.tokenOf({ role })}`;
  const headers = { ...elsewhere, ...(caller !== 'no token' && { authorization }) };
  const ask = (by: string) => fetch(`${service.service.url}${filled}`, { method: by, headers });
  const answer = await ask(method);
  expectNothingForOtherPages(answer);
  const type = `${answer.status} ${await problemIn(answer)}`;
  if (method === 'GET')
    expect([address, (await ask('HEAD')).status]).toEqual([address, answer.status]);
  const refusal = caller === 'no token' ? '401 token-missing' : '403 role-required';
  if (/^(401|403) /.test(type)) expect([address, type]).toEqual([address, refusal]);
  return type !== refusal;
}

/** No page of another origin may read an answer. */
function expectNothingForOtherPages({ headers }: Response): void {
  expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
}

async function problemIn(answer: Response): Promise<string> {
  if (!answer.headers.get('content-type')?.includes('json')) return '';
  const { type = '' } = (await answer.json()) as { type?: string };
  return type.replace('urn:smarketing:problem:', '');
}
