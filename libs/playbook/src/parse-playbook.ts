import { checkAccounts } from './accounts.js';
import { checkAttributes } from './attributes.js';
import { checkCalendars, orderedCalendar } from './calendars.js';
import { checkChannels } from './channels.js';
import { checkScoring } from './check-scoring.js';
import { checkShape, soundSections } from './check-shape.js';
import { checkCommitments } from './commitments.js';
import { checkConsent } from './consent.js';
import { pathOf, type Finding } from './finding.js';
import { checkGlossary } from './glossary.js';
import { checkGoals } from './goals.js';
import { checkIdentity } from './identity.js';
import { InvalidPlaybookError, type PlaybookProblem } from './invalid-playbook.js';
import { checkLists } from './lists.js';
import type { Playbook } from './playbook.js';
import { readYaml, refuseOversize, type ReadText } from './read-yaml.js';
import { checkRejection } from './rejection.js';
import { checkRetention } from './retention.js';
import { checkServiceLevels } from './service-levels.js';

const checks: ((sections: Partial<Playbook>) => Finding[])[] = [
  checkGlossary,
  checkAttributes,
  checkChannels,
  checkLists,
  checkIdentity,
  checkAccounts,
  checkScoring,
  checkRejection,
  checkServiceLevels,
  checkCommitments,
  checkGoals,
  checkConsent,
  checkRetention,
  checkCalendars,
];

/**
 * A playbook from YAML text or from the object of an event; the object is copied.
 * Throws {@link InvalidPlaybookError} with every problem at once. A section that does not fit its
 * schema is not checked further, so that a mistake is reported once and where it was made.
 */
export function parsePlaybook(source: string | object): Playbook {
  return checkedPlaybook(typeof source === 'string' ? readYaml(source) : readObject(source));
}

/** The same of what was read already, whatever its size. */
export function checkedPlaybook({ value, lineOf }: ReadText): Playbook {
  const misshapen = checkShape(value);
  const sections = soundSections(value, misshapen);
  const findings = [...misshapen, ...checks.flatMap((check) => check(sections))];
  if (findings.length > 0) {
    throw new InvalidPlaybookError(findings.map((finding) => problemOf(finding, lineOf)));
  }
  const playbook = value as Playbook;
  return { ...playbook, calendars: playbook.calendars.map(orderedCalendar) };
}

/** Copies the object as JSON. */
export function readObject(source: object): ReadText {
  const json = JSON.stringify(source);
  refuseOversize(Buffer.byteLength(json));
  return { value: JSON.parse(json) as unknown, lineOf: () => undefined };
}

function problemOf({ at, found, allowed }: Finding, lineOf: ReadText['lineOf']): PlaybookProblem {
  const line = lineOf(at);
  return { path: pathOf(at), found, allowed, ...(line === undefined ? {} : { line }) };
}
