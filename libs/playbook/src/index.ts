export { accountTieBreakers, type AccountTieBreaker, type Accounts } from './accounts.js';
export type { Attribute } from './attributes.js';
export type { Calendar } from './calendars.js';
export { channelOf, ruleOfVisit, type ChannelRule, type Channels, type Visit } from './channels.js';
export type { Consent, Purpose } from './consent.js';
export type { Commitment } from './commitments.js';
export { defaultPlaybook, defaultPlaybookYaml } from './default-playbook.js';
export {
  longestWord,
  otherWord,
  readListed,
  type Listed,
  type ListedWord,
  type Lists,
} from './lists.js';
export { metricUnits, type Glossary, type Metric, type MetricUnit, type Term } from './glossary.js';
export { goalPeriods, type Goal, type GoalPeriod, type Goals } from './goals.js';
export { mailboxOf, tagSigns, type Identity, type Mailbox, type MailboxRule } from './identity.js';
export { InvalidPlaybookError, type PlaybookProblem } from './invalid-playbook.js';
export { parsePlaybookApart } from './parse-apart.js';
export { parsePlaybook } from './parse-playbook.js';
export { readPublishedPlaybook } from './read-published-playbook.js';
export { playbookSchema, type Playbook } from './playbook.js';
export { playbookYaml } from './playbook-yaml.js';
export {
  rejectionOutcomes,
  type Rejection,
  type RejectionOutcome,
  type RejectionReason,
} from './rejection.js';
export { retainedKinds, type RetainedFor, type RetainedKind, type Retention } from './retention.js';
export { returnableEnds, type ReturnableEnd, type Returns } from './returns.js';
export { routingRules, type Routing, type RoutingRule } from './routing.js';
export type {
  Clamp,
  LeadCondition,
  ProfileCondition,
  Qualification,
  RuleCondition,
  Scoring,
  ScoringGroup,
  ScoringRule,
} from './scoring.js';
export {
  obligedActs,
  teams,
  type ObligedAct,
  type ServiceLevel,
  type Team,
} from './service-levels.js';
