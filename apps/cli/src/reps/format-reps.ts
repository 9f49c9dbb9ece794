import type { SalesHandoff } from '@smarketing/api-client';
import { table, whole } from '../report/table.js';
import { plainScreen, type Screen } from '../terminal/screen.js';
import { wrapLine } from '../terminal/wrap-line.js';

export type Rep = SalesHandoff.Rep;

/** The reps, and what may be done about those who work without a subject. */
export function formatReps(reps: readonly Rep[], screen: Screen = plainScreen): string {
  if (reps.length === 0) return 'No reps yet. `smarketing reps add --name NAME` adds one.';
  const rows = reps.map(({ repId, name, weight, active, linked, subject }) => [
    repId,
    name,
    whole(weight),
    active ? 'gets leads' : { text: 'gets none', tone: 'open' as const },
    linked ? (subject ?? 'linked') : { text: 'none', tone: 'open' as const },
  ]);
  const words = ['name', 'new leads', 'subject'];
  const unlinked = reps.filter(({ linked }) => !linked).length;
  return [
    table(['rep', 'name', 'weight', 'new leads', 'subject'], rows, {
      screen,
      words,
      uncut: ['rep'],
    }),
    ...(unlinked > 0
      ? [
          '',
          wrapLine(
            `${whole(unlinked)} without a subject: anybody in sales acts for them. \`smarketing reps change REP --subject SUBJECT\` sets the token by which the rep acts.`,
            screen,
            0,
          ),
        ]
      : []),
  ].join('\n');
}

export function formatRep({ repId, name, weight, active, linked, subject }: Rep): string {
  const acts = linked ? `acts as ${subject ?? 'a subject of its own'}` : 'has no subject';
  return `Rep ${repId} (${name}): weight ${weight}, ${active ? 'gets new leads' : 'gets no new leads'}, ${acts}`;
}
