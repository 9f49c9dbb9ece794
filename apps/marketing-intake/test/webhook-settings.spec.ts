import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonPath, valueAtPath, valuesAtPath } from '../src/webhooks/json-path.js';
import { readyMappings } from '../src/webhooks/ready-mappings.js';
import { readWebhooks } from '../src/webhooks/read-webhooks.js';
import { readWebhookMapping } from '../src/webhooks/webhook-mapping.provider.js';
import { schemes } from '../src/webhooks/webhook-source.js';
import { readWebhooksFile } from '../src/webhooks/webhooks-file.provider.js';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const publicUrl = 'https://hooks.example.com';
const website = { scheme: 'standard', secrets: [secret] };

/** What is said of a file, a line for each mistake. */
function faultsOf(given: unknown): string[] {
  const { problems = [] } = readWebhooks(given, {
    contentOf: () => undefined,
    readMapping: readWebhookMapping,
  });
  return problems.map(({ field, why }) => `${field} ${why}`);
}

const faultsOfSource = (source: object, name = 'website') =>
  faultsOf({ publicUrl, sources: { [name]: source } });

describe('a path', () => {
  const body = {
    data: { mail: 'a@b.example', 'odd name': 1, none: null, blank: '' },
    list: [
      { id: 'EMAIL', text: 'x' },
      { id: 'PHONE', text: 'y' },
    ],
  };

  it.each([
    ['$.data.mail', 'a@b.example'],
    ["$.data['odd name']", 1],
    ['$["data"]["odd name"]', 1],
    ['$.list[1].text', 'y'],
    ["$.list[?@.id=='PHONE'].text", 'y'],
    ["$.list[?@.id=='FAX'].text", undefined],
    ['$.data.none || $.data.blank || $.list[0].id', 'EMAIL'],
    ['$.data[0]', undefined],
    ['$.list.length', undefined],
    ['$.data.toString', undefined],
    ['$.data.constructor.name', undefined],
    ["$['__proto__']", undefined],
  ])('%s leads to %j', (text, value) => {
    expect(valueAtPath(parseJsonPath(text).path!, body)).toEqual(value);
  });

  it('leads to all there are, where events are looked for', () => {
    const { path } = parseJsonPath('$.*[*].id', { forEach: true });
    expect(valuesAtPath(path!, { list: body.list })).toEqual(['EMAIL', 'PHONE']);
  });

  it.each([
    ['data.mail', 'does not begin with $ at character 1'],
    ['$.', 'and goes wrong at character 2'],
    ['$..mail', 'and goes wrong at character 2'],
    ['$.data[-1]', 'and goes wrong at character 7'],
    ['$.data[?@.a>1]', 'and goes wrong at character 7'],
    ['$.data.mail || mail', 'does not begin with $ at character 16'],
    ['$.data.*', 'leads to many values by *, where one is needed, at character 7'],
    [`$${'.a'.repeat(21)}`, 'goes deeper than 20'],
  ])('%s is refused, since it %s', (text, why) => {
    expect(parseJsonPath(text).why).toContain(why);
  });

  it('is read or refused whatever is written, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const { path } = parseJsonPath(`$${text}`);
        if (path) valueAtPath(path, body);
      }),
    );
  });
});

describe('the ready mappings', () => {
  it.each(schemes)('of %s are right', (scheme) => {
    expect(readWebhookMapping(readyMappings[scheme]).problems).toBeUndefined();
  });
});

