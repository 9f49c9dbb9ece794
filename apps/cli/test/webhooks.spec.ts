import { expect, it } from 'vitest';
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
