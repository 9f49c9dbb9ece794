/** A person of sales who takes leads on. The name stays in this service; the id travels in facts. */
export interface Rep {
  readonly _id: string;
  readonly name: string;
  /** Twice the weight, twice the leads. */
  readonly weight: number;
  /** Who is not active gets no new leads; those he has stay his. */
  readonly active: boolean;
  /**
   * The subject of the tokens by which the rep himself acts; no two reps have one. Absent: any caller
   * of sales works for the rep.
   */
  readonly subject?: string;
}

export function isSameRep(left: Rep, right: Rep): boolean {
  return (
    left._id === right._id &&
    left.name === right.name &&
    left.weight === right.weight &&
    left.active === right.active &&
    left.subject === right.subject
  );
}
