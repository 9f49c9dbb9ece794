import type { ServiceLimits } from '../service/service-limits.js';

/** How slow a body may be before it is cut. */
export type BodyPace = Pick<
  ServiceLimits,
  'bodyGrace' | 'bodyRate' | 'streamStillFor' | 'streamRate'
>;

/** Whether a JSON body of which so much has arrived after `elapsed` milliseconds is too slow. */
export function isTooSlow(received: number, elapsed: number, pace: BodyPace): boolean {
  return (
    elapsed > pace.bodyGrace && received < ((elapsed - pace.bodyGrace) / 1_000) * pace.bodyRate
  );
}

/**
 * How long a streamed body has stood still. What its reader has not taken yet is nobody's delay but
 * the reader's: a slow import does not cut an honest client.
 */
export class StandStill {
  private received = 0;
  private since: number | undefined;

  /** True when it has stood still for too long. */
  isOver(
    { received, unread, now }: { received: number; unread: number; now: number },
    elapsed: number,
    pace: BodyPace,
  ): boolean {
    const moved = received - this.received >= (elapsed / 1_000) * pace.streamRate;
    this.received = received;
    if (moved || unread > 0) {
      this.since = undefined;
      return false;
    }
    this.since ??= now - elapsed;
    return now - this.since >= pace.streamStillFor;
  }
}
