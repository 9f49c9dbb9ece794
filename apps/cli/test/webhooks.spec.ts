import { expect, it } from 'vitest';
import { formatTrial } from '../src/webhooks/format-trial.js';
import { formatWebhooks } from '../src/webhooks/format-webhooks.js';

const website = {
  source: 'website',
  scheme: 'standard' as const,
  url: 'https://hooks.example.com/v1/webhooks/website',
  rotating: true,
  lastStoredAt: '2026-11-30T12:34:56.789Z',
  storedInSevenDays: 12,
};

it('webhooks are listed with the address to enter, and when each was heard of', () => {
  const silent = {
    ...website,
    source: 'shop',
    rotating: false,
    lastStoredAt: null,
    storedInSevenDays: 0,
  };
  const lines = formatWebhooks([website, silent]).split('\n');
  expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['source', 'scheme', 'address', 'secrets', 'last stored', 'in 7 days'],
    ['website', 'standard', website.url, '2', '2026-11-30 12:34:56Z', '12'],
    ['shop', 'standard', website.url, '1', 'never', '0'],
  ]);
});

it('no webhooks are a sentence that says how there are some', () => {
  expect(formatWebhooks([])).toContain('WEBHOOKS_FILE');
});

it('a trial says what each event would become, and why not', () => {
  const text = formatTrial({
    signature: 'wrong',
    events: [
      { event: 0, outcome: 'lead', lead: { contact: { email: 'a@b.example' } }, errors: [] },
      { event: 1, outcome: 'passed over', errors: [] },
      {
        ...{ event: 2, outcome: 'refused', lead: {} },
        errors: [{ pointer: '/contact/email', detail: 'is missing' }],
      },
    ],
  });
  expect(text.split('\n')).toEqual([
    'The signature is wrong: it would be refused (401).',
    'Event 0: lead',
    '  contact.email: a@b.example',
    'Event 1: passed over',
    'Event 2: refused',
    '  wrong: /contact/email is missing',
    '3 events: 1 leads, 1 passed over, 1 refused. Nothing was stored.',
  ]);
});
