/** The first and the last number that one cause gave on a stream. */
export interface Numbers {
  readonly first: number;
  readonly last: number;
}

/** Stream → numbers of the document's own facts that one fact, or one wake, led to. */
export type Issued = ReadonlyMap<string, Numbers>;

/** A wake that the log shows by the facts that it issued. */
export interface PastWake {
  /** The `now` that it was given, milliseconds UTC. */
  readonly at: number;
  readonly issued: Issued;
}

/** What the log says of the facts that a document has issued itself. */
export interface OwnFacts {
  /** Id of a fact → what it led to. A fact that is not in it led to nothing. */
  readonly causedBy: ReadonlyMap<string, Issued>;
  /** In the order of their time. */
  readonly wakes: readonly PastWake[];
}

/** A fact that can be folded as far as its number is concerned. */
export interface Candidate {
  readonly id: string;
  /** When the log took it, milliseconds UTC: it was not folded before that. */
  readonly at: number;
}

export type Step<C extends Candidate> =
  | { readonly fold: C }
  | { readonly wake: PastWake }
  | undefined;

export interface Situation<C extends Candidate> {
  /** The next fact of each stream, oldest first. */
  readonly candidates: readonly C[];
  readonly own: OwnFacts;
  /** Stream → the number of the last fact that the document has issued so far. */
  readonly sent: Readonly<Record<string, number>>;
  /** True where the fact with that id is in the document. */
  readonly isFolded: (id: string) => boolean;
  /** All that the log took before this time is among the candidates, or folded. Milliseconds UTC. */
  readonly until: number;
  /** True where the candidate would lead to no fact if it were folded now. */
  readonly isQuiet: (candidate: C) => boolean;
}

/**
 * What came next in the life of one document. Facts of several streams may be folded in any order, but
 * a wake stands at one place among them, and the log tells which: what a fact led to has a number
 * before or after the facts of the wake. A fact that led to nothing came before the wake if it was on
 * the log by then, unless it would have led to something. Undefined: something must come first that is
 * not there yet.
 */
export function nextStep<C extends Candidate>(situation: Situation<C>): Step<C> {
  const { candidates, own, sent, until } = situation;
  const wake = own.wakes.find(({ issued }) => isAhead(issued, sent));
  if (!wake) return candidates[0] && { fold: candidates[0] };
  const before = candidates.find((candidate) => cameBefore(wake, candidate, situation));
  if (before) return { fold: before };
  if (!isNext(wake, situation)) return undefined;
  return candidates.length > 0 || wake.at < until ? { wake } : undefined;
}

function cameBefore<C extends Candidate>(
  wake: PastWake,
  candidate: C,
  { own, isQuiet }: Situation<C>,
): boolean {
  const led = own.causedBy.get(candidate.id);
  for (const [stream, { first }] of led ?? []) {
    const others = wake.issued.get(stream);
    if (others) return first < others.first;
  }
  return candidate.at <= wake.at && (led !== undefined || isQuiet(candidate));
}

/** True where not all of it has been issued. */
function isAhead(issued: Issued, sent: Situation<never>['sent']): boolean {
  for (const [stream, { last }] of issued) if (last > (sent[stream] ?? 0)) return true;
  return false;
}

/** True where all that led to lower numbers is folded. */
function isNext(
  wake: PastWake,
  { own, isFolded }: Pick<Situation<never>, 'own' | 'isFolded'>,
): boolean {
  for (const [id, issued] of own.causedBy) {
    for (const [stream, { first }] of wake.issued) {
      const other = issued.get(stream);
      if (other && other.first < first && !isFolded(id)) return false;
    }
  }
  return true;
}
