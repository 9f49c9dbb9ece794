import { ProblemError } from '../problem/problem-error.js';

/** More bytes of bodies are in hand than the memory is for. Trying again a little later helps. */
function tooManyBodies(): ProblemError {
  return new ProblemError({
    status: 503,
    type: 'too-many-bodies',
    title: 'Too many bodies are being received',
    detail:
      'The service is receiving as many bodies as it has memory for. Nothing was stored; send it again in a second.',
    headers: { 'retry-after': '1' },
  });
}

/** Bodies up to this size, in bytes, find room when large ones have taken theirs. */
const smallBytes = 64 * 1024;
const shareOfLarge = 0.75;

/** How many bytes of bodies may be in hand at once, from their first byte until they are answered. */
export class BodiesInFlight {
  private readonly rooms = new WeakMap<object, number>();
  private bytes = 0;

  constructor(private readonly most: number) {}

  /** Takes room for so many bytes of the request, or throws a ProblemError (503). */
  take(request: object, size: number): void {
    const most = size <= smallBytes ? this.most : this.most * shareOfLarge;
    // A budget smaller than one body would never let it in.
    if (this.bytes > 0 && this.bytes + size > most) throw tooManyBodies();
    this.bytes += size;
    this.rooms.set(request, (this.rooms.get(request) ?? 0) + size);
  }

  /** All that the request has taken. */
  giveBack(request: object): void {
    this.bytes -= this.rooms.get(request) ?? 0;
    this.rooms.delete(request);
  }
}
