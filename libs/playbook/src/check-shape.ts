import { Ajv, type ErrorObject } from 'ajv';
import { shown, type Finding, type Place } from './finding.js';
import { playbookSchema, type Playbook } from './playbook.js';
import type { Schema } from './schema.js';

const validate = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(
  playbookSchema,
);

/** Everything that does not fit the schema, each place once. */
export function checkShape(value: unknown): Finding[] {
  if (validate(value)) return [];
  const byPlace = new Map<string, Finding>();
  for (const error of validate.errors ?? []) {
    if (error.keyword === 'if') continue;
    const finding = findingOf(error);
    const place = JSON.stringify(finding.at);
    if (!byPlace.has(place)) byPlace.set(place, finding);
  }
  return [...byPlace.values()];
}

/** The sections in which nothing was found, whose types are therefore as declared. */
export function soundSections(value: unknown, findings: readonly Finding[]): Partial<Playbook> {
  if (findings.some(({ at }) => at.length === 0)) return {};
  const broken = new Set(findings.map(({ at }) => at[0]));
  const sections = Object.entries(value as Playbook).filter(([section]) => !broken.has(section));
  return Object.fromEntries(sections);
}

function findingOf(error: ErrorObject): Finding {
  const at = placeOf(error.instancePath);
  const schema = error.parentSchema as Schema<unknown> & {
    properties?: Record<string, Schema<unknown>>;
  };
  if (error.keyword === 'required') {
    const { missingProperty: key } = error.params as { missingProperty: string };
    const allowed = schema.properties?.[key]?.description ?? schema.description;
    return { at: [...at, key], found: 'is missing', allowed };
  }
  if (error.keyword === 'additionalProperties') {
    const { additionalProperty: key } = error.params as { additionalProperty: string };
    const allowed = `the keys ${Object.keys(schema.properties ?? {}).join(', ')}`;
    return { at: [...at, key], found: 'is not known here', allowed };
  }
  return { at, found: `is ${shown(error.data)}`, allowed: schema.description };
}

function placeOf(pointer: string): Place {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : unescaped(step)));
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
