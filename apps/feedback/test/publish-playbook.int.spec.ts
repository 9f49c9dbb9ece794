import { defaultPlaybook, defaultPlaybookYaml } from '@smarketing/playbook';
import { runService, type RunningService, type Sender } from '@smarketing/service-testing';
import { eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedbackModule } from '../src/feedback.module.js';

let feedback: RunningService;

beforeAll(async () => {
  feedback = await runService(FeedbackModule, { role: 'revops' });
  await eventually(async () => (await feedback.get('/v1/playbook')).status === 200, 60_000);
}, 90_000);

afterAll(() => feedback?.stop());

const path = '/v1/playbook/versions';
const withThreshold = (threshold: number) => ({
  document: { ...defaultPlaybook(), qualification: { threshold } },
});
const publish = (body: object, after: number, key?: string) =>
  feedback.post(path, body, {
    headers: { 'if-match': `"${after}"`, ...(key && { 'idempotency-key': key }) },
  });

describe('a changed playbook', () => {
  it('is published once by two who publish at once, and the other is told', async () => {
    const answers = await Promise.all([40, 41, 42].map((each) => publish(withThreshold(each), 1)));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      201, 412, 412,
    ]);
    const refused = answers.find(({ status }) => status === 412)!;
    expect(refused.body).toMatchObject({
      type: 'urn:smarketing:problem:outdated-playbook',
      newest: 2,
    });
    const { body } = await eventually(async () => {
      const current = await feedback.get('/v1/playbook');
      return current.body.version === 2 && current;
    });
    expect([40, 41, 42]).toContain(body.document.qualification.threshold);
  });

  it('may be YAML, comes into force at its time, and is published once under one key', async () => {
    const effectiveFrom = new Date(Date.now() + 3_600_000).toISOString();
    const body = { yaml: defaultPlaybookYaml(), effectiveFrom };
    const [first, again] = [await publish(body, 2, 'once'), await publish(body, 2, 'once')];
    expect(first).toMatchObject({ status: 201, body: { version: 3, effectiveFrom } });
    expect(again.body).toEqual(first.body);
    await eventually(async () => (await feedback.get(path)).body.items[0]?.version === 3);
    const acts = await feedback.get('/v1/operations/acts?on=playbook/3');
    expect(acts.body.items).toMatchObject([
      { act: 'playbook.publish', by: { subject: 'local-revops', role: 'revops' } },
    ]);
    expect((await feedback.get('/v1/playbook')).body.version).toBe(2);
    const yaml = await feedback.get(`${path}/3`, { headers: { accept: 'application/yaml' } });
    expect(yaml.body).toMatch(/^# Playbook version 3\n/);
  });

  it('with mistakes is refused with all of them, where they are', async () => {
    const lines = defaultPlaybookYaml().split('\n');
    const line = lines.findIndex((text) => text.includes('  threshold: 50')) + 1;
    const yaml = lines
      .join('\n')
      .replace('  threshold: 50', '  threshold: 101')
      .replace('daysAfterLoss: 30', 'daysAfterLoss: soon');
    const { status, body } = await publish({ yaml }, 3);
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      '/document/qualification/threshold',
      '/document/returns/daysAfterLoss',
    ]);
    expect(JSON.stringify(body.errors)).toContain(`qualification.threshold (line ${line}) is 101`);
  });

  it.each<[string, object, Sender, number]>([
    ['made from no version', withThreshold(45), { headers: { 'if-match': 'three' } }, 412],
    [
      'for the past',
      { ...withThreshold(45), effectiveFrom: '2026-01-01T00:00:00Z' },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    [
      'for no time',
      { ...withThreshold(45), effectiveFrom: 'soon' },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    ['without a document', {}, { headers: { 'if-match': '"3"' } }, 422],
    [
      'in both ways',
      { ...withThreshold(45), yaml: 'a: 1' },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    [
      'with a field that nobody knows',
      { ...withThreshold(45), colour: 'red' },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    [
      'as a bomb of aliases',
      { yaml: `a: &a [x]\nb: [${Array(100).fill('*a').join()}]` },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    [
      'that nests without end',
      { yaml: '['.repeat(100_000) },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
    [
      'of more than 256 KB',
      { yaml: `# ${'x'.repeat(300_000)}` },
      { headers: { 'if-match': '"3"' } },
      422,
    ],
  ])('is refused %s', async (_, body, options, status) => {
    const answer = await feedback.post(path, body, options);
    expect(answer.status).toBe(status);
  });

  it('is read in a thread of its own: another request is answered meanwhile', async () => {
    const yaml = `glossary:\n${'  - { term: lead, means: a person }\n'.repeat(7_000)}`;
    const order: string[] = [];
    const large = publish({ yaml }, 3).then(({ status }) => order.push(`large ${status}`));
    const small = feedback.get(path).then(({ status }) => order.push(`small ${status}`));
    await Promise.all([large, small]);
    expect(order).toEqual(['small 200', 'large 422']);
  });
});
