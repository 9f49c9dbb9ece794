import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long work that can be paused holds the event loop, in milliseconds. */
const longestTurn = 10;

/** Long work that lets others have the event loop: `if (turn.isOver) await turn.next()` between two parts. */
export class Turn {
  private began = performance.now();

  get isOver(): boolean {
    return performance.now() - this.began > longestTurn;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.began = performance.now();
  }
}
