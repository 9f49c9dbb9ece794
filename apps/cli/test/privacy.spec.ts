import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serviceNames } from '@smarketing/contracts/names';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportAsHtml, summaryOf } from '../src/privacy/format-export.js';
import { proofAsHtml, proofAsText, type Proofs } from '../src/privacy/format-proof.js';
import { formatRotation } from '../src/privacy/format-rotation.js';
import { readExport } from '../src/privacy/read-export.js';

const leadId = '01a2088b-5729-742d-931e-fee9659bb436';
const hostile = '<img src=x onerror="alert(1)">';

describe('what is kept of a person', () => {
  it('is put together of all services, and a part is missing where one is down', async () => {
    const server = createServer((request, response) => {
      const held = [{ collection: 'leads', documents: [{ _id: leadId, note: hostile }] }];
      const body = {
        leadId,
        service: 'x',
        readAt: 'now',
        complete: true,
        held,
        opened: {},
        acts: [],
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      request.resume();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const services = Object.fromEntries(
      serviceNames.filter((name) => name !== 'sla-monitor').map((name) => [name, { url }]),
    );
    const whole = await readExport(
      {
        services,
        tokens: { revops: 't' },
        kafkaBrokers: [],
        kafkaNamespace: '',
        kafkaVariables: {},
      },
      leadId,
    );
    expect(whole.complete).toBe(false);
    expect(whole.parts.map(({ service, state }) => [service, state])).toEqual(
      serviceNames.map((name) => [name, name === 'sla-monitor' ? 'missing' : 'complete']),
    );
    const html = exportAsHtml(whole);
    expect(html).toContain('class="missing"');
    expect(html).toContain('&#60;img src=x');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<script|https?:\/\/(?!127)/);
    expect(summaryOf(whole, 'a.html')).toMatch(/sla-monitor: missing[^]*Not complete/);
  });
});

describe('a proof of consent', () => {
  const proofs: Proofs = {
    leadId,
    proofs: [
      {
        purpose: 'phone',
        keptUntil: '2031-02-03T10:00:00.000Z',
        contact: { firstName: hostile, phone: '+49 30 1234567' },
        statements: [
          {
            ...{ id: leadId, purpose: 'phone', state: 'given', basis: 'consent', textVersion: '7' },
            ...{ source: 'form', at: '2026-01-02T10:00:00.000Z', ip: '192.0.2.17' },
            ...{ recordedAt: '2026-01-02T10:00:01.000Z', uses: ['2026-02-03T10:00:00.000Z'] },
          },
        ],
      },
    ],
  };

  it('has text version, times, address and uses, as text and as a page', () => {
    const text = proofAsText(proofs);
    for (const part of [
      '7',
      '2026-01-02T10:00:00.000Z',
      '192.0.2.17',
      '2026-02-03',
      '2031-02-03',
    ]) {
      expect(text).toContain(part);
      expect(proofAsHtml(proofs)).toContain(part);
    }
    expect(proofAsHtml(proofs)).not.toContain('<img');
    const erased = { ...proofs, erasedAt: '2026-03-01T00:00:00.000Z', ground: 'Section 7a UWG' };
    expect(proofAsText(erased)).toMatch(/^The lead was erased .*Section 7a UWG/);
    expect(proofAsText({ leadId, proofs: [] })).toMatch(/nothing/);
  });
});

it('a rotation says how far it is, and when the former key can go', () => {
  const rotation = { current: 'ab', holdsFormer: true, rewrapped: 30, left: 70, broken: 0 };
  expect(formatRotation({ ...rotation, rewrapped: 0, left: 0 })).toContain('never replaced');
  const begun = { ...rotation, startedAt: '2026-01-02T10:00:00.000Z' };
  expect(formatRotation(begun)).toContain('30 of 100 keys (30 %)');
  const done = { ...begun, finishedAt: '2026-01-02T11:00:00.000Z', left: 0 };
  expect(formatRotation(done)).toContain('can be taken away now');
});