describe('a file of webhooks', () => {
  it('is taken with one secret, or with two', () => {
    expect(faultsOfSource(website)).toEqual([]);
    expect(faultsOfSource({ ...website, secrets: [secret, secret.replace('w', 'w')] })).toEqual([]);
  });

  it.each([
    [
      { ...website, secrets: ['whsec_short'] },
      'sources.website.secrets[0] must be whsec_ and 24 to 64',
    ],
    [
      { ...website, secrets: [secret, secret, secret] },
      'sources.website.secrets must be one, or two while',
    ],
    [{ ...website, secrets: [] }, 'sources.website.secrets must be one, or two while'],
    [{ scheme: 'standard' }, 'sources.website.secrets must be there, or secretFiles'],
    [{ ...website, secretFiles: ['a'] }, 'sources.website.secrets must be there, or secretFiles'],
    [
      { scheme: 'standard', secretFiles: ['nowhere'] },
      'sources.website.secretFiles[0] names nowhere, which cannot',
    ],
    [
      { scheme: 'mautic', secrets: ['too short'] },
      'sources.website.secrets[0] must have 16 to 500',
    ],
    [{ ...website, scheme: 'svix' }, 'sources.website.scheme must be one of standard, hubspot'],
    [{ ...website, secret }, 'sources.website.secret is not known here; known are scheme, secrets'],
    [{ ...website, token: 'x' }, 'sources.website.token is not known here'],
    [{ ...website, scheme: 'linkedin' }, 'sources.website.token must be there, or tokenFile'],
    [
      { ...website, mapping: { columns: { '$.a': 'email', '$.b': 'email' } } },
      'sources.website.mapping.columns.$.b is mapped to email, and so is $.a: choose one',
    ],
    [
      { ...website, mapping: { columns: { '$.a': 'mail' } } },
      'sources.website.mapping.columns.$.a is mapped to an unknown field; known are externalId',
    ],
    [
      { ...website, mapping: { columns: { '$.a': 'email', '$..b': 'phone' } } },
      'sources.website.mapping.columns.$..b cannot be read',
    ],
    [
      {
        ...website,
        mapping: { columns: { '$.a': 'email' }, constants: { phone: '+49 30 1234567' } },
      },
      'sources.website.mapping.constants.phone belongs to one person',
    ],
    [
      { ...website, mapping: { columns: { '$.a': 'email' }, delimiter: ';' } },
      'sources.website.mapping.delimiter is of CSV files: leave it out',
    ],
    [{ ...website, only: { type: ['a'] } }, 'sources.website.only.type does not begin with $'],
    [
      { ...website, only: { '$.type': [{}] } },
      'sources.website.only.$.type must be a list of texts',
    ],
    [{ ...website, events: '$.a[' }, 'sources.website.events cannot be read'],
    [{ ...website, mapping: [] }, 'sources.website.mapping must be an object'],
  ])('is refused with %j', (source, why) => {
    expect(faultsOfSource(source).join('\n')).toContain(why);
  });

  it('is refused with a name, an address or a part that it may not have, all at once', () => {
    const faults = faultsOf({ publicUrl: 'http://x', sources: { 'A b': website }, more: 1 });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual([
      'more',
      'publicUrl',
      'sources.A',
    ]);
    expect(faultsOf([])).toEqual([' must be an object with publicUrl and sources']);
    expect(faultsOf({ publicUrl })).toEqual([expect.stringContaining('sources must be an object')]);
  });

  it('has secrets in files beside it, and no secret in what is said of it', () => {
    const directory = mkdtempSync(join(tmpdir(), 'webhooks-'));
    const path = join(directory, 'webhooks.yaml');
    const write = (text: string) => writeFileSync(path, text);
    writeFileSync(join(directory, 'website'), `${secret}\n`);
    write(
      `publicUrl: ${publicUrl}/\nsources: { website: { scheme: standard, secretFiles: [website] } }`,
    );
    const { webhooks, problems } = readWebhooksFile(path);
    expect(problems).toEqual([]);
    expect(webhooks?.publicUrl).toBe(publicUrl);
    write(
      `publicUrl: ${publicUrl}\nsources: { website: { scheme: standard, secrets: ${secret}, x: 1 } }`,
    );
    expect(readWebhooksFile(path).problems).toEqual([
      `${path}: sources.website.x is not known here; known are scheme, secrets, secretFiles, mapping, only, events.`,
    ]);
    write(`sources: {\n  ${secret}`);
    expect(readWebhooksFile(path).problems).toEqual([
      expect.stringMatching(/is not YAML: it breaks at line \d/),
    ]);
    write('a: &a [x]\nb: [*a, *a]');
    expect(readWebhooksFile(path).problems.join()).not.toContain(secret);
    expect(readWebhooksFile(join(directory, 'none')).problems).toEqual([
      `WEBHOOKS_FILE names ${join(directory, 'none')}, which cannot be read.`,
    ]);
  });
});
