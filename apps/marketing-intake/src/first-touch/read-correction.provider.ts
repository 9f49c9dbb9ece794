import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../capture/capture-input.js';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { looksPersonal } from '../capture/looks-personal.js';
import { readMoment } from '../capture/read-moment.js';
import { refuseFields } from '../capture/refuse-capture.js';
import { readTyped } from '../capture/typed-text.js';
import type { FirstTouchCorrection } from '../capture/correct-first-touch.js';

const longestChannel = 120;
const longestReason = 500;

export interface GivenCorrection {
  readonly channel?: string;
  readonly occurredAt?: string;
  readonly reason: string;
}

@Injectable()
export class CorrectionReader {
  constructor(private readonly terms: CurrentTerms) {}

  /** Throws a ProblemError (422). A channel is one of the playbook's: nothing is made `other` by hand. */
  async read({ channel, occurredAt, reason }: GivenCorrection): Promise<FirstTouchCorrection> {
    const terms = await this.terms.load();
    const problems: FieldProblem[] = [];
    const at = readMoment('occurredAt', occurredAt, terms.now, problems);
    const typed = channel === undefined ? undefined : readTyped(channel, longestChannel);
    const listed = typed?.text ? terms.listed('channel', typed.text) : undefined;
    if (typed && !listed?.known) {
      const why = typed.why ?? 'is not one of the channels that the playbook lists';
      problems.push({ field: 'channel', why });
    }
    if (channel === undefined && occurredAt === undefined) {
      problems.push({
        field: 'channel',
        why: 'is missing, and so is occurredAt: give at least one of the two',
      });
    }
    const why = faultOfReason(reason);
    if (why) problems.push({ field: 'reason', why });
    if (problems.length > 0) throw refuseFields(problems);
    return { channel: listed?.name, at, reason: reason.trim() };
  }
}

export function faultOfReason(reason: string): string | undefined {
  const { text, why } = readTyped(reason, longestReason);
  if (why) return why;
  if (!text) return 'is empty: give the reason, for the record';
  return looksPersonal(text)
    ? 'looks like an e-mail address or a phone number: leave out contact data'
    : undefined;
}
