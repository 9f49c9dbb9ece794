import { shown, type Finding } from './finding.js';
import { keyed, listOf, oneOf, wholeNumber, type Schema } from './schema.js';

/** What has become of a lead, as far as it decides how long it is kept: the later ones are further. */
export const retainedKinds = ['open', 'recycled', 'disqualified', 'lost', 'customer'] as const;
export type RetainedKind = (typeof retainedKinds)[number];

export type RetainedFor = {
  of: RetainedKind;
  /** Calendar months in which nothing is heard of it; then it is erased. */
  months: number;
};

/** How long leads are kept of whom nothing more is heard. Those of a kind that is not named are kept. */
export type Retention = { periods: RetainedFor[] };

export const retentionSchema: Schema<Retention> = keyed<Retention>({
  periods: listOf(
    keyed<RetainedFor>({ of: oneOf(retainedKinds), months: wholeNumber(1, 600) }),
    'periods',
    0,
    retainedKinds.length,
  ),
});

/** Each kind once. */
export function checkRetention({ retention }: { retention?: Retention }): Finding[] {
  const seen = new Map<string, number>();
  return (retention?.periods ?? []).flatMap(({ of }, nth) => {
    const before = seen.get(of);
    seen.set(of, before ?? nth);
    if (before === undefined) return [];
    const found = `is ${shown(of)}, as in retention.periods[${before}] already`;
    return [{ at: ['retention', 'periods', nth, 'of'], found, allowed: 'each kind once' }];
  });
}
