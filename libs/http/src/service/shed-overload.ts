import { WaitingRoom, type WaitLimits } from './waiting-room.js';

/** One request that is in hand; `leave` when it is answered. */
export interface Entered {
  /** All of it is there. False where it weighs too much to be done in time; it is still to be left. */
  begin(weight: number): boolean;
  leave(status: number): void;
}

/** Lets in what can be done soon, for each way in apart: they differ in cost by orders of magnitude. */
export class Shedding {
  private readonly rooms = new Map<string, WaitingRoom>();

  constructor(private readonly limits: WaitLimits) {}

  /** Undefined where it would have to wait too long. `way` is of a small, fixed set of names. */
  enter(way: string, caller: string): Entered | undefined {
    const room = this.roomOf(way);
    const guest = room.enter(1, performance.now(), caller);
    return (
      guest && {
        begin: (weight) => room.begin(guest, weight, performance.now()),
        leave: (status) => room.leave(guest, status < 400, performance.now()),
      }
    );
  }

  /** Whether the caller is refused for having more in hand than others leave it. */
  isOverShare(way: string, caller: string): boolean {
    return this.roomOf(way).isOverShare(caller);
  }

  private roomOf(way: string): WaitingRoom {
    let room = this.rooms.get(way);
    if (!room) this.rooms.set(way, (room = new WaitingRoom(this.limits)));
    return room;
  }
}
