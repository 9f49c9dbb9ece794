/** A score, or probability, and whether the outcome came. */
export interface Scored {
  readonly score: number;
  readonly won: boolean;
}

/**
 * Area under the ROC curve: how often one with the outcome has a higher score than one without, equal
 * scores counting half. NaN where either is missing.
 */
export function areaUnderCurve(scored: readonly Scored[]): number {
  const sorted = scored.toSorted((one, other) => one.score - other.score);
  let ranks = 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let won = 0;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) {
      if (sorted[to]!.won) won += 1;
      to += 1;
    }
    // Equal scores share the mean of their ranks, which count from 1.
    ranks += (won * (from + 1 + to)) / 2;
    from = to;
  }
  const won = scored.filter((one) => one.won).length;
  const lost = scored.length - won;
  return (ranks - (won * (won + 1)) / 2) / (won * lost);
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** 95 % interval of an area under the curve, by Hanley and McNeil (1982). */
export function intervalOfArea(area: number, won: number, lost: number): Interval {
  const q1 = area / (2 - area);
  const q2 = (2 * area ** 2) / (1 + area);
  const variance =
    (area * (1 - area) + (won - 1) * (q1 - area ** 2) + (lost - 1) * (q2 - area ** 2)) /
    (won * lost);
  const half = 1.96 * Math.sqrt(Math.max(0, variance));
  return { from: Math.max(0, area - half), to: Math.min(1, area + half) };
}

export interface RocPoint {
  /** Share of those without the outcome that are at or over a threshold. */
  readonly falseAlarms: number;
  /** Share of those with the outcome. */
  readonly found: number;
}

/** The ROC curve from (0, 0) to (1, 1), of at most about so many points. */
export function rocCurve(scored: readonly Scored[], points = 200): RocPoint[] {
  const sorted = scored.toSorted((one, other) => other.score - one.score);
  const won = scored.filter((one) => one.won).length;
  const lost = scored.length - won;
  const curve: RocPoint[] = [{ falseAlarms: 0, found: 0 }];
  const step = Math.max(1, Math.floor(sorted.length / points));
  let found = 0;
  let alarms = 0;
  sorted.forEach((one, place) => {
    if (one.won) found += 1;
    else alarms += 1;
    const next = sorted[place + 1];
    if (next?.score === one.score) return;
    if (next && (place + 1) % step !== 0 && sorted.length > points) return;
    curve.push({ falseAlarms: alarms / lost, found: found / won });
  });
  return curve;
}

export interface ThresholdQuality {
  /** Of those at or over the threshold, the share with the outcome; null where nobody is. */
  readonly precision: number | null;
  /** Of those with the outcome, the share at or over the threshold; null where there are none. */
  readonly recall: number | null;
  /** Precision against the share of all; null where either is missing. */
  readonly lift: number | null;
}

export function judgeThreshold(scored: readonly Scored[], threshold: number): ThresholdQuality {
  const chosen = scored.filter(({ score }) => score >= threshold);
  const found = chosen.filter(({ won }) => won).length;
  const won = scored.filter((one) => one.won).length;
  const precision = chosen.length > 0 ? found / chosen.length : null;
  return {
    precision,
    recall: won > 0 ? found / won : null,
    lift: precision !== null && won > 0 ? precision / (won / scored.length) : null,
  };
}

/** A tenth of the rows, the highest scores first. */
export interface LiftTenth {
  readonly tenth: number;
  readonly rows: number;
  readonly won: number;
  readonly share: number;
  /** The share against that of all rows. */
  readonly lift: number;
  /** Of all with the outcome, the share in this tenth and those above. */
  readonly foundSoFar: number;
}

export function liftTable(scored: readonly Scored[]): LiftTenth[] {
  const sorted = scored.toSorted((one, other) => other.score - one.score);
  const won = sorted.filter((one) => one.won).length;
  let found = 0;
  return tenthsOf(sorted).map((rows, index) => {
    const wonHere = rows.filter((one) => one.won).length;
    found += wonHere;
    const share = wonHere / rows.length;
    return {
      tenth: index + 1,
      rows: rows.length,
      won: wonHere,
      share,
      lift: share / (won / sorted.length),
      foundSoFar: found / won,
    };
  });
}

/** Ten parts of nearly the same size, fewer where there are fewer rows. */
export function tenthsOf<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: 10 }, (_, tenth) =>
    rows.slice(
      Math.floor((tenth * rows.length) / 10),
      Math.floor(((tenth + 1) * rows.length) / 10),
    ),
  ).filter(({ length }) => length > 0);
}
