import { importedStages, type ImportedStage } from '@smarketing/contracts';
import type { FieldProblem } from './capture-input.js';
import { bandKey } from './same-band.js';
import { readTyped } from './typed-text.js';

const longestStage = 80;
/** Our words, and what the trade calls them. `lead`: no further than that. */
const words: Readonly<Record<string, ImportedStage | 'lead'>> = {
  ...Object.fromEntries(importedStages.map((stage) => [stage, stage])),
  lead: 'lead',
  mql: 'qualified',
  sql: 'opportunity',
  won: 'customer',
};

/** Undefined where nothing is said, or no more than that it is a lead. */
export function readStage(
  given: string | undefined,
  problems: FieldProblem[],
): ImportedStage | undefined {
  const { text, why } = readTyped(given ?? '', longestStage);
  if (text === '') return undefined;
  const key = bandKey(text ?? '');
  const stage = Object.hasOwn(words, key) ? words[key] : undefined;
  if (stage === undefined) {
    const known = `must be lead, ${importedStages.join(', ')}: say under values in the mapping which of them the words of this column stand for`;
    problems.push({ field: 'stage', why: why ?? known });
  }
  return stage === 'lead' ? undefined : stage;
}
