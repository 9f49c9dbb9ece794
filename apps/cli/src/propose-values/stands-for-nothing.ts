const nothing =
  /^(?:n[\s/.-]{1,3}a\.?|#n\/a|-+|-*\(?none\)?-*|null|unknown|unbekannt|keine angabe|k\. ?a\.|not (?:set|specified|available|provided))$/i;

/** What programs and people write where there is nothing: `-None-`, `n/a`, `(none)`. */
export function standsForNothing(cell: string): boolean {
  return nothing.test(cell.trim());
}
