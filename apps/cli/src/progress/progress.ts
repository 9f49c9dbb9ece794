/** One thing that takes a while. */
export interface Step {
  /** How far it is, in the unit that it began with. `remark` says more of it. */
  at(done: number, remark?: string): void;
  /** It is over; the text says how it ended, well or not. */
  end(text: string, well?: boolean): void;
}

/** Where a command tells how far it is: never on standard output, which is for results. */
export interface Progress {
  begin(label: string, size?: { total: number; unit: string }): Step;
  /** A line in between, such as that a service is waited for. */
  note(text: string): void;
}

export const silentProgress: Progress = {
  begin: () => ({ at: () => undefined, end: () => undefined }),
  note: () => undefined,
};

/** A step for as long as the work takes, ended whatever becomes of it. */
export async function during<R>(
  step: Step,
  work: (step: Step) => Promise<R>,
  outcome: (result: R) => string,
): Promise<R> {
  try {
    const result = await work(step);
    step.end(outcome(result));
    return result;
  } catch (error) {
    step.end('not completed', false);
    throw error;
  }
}

const sameNoteEvery = 10_000;

/** What is tried again and again is said once in a while. */
export function withCalmNotes(progress: Progress, now: () => number = Date.now): Progress {
  const toldAt = new Map<string, number>();
  return {
    begin: (label, size) => progress.begin(label, size),
    note: (text) => {
      if (now() - (toldAt.get(text) ?? -Infinity) < sameNoteEvery) return;
      toldAt.set(text, now());
      progress.note(text);
    },
  };
}
