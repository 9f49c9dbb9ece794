/** Told once a second; `elapsed` is since it was told last, in milliseconds. True: watch no longer. */
export type Watch = (now: number, elapsed: number) => boolean;

const everyMs = 1_000;

/** Looks after all bodies that are arriving, by one timer that runs only while there are any. */
export class WatchedBodies {
  private readonly watches = new Set<Watch>();
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = 0;

  /** Answers what ends it. */
  watch(watch: Watch): () => void {
    this.watches.add(watch);
    if (!this.timer) {
      this.lookedAt = performance.now();
      this.timer = setInterval(() => this.look(), everyMs).unref();
    }
    return () => void this.watches.delete(watch);
  }

  private look(): void {
    const now = performance.now();
    for (const watch of this.watches) {
      if (watch(now, now - this.lookedAt)) this.watches.delete(watch);
    }
    this.lookedAt = now;
    if (this.watches.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
