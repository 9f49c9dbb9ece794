import { readRow } from '@smarketing/http';
import { expect, it } from 'vitest';
import { RaiseRequest } from '../src/suggestions/suggestion.dto.js';

const suggestion = { topic: 'content', title: 'More of it', text: 'One line,\nand another.' };
const pointersOf = (more: object) =>
  readRow(RaiseRequest, { ...suggestion, ...more }).faults.map(({ pointer }) => pointer);

it.each([
  '/v1/leads?stage=won&channel=paid_search',
  '/v1/reports/funnel',
  '/v1/leads?cohort=2026-11&lossReason=no%20budget',
])('evidence is an address of this system: %s', (address) => {
  expect(pointersOf({ evidence: [address] })).toEqual([]);
});

it.each([
  'javascript:alert(1)',
  'https://elsewhere.example/v1/leads',
  '//elsewhere.example/v1/',
  ' /v1/leads',
  '/v1',
  '/v2/leads',
  '/v1/leads\\@elsewhere.example',
  '/v1/leads"><script>',
])('evidence is no other address: %s', (address) => {
  expect(pointersOf({ evidence: ['/v1/leads', address] })).not.toEqual([]);
});

it('a title is one line, a text may be several', () => {
  expect(pointersOf({ title: 'a\nb' })).toEqual(['/title']);
  expect(pointersOf({ title: '\u001b[2J' })).toEqual(['/title']);
  expect(pointersOf({ text: 'a\u0000b' })).toEqual(['/text']);
});
