/** What came so long ago counts for little more than a third of what comes now. */
const memoryMs = 500;

/** How much comes at present. Times are milliseconds of one clock. */
export class RecentRate {
  private recent = 0;
  private at = 0;

  note(items: number, now: number): void {
    this.recent = this.recentAt(now) + items;
    this.at = now;
  }

  /** How many items are to be expected within so many milliseconds, if it goes on like this. */
  expectedWithin(milliseconds: number, now: number): number {
    return (this.recentAt(now) * milliseconds) / memoryMs;
  }

  private recentAt(now: number): number {
    return this.recent === 0 ? 0 : this.recent * Math.exp((this.at - now) / memoryMs);
  }
}
