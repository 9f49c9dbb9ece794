import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRendered } from '../../helm/the-charts.ts';
import { podsOf } from '../charts.ts';
import { seededFaults, withFault } from '../seeded-faults.ts';

const inManifests = seededFaults.filter(({ set }) => set === undefined);

describe('the seeded faults', () => {
  it('are as many as the README says', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
    expect(readme).toContain(`makes ${seededFaults.length} mistakes`);
  });

  it('are ten or more, each of its own name', () => {
    const names = new Set(seededFaults.map(({ name }) => name));
    expect(names.size).toBe(seededFaults.length);
    expect(names.size).toBeGreaterThanOrEqual(10);
  });

  it('are of everybody who has to refuse something', () => {
    const refusers = new Set(seededFaults.map(({ refusedBy }) => refusedBy));
    expect(refusers).toEqual(
      new Set(['the schema of the values', 'the chart itself', 'the API server', 'Pod Security']),
    );
  });

  it.each(inManifests)('of the charts can be made: $name', (fault) => {
    const rendered = readRendered(fault.chart, fault.values);
    const all = [...rendered, ...podsOf(rendered)];
    const before = structuredClone(all);
    const faulty = withFault(fault, all);
    expect(all).toEqual(before);
    expect(all).not.toContainEqual(faulty);
  });
});

describe('a fault that no manifest can have', () => {
  const fault = inManifests.find(({ of }) => of === 'NetworkPolicy')!;

  it('is told, and proves nothing', () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x' } };
    expect(() => withFault(fault, [service])).toThrow('No NetworkPolicy of smarketing can have');
  });

  it('is told where the fault is there already', () => {
    const spec = { policyTypes: ['Ingres'] };
    const policy = { apiVersion: 'v1', kind: 'NetworkPolicy', metadata: { name: 'x' }, spec };
    expect(() => withFault(fault, [policy])).toThrow(fault.name);
  });
});
