const seconds = 1_000;
/** The rate is that of the last while: an import that gives way to live captures is slower for a time. */
const lookBack = 10 * seconds;

/** How fast rows are taken, by when they were seen to be. */
export class Pace {
  private seen: { at: number; rows: number }[] = [];

  constructor(private readonly now: () => number = Date.now) {
    this.seen.push({ at: now(), rows: 0 });
  }

  /** Rows a second; undefined before it can be told. */
  of(rows: number): number | undefined {
    const at = this.now();
    if (rows !== this.seen.at(-1)!.rows) this.seen.push({ at, rows });
    while (this.seen.length > 2 && this.seen[1]!.at < at - lookBack) this.seen.shift();
    const first = this.seen[0]!;
    const elapsed = at - first.at;
    return rows > first.rows && elapsed >= seconds
      ? ((rows - first.rows) * seconds) / elapsed
      : undefined;
  }
}

/** `20,000 of 50,000 rows, 2,430 a second, 13 s left`. */
export function formatPace(
  rows: number,
  total: number | undefined,
  rate: number | undefined,
): string {
  const n = (count: number) => Math.round(count).toLocaleString('en');
  const of = total === undefined ? '' : ` of ${n(total)}`;
  const pace = rate === undefined ? '' : `, ${n(rate)} a second`;
  const left =
    rate === undefined || total === undefined || rows >= total
      ? ''
      : `, ${formatTime((total - rows) / rate)} left`;
  return `${n(rows)}${of} rows${pace}${left}`;
}

function formatTime(left: number): string {
  if (left < 60) return `${Math.max(1, Math.round(left))} s`;
  const minutes = Math.round(left / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
