/** How much of one way in each caller has in hand, by weight. */
export class Shares {
  private readonly weights = new Map<string, number>();

  add(caller: string, weight: number): void {
    const held = this.heldBy(caller) + weight;
    if (held > 0) this.weights.set(caller, held);
    else this.weights.delete(caller);
  }

  /** Whether the caller, beside others, would have no more than an equal part of the room. */
  isWithin(caller: string, weight: number, room: number): boolean {
    return this.hasOthersThan(caller) && this.heldBy(caller) + weight <= this.share(caller, room);
  }

  /** Whether the caller would have more than that: there would be room if it sent less. */
  isOver(caller: string, weight: number, room: number): boolean {
    return this.hasOthersThan(caller) && this.heldBy(caller) + weight > this.share(caller, room);
  }

  private share(caller: string, room: number): number {
    const callers = this.weights.size + (this.weights.has(caller) ? 0 : 1);
    return Math.max(1, room / callers);
  }

  private hasOthersThan(caller: string): boolean {
    return this.weights.size > (this.weights.has(caller) ? 1 : 0);
  }

  private heldBy(caller: string): number {
    return this.weights.get(caller) ?? 0;
  }
}
