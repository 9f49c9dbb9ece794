/**
 * Lets one partition at a time apply what is in bulk: a live fact of any partition then waits for
 * one small batch at most, not for one of every partition.
 */
export class BulkTurn {
  private taken = false;
  private readonly waiting = new Set<() => void>();

  /** True: it is yours until you release it. False: `whenFree` is called once, and then asks again. */
  take(whenFree: () => void): boolean {
    if (this.taken) {
      this.waiting.add(whenFree);
      return false;
    }
    this.taken = true;
    return true;
  }

  release(): void {
    this.taken = false;
    // All of them: the first may have nothing left to do. Who comes too late waits at the end.
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const whenFree of waiting) whenFree();
  }
}
