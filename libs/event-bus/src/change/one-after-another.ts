/** Lets those who contend for the same thing go one after another, instead of again and again at once. */
export class OneAfterAnother {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs the work when all that came before it for the same key has ended, however it did. */
  async take<R>(key: string, work: () => Promise<R>): Promise<R> {
    const mine = (this.last.get(key) ?? Promise.resolve()).then(() => work());
    const ended = mine.catch(() => undefined);
    this.last.set(key, ended);
    try {
      return await mine;
    } finally {
      if (this.last.get(key) === ended) this.last.delete(key);
    }
  }
}
