/** The versions of a service's reference that a rebuild needs, each loaded once. */
export class ReferenceVersions {
  private readonly loaded = new Map<number, unknown>();
  private inForce: unknown;

  constructor(private readonly load: (version?: number) => Promise<unknown>) {}

  /** From here on {@link get} has them; the one in force where none is named. */
  async need(versions: Iterable<number>): Promise<void> {
    let isNamed = false;
    for (const version of versions) {
      isNamed = true;
      if (!this.loaded.has(version)) this.loaded.set(version, await this.load(version));
    }
    if (!isNamed) this.inForce ??= await this.load();
  }

  /** Undefined: the one in force. */
  get(version: number | undefined): unknown {
    return version === undefined ? this.inForce : this.loaded.get(version);
  }
}
