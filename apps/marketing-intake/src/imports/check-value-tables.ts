import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import { captureFieldOf } from './import-fields.js';
import type { Mapping } from './read-mapping.js';
import { RowReader } from './read-row.js';
import { faultOfEntry } from './refuse-personal-mapping.js';
import { EventLoopSlice } from './event-loop-slice.js';

/** How the door judges what becomes of an entry. */
export interface EntryJudges {
  looksPersonal(text: string): boolean;
  problemsOf(input: CaptureInput): readonly FieldProblem[];
}

/**
 * What is wrong with the entries of tables: contact data, and values that no row may have, which are told
 * before the first row. In several turns of the event loop: there may be thousands.
 */
export async function faultsOfEntries(
  mapping: Mapping,
  door: EntryJudges,
): Promise<FieldProblem[]> {
  const slice = new EventLoopSlice();
  const problems: FieldProblem[] = [];
  const rows = new RowReader({ ...mapping, values: new Map() });
  for (const [field, column] of mapping.columns) {
    const checked = new Set<unknown>();
    for (const [cell, target] of mapping.values.get(column) ?? []) {
      if (slice.isOver) await slice.next();
      const personal = faultOfEntry(field, cell, target, (text) => door.looksPersonal(text));
      const known = target === null || checked.has(target);
      checked.add(target);
      const why =
        personal ?? (known ? undefined : faultOfTarget(rows, [field, column], target, door));
      if (why) problems.push({ field: `values.${column}`, why: `has an entry that ${why}` });
    }
  }
  return problems;
}

function faultOfTarget(
  rows: RowReader,
  [field, column]: readonly [string, string],
  target: unknown,
  door: EntryJudges,
): string | undefined {
  const { input, problems: unreadable } = rows.read((name) =>
    name === column ? target : undefined,
  );
  const path = captureFieldOf(field);
  const all = [...unreadable, ...door.problemsOf(input)];
  const fault = all.find((problem) => problem.field === path);
  return fault && `stands for ${JSON.stringify(target)}, which ${fault.why}`;
}
