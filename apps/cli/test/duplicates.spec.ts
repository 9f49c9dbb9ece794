import { expect, it } from 'vitest';
import { formatDuplicates, type Duplicate } from '../src/lead/format-duplicates.js';

const pair: Duplicate = {
  id: '5f1c8f0e-6a3c-5d0b-9c57-3f1f6b0a4f11',
  leads: ['01a2088b-5729-742d-931e-fee9659bb436', '01a22ff1-3151-73be-89d4-2f333d414691'],
  evidence: ['phone', 'name-and-company'],
  weak: false,
  foundAt: '2026-11-30T12:34:56.789Z',
};

it('pairs of leads that may be one person are listed with why, and how to settle that they are two', () => {
  const text = formatDuplicates([pair], { isMore: true });
  expect(text).toContain(pair.leads.join(' '));
  expect(text).toContain('one phone number, one name at one company');
  expect(text).toContain(pair.id);
  expect(text).toContain('--all');
  expect(text).toContain('--dismiss PAIR');
});

it('a list without pairs is a sentence', () => {
  expect(formatDuplicates([], { isMore: false })).toBe('No two leads look like one person.');
});
