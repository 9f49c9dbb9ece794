import type { Utm } from '../campaigns/campaign-of-utm.js';
import type { CapturedTouchpoint } from './capture-command.js';
import type { FieldProblem } from './capture-input.js';
import { readMoment } from './read-moment.js';
import { readTouchpointKind, type CaptureTerms } from './read-capture.js';
import { readVisit, type ReadVisit } from './read-visit.js';

/** A touchpoint of a lead that is known by its id. */
export type Visit = ReadVisit & {
  readonly occurredAt: Date;
  /** Its source said when it was. */
  readonly isDated: boolean;
  readonly readAt: Date;
  readonly touchpoint: CapturedTouchpoint;
};

type ReadTouchpoint =
  | { readonly visit: Visit; readonly problems?: undefined }
  | { readonly visit?: undefined; readonly problems: readonly FieldProblem[] };

/** Checks a touchpoint and turns it into what is to be recorded, or says all that is wrong with it. */
export function readTouchpoint(
  input: { kind: string; utm?: Utm; channel?: string; occurredAt?: string },
  terms: CaptureTerms,
): ReadTouchpoint {
  const problems: FieldProblem[] = [];
  const kind = readTouchpointKind(input.kind, 'kind', problems);
  const where = readVisit(input, terms);
  const occurredAt = readMoment('occurredAt', input.occurredAt, terms.now, problems);
  if (!kind || problems.length > 0) return { problems };
  const once = occurredAt && { once: occurredAt.getTime().toString() };
  return {
    visit: {
      ...where,
      touchpoint: { kind, ...once },
      occurredAt: occurredAt ?? terms.now,
      isDated: occurredAt !== undefined,
      readAt: terms.now,
    },
  };
}
