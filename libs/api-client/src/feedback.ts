// Written by `npm run generate` from the OpenAPI document of the service.
export interface paths {
  '/contracts/asyncapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get all streams, dead letters and facts of the system, as AsyncAPI 3 */
    get: operations['getAsyncApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/contracts/schemas/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the JSON Schema of the body of a fact
     * @description Its `$id` is the `ce_dataschema` of the fact.
     */
    get: operations['getSchema'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the leads behind a figure, at its former address
     * @deprecated
     * @description Use `GET /v1/reports/leads`, which answers the same.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['listLeads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get everything that both teams know about a lead
     * @description The 200 newest facts of all streams in the order of `time`, when they happened; `knownAt` says when one became known, where that was later. `facts` counts all of them.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['getTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/acts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who did what in this service, and when; newest first, kept for good
     * @description Needs one of the roles: ops, revops.
     */
    get: operations['listActs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/dead-letter-actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List who redrove or discarded what, and when; newest first
     * @description Needs one of the roles: ops.
     */
    get: operations['listDeadLetterActions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the faulty records of this service, behind which their keys wait
     * @description Needs one of the roles: ops.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/dead-letters/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a dead letter with everything that waits behind it, and what was done to it
     * @description Needs one of the roles: ops.
     */
    get: operations['getDeadLetter'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/dead-letters/{id}/discard': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove the faulty record for good, and apply what waits behind it
     * @description Needs one of the roles: ops.
     */
    post: operations['discardDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/dead-letters/{id}/redrive': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Apply the records of its key in order, each exactly once, up to the first fault
     * @description Needs one of the roles: ops.
     */
    post: operations['redriveDeadLetter'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/positions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List up to where each topic is applied, and of which Kafka cluster that is told
     * @description Needs one of the roles: ops.
     */
    get: operations['listPositions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/positions/missing': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the keys of which the topics lack facts that this service has issued
     * @description Reads the own topics of the service from their beginning, which takes a second for some 50,000 facts. After a failover these are what the copy has not received.
     *
     *     Needs one of the roles: ops.
     */
    get: operations['listMissing'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/positions/resume-by-sequence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read every topic from its beginning, and skip by number what was applied
     * @description After a failover to a copy of the cluster on which the same facts have other offsets. Every view knows the number of the last fact of every key, so nothing is lost and nothing applied twice.
     *
     *     Needs one of the roles: ops.
     */
    post: operations['resumeBySequence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/restores': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List when the database of this service was found to be older than its topics
     * @description As after a backup was restored, or the database was lost; newest first. Each says what the backup lacked.
     *
     *     Needs one of the roles: ops.
     */
    get: operations['listRestores'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/restores/{id}/acknowledge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take note of what a restored backup lacked
     * @description Readiness and `smarketing doctor` remark on it until then.
     *
     *     Needs one of the roles: ops.
     */
    post: operations['acknowledge'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/restores/{id}/lacking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the keys of which a restored backup lacked something, with what became of each
     * @description Needs one of the roles: ops.
     */
    get: operations['listLacking'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the views of this service, and which of them can be rebuilt
     * @description Needs one of the roles: ops.
     */
    get: operations['listViews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/views/{view}/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the progress of the rebuild of a view, or how it ended
     * @description Needs one of the roles: ops.
     */
    get: operations['getRebuild'];
    put?: never;
    /**
     * Rebuild a view beside the live one, compare the two, switch over
     * @description Resumes a rebuild that was interrupted or ended without a switch. The live view keeps working in the meantime; nothing is published.
     *
     *     Needs one of the roles: ops.
     */
    post: operations['startRebuild'];
    /**
     * Give up the rebuild of a view and drop what was rebuilt; the live view stays
     * @description Needs one of the roles: ops.
     */
    delete: operations['giveUpRebuild'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/playbook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the playbook in force
     * @description As JSON, or with Accept: application/yaml the document alone, for people.
     *
     *     Needs one of the roles: marketing, sales, revops, ops, service.
     */
    get: operations['getPlaybook'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/playbook/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the versions of the playbook, newest first
     * @description Needs one of the roles: marketing, sales, revops, ops, service.
     */
    get: operations['listPlaybookVersions'];
    put?: never;
    /**
     * Publish the next version of the playbook
     * @description In force from effectiveFrom on. Name by If-Match the newest version, on which your change is based: if two publish at once, one is refused. Without it the change is made to whatever is the newest.
     *
     *     Needs one of the roles: revops.
     */
    post: operations['publishPlaybook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/playbook/versions/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a version of the playbook
     * @description Needs one of the roles: marketing, sales, revops, ops, service.
     */
    get: operations['getPlaybookVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/attainment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report how well each team keeps its side of the agreement
     * @description Service levels over all time; commitments for one month (default: the current one) of their calendar.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportAttainment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report what campaigns or channels cost and bring, in all or by month
     * @description Leads count by their first contact, in the month of it (UTC); costs in the month of their day, in the zone of the account. What campaigns are called is asked of marketing-intake.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportCampaigns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/commitments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report every month of what one team owes the other
     * @description From the current month back to the first that has a count. What became known late restates a month, but not what was announced about it.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportCommitments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/funnel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report how far leads came, by channel or by month of the first contact
     * @description Each stage counts the leads that have reached it, now or earlier; conversion is won ÷ captured.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportFunnel'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/leads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the leads behind a figure
     * @description All given filters must match. Pages have `limit` leads, ordered by id.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['listReportLeads'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report where every lead is now
     * @description captured = open + won + lost + recycled + disqualified + merged + erased, always.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report the customers who stay and who buy again
     * @description By month of winning, and for one UTC month (default: the last full one) of the customers at its start.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportRetention'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report what each side suggested, and how the other decided
     * @description By the raising side.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportSuggestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reports/velocity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Report the days from the first contact to the won deal
     * @description Median, 90th percentile (interpolated between the closest ranks) and mean, exact to the second.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['reportVelocity'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/streams': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count the facts of each stream that have been folded here
     * @description Once nothing is on its way, each equals what the owner of the stream has published.
     *
     *     Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['countFolded'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/subject-access/{leadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get all that this service holds of a lead; who read it, and when, is recorded
     * @description For a person who asks what is kept of them. `smarketing privacy export` puts the answers of all services together.
     *
     *     Needs one of the roles: revops.
     */
    get: operations['getSubjectAccess'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List suggestions, newest first
     * @description Needs one of the roles: marketing, sales, revops, ops.
     */
    get: operations['listSuggestions'];
    put?: never;
    /**
     * Suggest a change to the other side
     * @description Needs one of the roles: marketing, sales, revops.
     */
    post: operations['raiseSuggestion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/agree': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agree to a suggestion of the other side
     * @description Needs one of the roles: marketing, sales, revops.
     */
    post: operations['agreeToSuggestion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/suggestions/{id}/decline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decline a suggestion of the other side, with a reason
     * @description Needs one of the roles: marketing, sales, revops.
     */
    post: operations['declineSuggestion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Acknowledgement: {
      /** Format: date-time */
      at: string;
      /** @description The subject of their token. */
      by: string;
    };
    Act: {
      /** @description Such as `lead.capture`, `handoff.accept` or `rep.change`. */
      act: string;
      /** Format: date-time */
      at: string;
      /** @description Who did it. */
      by: components['schemas']['Caller'];
      /** @description The `ce_correlationid` of all facts that it led to. */
      correlationId: string;
      /** @description For an act on many: how many of each. */
      counts: {
        [key: string]: number;
      };
      /** @description Increases with time. */
      id: string;
      /** @description What it was done to; null if it was done to many. */
      on: string | null;
      /** @description Why, as the caller has said by `X-Reason`; null if they have not. */
      reason: string | null;
    };
    ActOnSubject: {
      /** @example contact.read */
      act: string;
      /** Format: date-time */
      at: string;
      /**
       * @description The role of whoever did it.
       * @example sales
       */
      role: string;
    };
    ActPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Act'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    AgreedCommitment: {
      /**
       * @description Id of the calendar in the playbook.
       * @example office
       */
      calendar: string;
      /** @description Who owes it. */
      from: components['schemas']['Team'];
      /**
       * @description Its name for people.
       * @example Sales answers an MQL in 4 hours
       */
      label: string;
      /**
       * @description Id of the metric in the glossary of the playbook.
       * @example mql
       */
      metric: string;
      /** @description The goal of a month. */
      perMonth: number;
      /** @description To whom it is owed. */
      to: components['schemas']['Team'];
    };
    AgreedServiceLevel: {
      /**
       * @description What is owed.
       * @example accept-or-reject
       */
      act: string;
      /**
       * @description Id of the calendar in the playbook.
       * @example office
       */
      calendar: string;
      /** @description Who owes it. */
      from: components['schemas']['Team'];
      /**
       * @description Its name for people.
       * @example Sales answers an MQL in 4 hours
       */
      label: string;
      /** @description Business minutes from the assignment. */
      minutes: number;
      /** @description To whom it is owed. */
      to: components['schemas']['Team'];
    };
    AttainmentReport: {
      /** @description What is owed for a month. */
      commitments: components['schemas']['CommitmentAttainment'][];
      /** @description What is owed for every lead, over all time. */
      serviceLevels: components['schemas']['ServiceLevelAttainment'][];
    };
    BadRequestProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address';
    };
    BadRequestProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding'
        | 'urn:smarketing:problem:invalid-idempotency-key';
    };
    BadRequestProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address' | 'urn:smarketing:problem:bad-request';
    };
    BadRequestProblem4: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding';
    };
    Caller: {
      /** @description The role in which they acted. */
      role: string;
      /**
       * @description The subject of their token.
       * @example auth0|64f1c2
       */
      subject: string;
    };
    CampaignFigures: {
      /** @description What is planned for it, by currency. */
      budget: components['schemas']['CampaignMoney'][];
      /** @description Cost ÷ budget, of the campaigns that have one; of one month: ÷ the whole budget. */
      budgetUsed: components['schemas']['Figure'];
      /** @description What it has cost, by currency: several are never added. None where none is recorded. */
      cost: components['schemas']['CampaignMoney'][];
      /** @description Cost ÷ customers. `leadsHref` lists those of the denominator. */
      costPerCustomer: components['schemas']['CampaignMoney'];
      /** @description Cost ÷ leads. `leadsHref` lists those of the denominator. */
      costPerLead: components['schemas']['CampaignMoney'];
      /** @description Cost ÷ MQL. `leadsHref` lists those of the denominator. */
      costPerMql: components['schemas']['CampaignMoney'];
      /** @description Those that became customers, also who has left since. */
      customers: components['schemas']['Figure'];
      /** @description Leads by the campaign or channel of their first contact. */
      leads: components['schemas']['Figure'];
      /** @description Those of them that have qualified. */
      mql: components['schemas']['Figure'];
      /** @description Revenue ÷ cost, where both are in one currency: 1 is the money back. */
      return: components['schemas']['Figure'];
      /** @description Of deals won, by currency. */
      revenue: components['schemas']['CampaignMoney'][];
      /** @description Those that a rep has accepted. */
      sal: components['schemas']['Figure'];
    };
    /** @description A sum of money, or a sum per lead, with all that is needed to believe it. */
    CampaignMoney: {
      /**
       * Format: date-time
       * @description When it was computed.
       */
      asOf: string;
      /**
       * @description ISO 4217. Null where there is none, or more than one: see reason.
       * @example EUR
       */
      currency: string | null;
      /** @description Null where the value is not a quotient. */
      denominator: number | null;
      /**
       * @description The list of exactly the leads that the numerator counts, or of money per lead the denominator; null if it counts none.
       * @example /v1/reports/leads?stage=won
       */
      leadsHref: string | null;
      /**
       * @description Id of the metric, as in the glossary of the playbook.
       * @example mql
       */
      metric: string;
      /** @description Raised when the calculation changes. */
      metricVersion: number;
      /** @description Like the value: digits in text if it is that large. */
      numerator: (number | null) | string;
      /** @description The playbook version in force when it was computed. */
      playbook: number;
      /**
       * @description Why there is no value.
       * @example No deal was won yet.
       */
      reason?: string;
      /** @description False while the window is open; null for a closed one: not recorded. */
      restated: boolean | null;
      /**
       * @description In minor units; per lead also parts of them.
       * @enum {string}
       */
      unit: 'money';
      /** @description In minor units of the currency. Beyond 9,007,199,254,740,991 it is its decimal digits as text, as a JSON number would lose some of them in many clients. Null where not computed: see reason. */
      value: (number | null) | string;
      /** @description The period that it covers. */
      window: components['schemas']['FigureWindow'];
    };
    /**
     * @description Of a campaign: whether it was planned by hand, or visits named it.
     * @enum {string}
     */
    CampaignOrigin: 'plan' | 'visit';
    CampaignReport: {
      /** @description All of them together. */
      all: components['schemas']['CampaignFigures'];
      /**
       * @description What the rows are.
       * @enum {string}
       */
      by: 'campaign' | 'channel' | 'month';
      /** @description How many rows the limit has left out. */
      left: number;
      /** @description The month that was asked for. */
      month: string | null;
      /** @description Planned campaigns first, then what has the most leads first; months in chronological order. */
      rows: components['schemas']['CampaignRow'][];
    };
    CampaignRow: {
      /** @description What is planned for it, by currency. */
      budget: components['schemas']['CampaignMoney'][];
      /** @description Cost ÷ budget, of the campaigns that have one; of one month: ÷ the whole budget. */
      budgetUsed: components['schemas']['Figure'];
      /**
       * @description Of a campaign.
       * @example paid_search
       */
      channel?: string;
      /** @description What it has cost, by currency: several are never added. None where none is recorded. */
      cost: components['schemas']['CampaignMoney'][];
      /** @description Cost ÷ customers. `leadsHref` lists those of the denominator. */
      costPerCustomer: components['schemas']['CampaignMoney'];
      /** @description Cost ÷ leads. `leadsHref` lists those of the denominator. */
      costPerLead: components['schemas']['CampaignMoney'];
      /** @description Cost ÷ MQL. `leadsHref` lists those of the denominator. */
      costPerMql: components['schemas']['CampaignMoney'];
      /** @description Those that became customers, also who has left since. */
      customers: components['schemas']['Figure'];
      /**
       * @description The campaign’s id, the channel, or the month as yyyy-MM.
       * @example paid_search
       */
      key: string;
      /** @description Leads by the campaign or channel of their first contact. */
      leads: components['schemas']['Figure'];
      /** @description Those of them that have qualified. */
      mql: components['schemas']['Figure'];
      /** @description Of a campaign: whether it was planned by hand, or visits named it. */
      origin?: components['schemas']['CampaignOrigin'];
      /** @description Revenue ÷ cost, where both are in one currency: 1 is the money back. */
      return: components['schemas']['Figure'];
      /** @description Of deals won, by currency. */
      revenue: components['schemas']['CampaignMoney'][];
      /** @description Those that a rep has accepted. */
      sal: components['schemas']['Figure'];
    };
    Cohort: {
      /** @description Those who have left. */
      churned: components['schemas']['Figure'];
      /** @description Those who have not left. */
      kept: components['schemas']['Figure'];
      /**
       * @description The UTC month in which they were won.
       * @example 2026-11
       */
      month: string;
      /** @description Customers who bought again ÷ customers. */
      repeatPurchases: components['schemas']['Figure'];
      /** @description Kept ÷ won. */
      retained: components['schemas']['Figure'];
      /** @description Leads that became customers. */
      won: components['schemas']['Figure'];
    };
    CommitmentAttainment: {
      /** @description As in the playbook in force. */
      agreed: components['schemas']['AgreedCommitment'];
      /** @description Reached ÷ goal of the month. */
      attainment: components['schemas']['Figure'];
      /**
       * @description Id of the commitment in the playbook.
       * @example mql-per-month
       */
      commitment: string;
      /** @description What the goal asks for by now, spread evenly over the business days. */
      expected: components['schemas']['Figure'];
      /** @description What the SLA monitor announced, by month as yyyy-MM; newest first. */
      monitored: {
        [key: string]: components['schemas']['CommitmentPeriod'];
      };
      /** @description Null where it was not computed. */
      onPace: boolean | null;
      /**
       * @description The month, in the zone of its calendar.
       * @example 2026-11
       */
      period: string;
      /** @description What was delivered so far. */
      reached: components['schemas']['Figure'];
    };
    CommitmentMonth: {
      /** @description What the SLA monitor has announced about the month; null if nothing. */
      announced: components['schemas']['CommitmentPeriod'] | null;
      /** @description Reached ÷ goal. */
      attainment: components['schemas']['Figure'];
      /** @description What the goal asks for by now; the goal where the month is over. */
      expected: components['schemas']['Figure'];
      /** @description The goal that a closed month was judged by; else the one agreed. */
      goal: number;
      /** @description At least as much is delivered as expected. */
      onPace: boolean | null;
      /**
       * @description By the current count.
       * @enum {string}
       */
      outcome: 'running' | 'met' | 'missed';
      /**
       * @description In the zone of the commitment’s calendar.
       * @example 2026-11
       */
      period: string;
      /** @description What was delivered. */
      reached: components['schemas']['Figure'];
      /** @description The count has changed since the month was closed. */
      restated: boolean;
    };
    CommitmentMonths: {
      /** @description As in the playbook in force. */
      agreed: components['schemas']['AgreedCommitment'];
      /**
       * @description Id of the commitment in the playbook.
       * @example mql-per-month
       */
      commitment: string;
      /** @description Newest first. */
      months: components['schemas']['CommitmentMonth'][] | null;
      /** @description Why there are no months. */
      reason?: string;
    };
    CommitmentPeriod: {
      actual: number;
      goal: number;
      /**
       * Format: date-time
       * @description When it was last announced as off pace.
       */
      offPaceAt?: string;
      /**
       * @description Once the month is closed.
       * @enum {string}
       */
      outcome?: 'met' | 'missed';
    };
    CommitmentsReport: {
      items: components['schemas']['CommitmentMonths'][];
    };
    ConflictProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:concurrent-change';
    };
    Customers: {
      /** @description Those who have left. */
      churned: components['schemas']['Figure'];
      /** @description Those who have not left. */
      kept: components['schemas']['Figure'];
      /** @description Customers who bought again ÷ customers. */
      repeatPurchases: components['schemas']['Figure'];
      /** @description Kept ÷ won. */
      retained: components['schemas']['Figure'];
      /** @description Leads that became customers. */
      won: components['schemas']['Figure'];
    };
    DaysToWon: {
      /** @description The arithmetic mean. */
      mean: components['schemas']['Figure'];
      /** @description Half of the deals took no longer. */
      median: components['schemas']['Figure'];
      /** @description Nine of ten deals took no longer. */
      p90: components['schemas']['Figure'];
    };
    DeadLetter: {
      fault: components['schemas']['DeadLetterFault'];
      /** @description Of the faulty record, such as `leads:2:1742`. */
      id: string;
      /** @description Null if the record has no key. */
      key: string | null;
      offset: number;
      /** Format: date-time */
      parkedAt: string;
      /** @description Its number, if it has one. */
      sequence: number | null;
      /** @description The partition. */
      shard: number;
      /** @example leads */
      stream: string;
      /** @description Other records of the key that are parked. */
      successors: number;
      /** @description Null if its envelope cannot be read. */
      type: string | null;
    };
    DeadLetterAction: {
      /** @enum {string} */
      action: 'redrive' | 'discard';
      /** Format: date-time */
      at: string;
      by: components['schemas']['DeadLetterOperator'];
      /** @description The dead letter it was done to. */
      deadLetter: string;
      /** Format: uuid */
      id: string;
      /** @description Of the record; null if it has none. */
      key: string | null;
      outcome: components['schemas']['Redriven'];
      /** @description Why it was discarded. */
      reason: string | null;
      /** @description The records that are no longer parked as a result. */
      records: string[];
      sequence: number | null;
      /** @example leads */
      stream: string;
    };
    DeadLetterActionPage: {
      /** @description In the order of the list. */
      items: components['schemas']['DeadLetterAction'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    DeadLetterFault: {
      /** @description How often it was tried, redrives included. */
      attempts: number;
      /** @description The message of the error. */
      message: string;
      /** @description The kind of error, such as `TypeError`. */
      name: string;
    };
    DeadLetterOperator: {
      roles: string[];
      /**
       * @description Of their token.
       * @example auth0|64f1c2
       */
      subject: string;
    };
    DeadLetterPage: {
      /** @description In the order of the list. */
      items: components['schemas']['DeadLetter'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    DeadLetterSheet: {
      /** @description Newest first, at most 100. */
      actions: components['schemas']['DeadLetterAction'][];
      fault: components['schemas']['DeadLetterFault'];
      /** @description Of the faulty record, such as `leads:2:1742`. */
      id: string;
      /** @description Null if the record has no key. */
      key: string | null;
      offset: number;
      /** Format: date-time */
      parkedAt: string;
      /** @description In the order of a redrive, at most 100. */
      records: components['schemas']['ParkedRecord'][];
      /** @description Its number, if it has one. */
      sequence: number | null;
      /** @description The partition. */
      shard: number;
      /** @example leads */
      stream: string;
      /** @description Other records of the key that are parked. */
      successors: number;
      /** @description Null if its envelope cannot be read. */
      type: string | null;
    };
    Deal: {
      /** @description Of a deal won. */
      amount?: components['schemas']['Money'];
      /** @enum {string} */
      outcome: 'won' | 'lost';
      /** @description Of a lost one. */
      reason?: components['schemas']['LossReason'];
      /**
       * Format: date-time
       * @description When it was closed.
       */
      time: string;
    };
    Decided: {
      state: components['schemas']['SuggestionState'];
      /** Format: uuid */
      suggestionId: string;
    };
    DecideRequest: {
      /** @description The side you act for; needed only with a token that speaks for both. */
      side?: components['schemas']['Side'];
    };
    /** @enum {string} */
    DeclineReason: 'no-evidence' | 'too-costly' | 'already-done' | 'not-agreed' | 'other';
    DeclineRequest: {
      reason: components['schemas']['DeclineReason'];
      /** @description The side you act for; needed only with a token that speaks for both. */
      side?: components['schemas']['Side'];
      /** @description More about the reason. */
      text?: string;
    };
    DiscardRequest: {
      /**
       * @description Only report what would happen.
       * @default false
       */
      dryRun?: boolean;
      /** @description The reason, for the record. No contact data. */
      reason: string;
    };
    DocumentDifference: {
      /** @description The first few. */
      fields: components['schemas']['FieldDifference'][];
      /** @description Of the document. */
      key: string;
      /** @enum {string} */
      kind: 'differs' | 'missing' | 'extra';
    };
    ErasedAgain: {
      /** @description Documents that were deleted again. */
      documents: number;
      /** @description Erased leads of which something was back. */
      leads: number;
    };
    FieldDifference: {
      /** @description As JSON text, truncated; absent if there is no such field. */
      live?: string;
      /** @description Such as `bus.seen.leads`. */
      path: string;
      /** @description As JSON text, truncated; absent if there is no such field. */
      rebuilt?: string;
    };
    /** @description A number with everything that is needed to verify it. */
    Figure: {
      /**
       * Format: date-time
       * @description When it was computed.
       */
      asOf: string;
      /** @description Null where the value is not a quotient. */
      denominator: number | null;
      /**
       * @description The list of exactly the leads that the numerator counts, or of money per lead the denominator; null if it counts none.
       * @example /v1/reports/leads?stage=won
       */
      leadsHref: string | null;
      /**
       * @description Id of the metric, as in the glossary of the playbook.
       * @example mql
       */
      metric: string;
      /** @description Raised when the calculation changes. */
      metricVersion: number;
      numerator: number | null;
      /** @description The playbook version in force when it was computed. */
      playbook: number;
      /**
       * @description Why there is no value.
       * @example No deal was won yet.
       */
      reason?: string;
      /** @description False while the window is open; null for a closed one: not recorded. */
      restated: boolean | null;
      /**
       * @description Shares are from 0 to 1.
       * @enum {string}
       */
      unit: 'leads' | 'suggestions' | 'obligations' | 'share' | 'days' | 'purchases';
      /** @description Null where not computed: see reason. */
      value: number | null;
      /** @description The period that it covers. */
      window: components['schemas']['FigureWindow'];
    };
    FigureWindow: {
      /**
       * Format: date-time
       * @description Null: from the beginning.
       */
      from: string | null;
      /**
       * Format: date-time
       * @description Exclusive. Null: until now.
       */
      to: string | null;
    };
    FoldedStream: {
      /** @description Facts of the stream that have been folded. */
      folded: number;
    };
    ForbiddenProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:role-required';
    };
    ForeignSideProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:foreign-side' | 'urn:smarketing:problem:role-required';
    };
    ForeignSideProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:foreign-side'
        | 'urn:smarketing:problem:same-person'
        | 'urn:smarketing:problem:own-suggestion'
        | 'urn:smarketing:problem:role-required';
    };
    FunnelReport: {
      /** @description All leads together. */
      all: components['schemas']['FunnelStages'];
      /**
       * @description What the rows are grouped by.
       * @enum {string}
       */
      by: 'channel' | 'cohort';
      /** @description Channels with the most leads first; months in chronological order. */
      rows: components['schemas']['FunnelRow'][];
    };
    FunnelRow: {
      /** @description Leads won ÷ leads captured. */
      conversion: components['schemas']['Figure'];
      /**
       * @description The channel, or the month as yyyy-MM.
       * @example organic_search
       */
      key: string;
      /** @description Leads that have reached the stage, now or earlier. */
      stages: components['schemas']['StageFigures'];
    };
    /** @enum {string} */
    FunnelStage:
      | 'captured'
      | 'qualified'
      | 'assigned'
      | 'accepted'
      | 'opportunity'
      | 'won'
      | 'customers';
    FunnelStages: {
      /** @description Leads won ÷ leads captured. */
      conversion: components['schemas']['Figure'];
      /** @description Leads that have reached the stage, now or earlier. */
      stages: components['schemas']['StageFigures'];
    };
    HeldDocuments: {
      /**
       * @description The collection.
       * @example leads
       */
      collection: string;
      /** @description As they are kept, without what is sealed. */
      documents: {
        [key: string]: unknown;
      }[];
    };
    IllegalTransitionProblem: components['schemas']['Problem'] &
      components['schemas']['SuggestionDecided'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:illegal-transition'
          | 'urn:smarketing:problem:concurrent-change';
      };
    InternalServerErrorProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:internal';
    };
    InvalidPlaybookProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:invalid-playbook'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason'
        | 'urn:smarketing:problem:idempotency-key-reused';
    };
    Lacking: {
      /** @description Such as the id of a lead. */
      key: string;
      /** @description The number of its last fact that the backup knew. */
      known: number;
      /** @description The number of its last fact on the topics. */
      last: number;
      /**
       * @description The stream whose numbers it had given.
       * @example leads
       */
      stream: string;
      /** @enum {string} */
      what: 'recovered' | 'older' | 'missing';
    };
    LackingCounts: {
      /** @description Gone with all that is not on the topics, such as contact cards. */
      missing: number;
      /** @description As the backup had them: only their numbers were taken over. */
      older: number;
      /** @description Brought up to date by the facts on the topics. */
      recovered: number;
    };
    LackingPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Lacking'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    LastApplied: {
      /** @description The cluster that it was read from, by the id that Kafka gives it. */
      cluster: string;
      /** @description The `ce_id` of the fact. */
      id: string;
      offset: number;
    };
    LeadObligation: {
      /**
       * @description A breach was declared and taken back: it was met on time.
       * @enum {boolean}
       */
      corrected?: true;
      /** @description Which qualification of the lead it belongs to. */
      cycle: number;
      /** Format: date-time */
      due: string;
      /**
       * @description Id of the service level in the playbook.
       * @example respond-to-handoff
       */
      level: string;
      /**
       * @description `armed` and `at-risk` are still owed.
       * @enum {string}
       */
      state: 'armed' | 'at-risk' | 'met' | 'breached';
    };
    LeadRow: {
      /** Format: uuid */
      campaignId: string | null;
      /**
       * Format: date-time
       * @description Of the first contact. Null of an erased lead, as all that was known of it.
       */
      capturedAt: string | null;
      /**
       * @description Of the first contact.
       * @example organic_search
       */
      channel: string | null;
      /**
       * @description The UTC month of the first contact.
       * @example 2026-11
       */
      cohort: string | null;
      /** @description Null if none was closed. */
      deal: components['schemas']['Deal'] | null;
      /** Format: uuid */
      leadId: string;
      /** @description If the list is of obligations: the one of this row. */
      obligation?: components['schemas']['LeadObligation'];
      /** @description Where it is now. */
      outcome: components['schemas']['LedgerState'];
      /**
       * @description Of the rejection or the loss.
       * @example no-budget
       */
      reason: string | null;
      /**
       * @description The rep who has it.
       * @example rep-17
       */
      repId: string | null;
      score: number | null;
      /**
       * @description The furthest one reached.
       * @enum {string|null}
       */
      stage:
        | 'captured'
        | 'qualified'
        | 'assigned'
        | 'accepted'
        | 'opportunity'
        | 'won'
        | 'customers'
        | null;
    };
    LeadRowPage: {
      /** @description In the order of the list. */
      items: components['schemas']['LeadRow'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
      /** @description Rows on all pages: what the figure that led here counts. */
      total: number;
    };
    LedgerReport: {
      /** @description Whether the states add up to all leads. */
      balanced: boolean;
      /** @description All leads. */
      captured: components['schemas']['Figure'];
      /** @description The lost leads by their reason. */
      lossReasons: components['schemas']['LostLeads'][];
      /** @description Where they are now: each lead counts in one state. */
      states: components['schemas']['LedgerStates'];
    };
    /** @enum {string} */
    LedgerState: 'open' | 'won' | 'lost' | 'recycled' | 'disqualified' | 'merged' | 'erased';
    LedgerStates: {
      disqualified: components['schemas']['Figure'];
      erased: components['schemas']['Figure'];
      lost: components['schemas']['Figure'];
      merged: components['schemas']['Figure'];
      open: components['schemas']['Figure'];
      recycled: components['schemas']['Figure'];
      won: components['schemas']['Figure'];
    };
    /**
     * @description Of a lost one.
     * @enum {string}
     */
    LossReason: 'price' | 'value' | 'need' | 'timing' | 'competitor' | 'unreachable';
    LostLeads: {
      /** @description How many were lost for it. */
      leads: components['schemas']['Figure'];
      /**
       * @description Why they were lost.
       * @example price
       */
      reason: string;
    };
    MissingFacts: {
      /** @description The last number that was issued. */
      issued: number;
      /** @description Of the facts, such as the id of a lead. */
      key: string;
      /** @description Up to this number all of them are on the topics; 0: none. */
      published: number;
      /** @example leads */
      stream: string;
    };
    MissingOnTopics: {
      /** @description The first 100 keys. */
      examples: components['schemas']['MissingFacts'][];
      /** @description How many facts are lacking. */
      facts: number;
      /** @description How many keys lack facts. */
      keys: number;
    };
    Money: {
      /**
       * @description In minor units of the currency.
       * @example 125000
       */
      amount: number;
      /**
       * @description ISO 4217.
       * @example EUR
       */
      currency: string;
    };
    /** @description A sum of money with all that is needed to believe it. */
    MoneyFigure: {
      /**
       * Format: date-time
       * @description When it was computed.
       */
      asOf: string;
      /**
       * @description ISO 4217.
       * @example EUR
       */
      currency: string;
      /** @description Null where the value is not a quotient. */
      denominator: number | null;
      /**
       * @description The list of exactly the leads that the numerator counts, or of money per lead the denominator; null if it counts none.
       * @example /v1/reports/leads?stage=won
       */
      leadsHref: string | null;
      /**
       * @description Id of the metric, as in the glossary of the playbook.
       * @example mql
       */
      metric: string;
      /** @description Raised when the calculation changes. */
      metricVersion: number;
      /** @description Like the value: digits in text if it is that large. */
      numerator: (number | null) | string;
      /** @description The playbook version in force when it was computed. */
      playbook: number;
      /**
       * @description Why there is no value.
       * @example No deal was won yet.
       */
      reason?: string;
      /** @description False while the window is open; null for a closed one: not recorded. */
      restated: boolean | null;
      /** @enum {string} */
      unit: 'money';
      /** @description In minor units of the currency. Beyond 9,007,199,254,740,991 it is its decimal digits as text, as a JSON number would lose some of them in many clients. Null where not computed: see reason. */
      value: (number | null) | string;
      /** @description The period that it covers. */
      window: components['schemas']['FigureWindow'];
    };
    NoSuchDeadLetterProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-dead-letter';
    };
    NoSuchLeadProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-lead';
    };
    NoSuchPlaybookVersionProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-playbook-version';
    };
    NoSuchRestoreProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-restore';
    };
    NoSuchSchemaProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-schema';
    };
    NoSuchSuggestionProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-suggestion';
    };
    OutdatedPlaybook: {
      /**
       * @description The newest version.
       * @example 4
       */
      newest?: number;
    };
    OutdatedPlaybookProblem: components['schemas']['Problem'] &
      components['schemas']['OutdatedPlaybook'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:outdated-playbook'
          | 'urn:smarketing:problem:precondition-failed';
      };
    ParkedRecord: {
      /** @description As it was on the log: JSON, if nothing is wrong with it. */
      body: string;
      /** @description Null if it waits behind another. */
      fault: components['schemas']['DeadLetterFault'] | null;
      /** @description As they were on the record. */
      headers: {
        [key: string]: string;
      };
      /** @example leads:2:1742 */
      id: string;
      /** @description The topic it came from, such as `leads` or `leads/bulk`. */
      log: string;
      offset: number;
      /** Format: date-time */
      parkedAt: string;
      /** @example leads */
      stream: string;
      /**
       * Format: date-time
       * @description When it was put on the log.
       */
      timestamp: string;
    };
    PayloadTooLargeProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:body-too-large' | 'urn:smarketing:problem:too-many-values';
    };
    PayloadTooLargeProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:body-too-large';
    };
    /** @description What marketing and sales agreed on. The README of the playbook library explains it. */
    Playbook: {
      /** @description an object with the keys automaticFrom, askFrom, tieBreakers, sharedDomains, domainSuffices, nameAndTownSuffice */
      accounts: {
        /** @description a whole number from 10 to 200 */
        askFrom: number;
        /** @description a whole number from 60 to 200 */
        automaticFrom: number;
        /** @description true or false */
        domainSuffices: boolean;
        /** @description true or false */
        nameAndTownSuffice: boolean;
        /** @description a list of 0 to 5000 domains */
        sharedDomains: string[];
        /** @description a list of 0 to 4 tie-breakers */
        tieBreakers: ('same-country' | 'same-town' | 'most-leads' | 'oldest')[];
      };
      /** @description a list of 0 to 100 attributes */
      attributes: {
        /** @description text of 1 to 120 characters */
        label: string;
        /** @description a name such as qualifiedBySource */
        name: string;
        /** @description a list of 1 to 100 values */
        values?: (string | number | boolean)[];
      }[];
      /** @description a list of 1 to 50 calendars */
      calendars: {
        /** @description a list of 0 to 1000 dates */
        holidays: string[];
        /** @description an object with at least one of the keys mon, tue, wed, thu, fri, sat, sun */
        hours: {
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          fri?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          mon?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          sat?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          sun?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          thu?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          tue?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
          /** @description a list of 0 to 10 times {from, to}; leave the weekday out when closed */
          wed?: {
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            from: string;
            /** @description a wall time HH:mm in quotes, such as "09:00" */
            to: string;
          }[];
        };
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        id: string;
        /** @description text of 1 to 120 characters */
        label: string;
        /** @description text of 1 to 60 characters */
        zone: string;
      }[];
      /** @description a list of 0 to 500 rules */
      channels: {
        /** @description a list of 1 to 100 patterns of UTM campaigns */
        campaignLike?: string[];
        /** @description lower-case words joined by underscores, such as organic_search */
        channel: string;
        /** @description a list of 1 to 100 UTM media */
        medium?: string[];
        /** @description a list of 1 to 100 patterns of UTM media */
        mediumLike?: string[];
        /** @description a list of 1 to 1000 names of sites */
        site?: string[];
        /** @description a list of 1 to 100 UTM sources */
        source?: string[];
      }[];
      /** @description a list of 0 to 50 commitments */
      commitments: {
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        calendar: string;
        /**
         * @description marketing, sales
         * @enum {string}
         */
        from: 'marketing' | 'sales';
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        id: string;
        /** @description text of 1 to 120 characters */
        label: string;
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        metric: string;
        /** @description a whole number from 1 to 10000000 */
        perMonth: number;
        /**
         * @description marketing, sales
         * @enum {string}
         */
        to: 'marketing' | 'sales';
      }[];
      /** @description an object with the keys linkHours, purposes */
      consent: {
        /** @description a whole number from 1 to 720 */
        linkHours: number;
        /** @description a list of 0 to 50 purposes */
        purposes: {
          /** @description a list of 1 to 5 legal bases */
          bases: (
            | 'consent'
            | 'contract'
            | 'legitimate-interest'
            | 'existing-customer'
            | 'presumed-consent'
          )[];
          /** @description true or false */
          doubleOptIn: boolean;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          id: string;
          /** @description a whole number from 1 to 30 */
          keepProofYears?: number;
          /** @description text of 1 to 200 characters */
          label: string;
        }[];
      };
      /** @description an object with the keys terms, metrics */
      glossary: {
        /** @description a list of 1 to 200 metrics */
        metrics: {
          /** @description text of 1 to 500 characters */
          formula: string;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          id: string;
          /** @description text of 1 to 80 characters */
          name: string;
          /**
           * @description count, share, days, minutes, points, money
           * @enum {string}
           */
          unit: 'count' | 'share' | 'days' | 'minutes' | 'points' | 'money';
        }[];
        /** @description a list of 0 to 200 terms */
        terms: {
          /** @description text of 1 to 500 characters */
          means: string;
          /** @description text of 1 to 60 characters */
          term: string;
        }[];
      };
      /** @description an object with the keys joint, marketing, sales */
      goals: {
        /** @description an object with the keys label, metric, target, per */
        joint: {
          /** @description text of 1 to 200 characters */
          label: string;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          metric: string;
          /**
           * @description month, quarter, year
           * @enum {string}
           */
          per: 'month' | 'quarter' | 'year';
          /** @description a number over 0 */
          target: number;
        };
        /** @description a list of 0 to 20 goals */
        marketing: {
          /** @description text of 1 to 200 characters */
          label: string;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          metric: string;
          /**
           * @description month, quarter, year
           * @enum {string}
           */
          per: 'month' | 'quarter' | 'year';
          /** @description a number over 0 */
          target: number;
        }[];
        /** @description a list of 0 to 20 goals */
        sales: {
          /** @description text of 1 to 200 characters */
          label: string;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          metric: string;
          /**
           * @description month, quarter, year
           * @enum {string}
           */
          per: 'month' | 'quarter' | 'year';
          /** @description a number over 0 */
          target: number;
        }[];
      };
      /** @description an object with the keys email */
      identity: {
        /** @description a list of 0 to 500 rules of providers */
        email: {
          /** @description a list of 1 to 500 domains */
          domains: string[];
          /**
           * @description ignored
           * @enum {string}
           */
          dots?: 'ignored';
          /** @description true or false */
          oneDomain?: boolean;
          /**
           * @description +, -, =
           * @enum {string}
           */
          tag?: '+' | '-' | '=';
        }[];
      };
      /** @description an object with the keys industry, department, channel */
      lists: {
        /** @description a list of 0 to 20000 names with their aliases */
        channel: {
          /** @description a list of 0 to 200 aliases */
          aliases?: string[];
          /** @description lower-case words joined by underscores, such as organic_search */
          name: string;
        }[];
        /** @description a list of 0 to 20000 names with their aliases */
        department: {
          /** @description a list of 0 to 200 aliases */
          aliases?: string[];
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          name: string;
        }[];
        /** @description a list of 0 to 20000 names with their aliases */
        industry: {
          /** @description a list of 0 to 200 aliases */
          aliases?: string[];
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          name: string;
        }[];
      };
      /** @description an object with the keys threshold */
      qualification: {
        /** @description a whole number from -1000 to 1000 */
        threshold: number;
      };
      /** @description an object with the keys reasons */
      rejection: {
        /** @description a list of 1 to 50 reasons */
        reasons: {
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          id: string;
          /** @description text of 1 to 120 characters */
          label: string;
          /**
           * @description recycle, disqualify
           * @enum {string}
           */
          outcome: 'recycle' | 'disqualify';
        }[];
      };
      /** @description an object with the keys periods */
      retention: {
        /** @description a list of 0 to 5 periods */
        periods: {
          /** @description a whole number from 1 to 600 */
          months: number;
          /**
           * @description open, recycled, disqualified, lost, customer
           * @enum {string}
           */
          of: 'open' | 'recycled' | 'disqualified' | 'lost' | 'customer';
        }[];
      };
      /** @description an object with the keys final, daysAfterLoss, atOnce */
      returns: {
        /** @description a list of 0 to 11 kinds of touchpoint */
        atOnce: (
          | 'form'
          | 'page-view'
          | 'download'
          | 'email-open'
          | 'email-click'
          | 'webinar'
          | 'event'
          | 'demo-request'
          | 'pricing-view'
          | 'call'
          | 'other'
        )[];
        /** @description a whole number from 0 to 3650 */
        daysAfterLoss: number;
        /** @description a list of 0 to 2 ends */
        final: ('lost' | 'disqualified')[];
      };
      /** @description an object with the keys rule */
      routing: {
        /**
         * @description weighted-round-robin
         * @enum {string}
         */
        rule: 'weighted-round-robin';
      };
      /** @description an object with the keys model, clamp, groups, rules */
      scoring: {
        /** @description an object with the keys min, max */
        clamp: {
          /** @description a whole number from -1000 to 1000 */
          max: number;
          /** @description a whole number from -1000 to 1000 */
          min: number;
        };
        /** @description a list of 1 to 20 groups */
        groups: {
          /** @description an object with the keys min, max */
          clamp: {
            /** @description a whole number from -1000 to 1000 */
            max: number;
            /** @description a whole number from -1000 to 1000 */
            min: number;
          };
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          id: string;
          /** @description text of 1 to 120 characters */
          label: string;
        }[];
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        model: string;
        /** @description a list of 1 to 150 rules */
        rules: {
          /** @description a whole number from 1 to 1000 */
          atMost?: number;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          group: string;
          /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
          id: string;
          /** @description text of 1 to 120 characters */
          label: string;
          /** @description a whole number from -1000 to 1000 */
          points: number;
          /** @description always, or conditions on profile, channel, touchpoint */
          when:
            | 'always'
            | {
                /** @description a list of 1 to 100 channels */
                channel?: string[];
                /** @description an object with at least one of the keys industry, companySize, country, seniority, department, emailKind, attributes */
                profile?: {
                  /** @description lists of values under the names of declared attributes */
                  attributes?: {
                    [key: string]: (string | number | boolean)[];
                  };
                  /** @description a list of 1 to 100 company sizes */
                  companySize?: ('1-9' | '10-49' | '50-249' | '250-999' | '1000+')[];
                  /** @description a list of 1 to 100 countries */
                  country?: string[];
                  /** @description a list of 1 to 200 departments */
                  department?: string[];
                  /** @description a list of 1 to 100 kinds of e-mail address */
                  emailKind?: ('company' | 'free-mail' | 'none')[];
                  /** @description a list of 1 to 200 industries */
                  industry?: string[];
                  /** @description a list of 1 to 100 seniorities */
                  seniority?: ('junior' | 'senior' | 'manager' | 'director' | 'executive')[];
                };
                /** @description a list of 1 to 100 kinds of touchpoint */
                touchpoint?: (
                  | 'form'
                  | 'page-view'
                  | 'download'
                  | 'email-open'
                  | 'email-click'
                  | 'webinar'
                  | 'event'
                  | 'demo-request'
                  | 'pricing-view'
                  | 'call'
                  | 'other'
                )[];
              };
        }[];
      };
      /** @description a list of 0 to 50 service levels */
      serviceLevels: {
        /**
         * @description accept-or-reject
         * @enum {string}
         */
        act: 'accept-or-reject';
        /** @description a number over 0 and under 1, such as 0.75 */
        atRisk: number;
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        calendar: string;
        /**
         * @description marketing, sales
         * @enum {string}
         */
        from: 'marketing' | 'sales';
        /** @description a whole number from 0 to 3600 */
        graceSeconds: number;
        /** @description lower-case words joined by hyphens, such as demo-request, up to 60 characters */
        id: string;
        /** @description text of 1 to 120 characters */
        label: string;
        /** @description a whole number from 1 to 100000 */
        minutes: number;
        /**
         * @description marketing, sales
         * @enum {string}
         */
        to: 'marketing' | 'sales';
      }[];
    };
    PlaybookVersion: {
      /**
       * Format: date-time
       * @description When it came or comes into force.
       */
      effectiveFrom: string;
      /** @description 1 and up. */
      version: number;
    };
    PlaybookVersions: {
      /** @description Newest first. */
      items: components['schemas']['PlaybookVersion'][];
    };
    Positions: {
      /** @description The cluster that the service is connected to. */
      cluster: string;
      positions: components['schemas']['TopicPosition'][];
      /**
       * Format: date-time
       * @description When reading last started from scratch, if it ever did.
       */
      resumed?: string;
    };
    /** @description RFC 9457 problem details: what is wrong and what to do about it. Some types have members of their own. */
    Problem: {
      /**
       * @description What is wrong with this request, and what to do about it.
       * @example /email: must be an e-mail address.
       */
      detail: string;
      /** @description Every fault of an invalid request. */
      errors?: components['schemas']['ProblemFault'][];
      /**
       * @description The path of the request, without its query.
       * @example /v1/leads
       */
      instance?: string;
      /**
       * @description The status of the answer.
       * @example 422
       */
      status: number;
      /**
       * @description The same for every problem of the type.
       * @example The request is not valid
       */
      title: string;
      /**
       * @description The trace under which the logs mention the request.
       * @example 4bf92f3577b34da6a3ce929d0e0e4736
       */
      traceId?: string;
      /**
       * @description Identifies the kind of problem; stable.
       * @example urn:smarketing:problem:invalid-request
       */
      type: string;
    } & {
      [key: string]: unknown;
    };
    ProblemFault: {
      /**
       * @description What is wrong there.
       * @example must be an e-mail address
       */
      detail: string;
      /**
       * @description Name of the query or path parameter.
       * @example limit
       */
      parameter?: string;
      /**
       * @description JSON pointer into the body.
       * @example /email
       */
      pointer?: string;
    };
    PublishRequest: {
      /** @description The whole playbook as an object; this or yaml. */
      document?: components['schemas']['Playbook'];
      /**
       * Format: date-time
       * @description When it comes into force; not in the past. Default: now.
       */
      effectiveFrom?: string;
      /** @description The whole playbook as YAML text, so that faults name their lines; this or document. */
      yaml?: string;
    };
    RaiseRequest: {
      /** @description Addresses of figures or lists that support it, such as a leadsHref: paths that begin with /v1/. */
      evidence?: string[];
      /** @description The side you act for; needed only with a token that speaks for both. */
      side?: components['schemas']['Side'];
      /** @description What should change, and why. */
      text: string;
      /** @example Score demo requests higher */
      title: string;
      topic: components['schemas']['SuggestionTopic'];
    };
    RebuildDocuments: {
      compared: number;
      /** @description Approximate. */
      total: number;
    };
    RebuildEvents: {
      folded: number;
      perSecond: number;
      /** @description Grows while the service keeps working. */
      total: number;
    };
    RebuildFault: {
      /** @description Why it cannot be folded. */
      error: string;
      /** @description Of the record. */
      key: string | null;
      /** @description `<log>/<partition>/<offset>`. */
      record: string;
    };
    RebuildNoSuchViewProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:rebuild-no-such-view'
        | 'urn:smarketing:problem:rebuild-no-rebuild';
    };
    RebuildNoSuchViewProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:rebuild-no-such-view';
    };
    RebuildNotRebuildableProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:rebuild-not-rebuildable'
        | 'urn:smarketing:problem:rebuild-running'
        | 'urn:smarketing:problem:concurrent-change';
    };
    RebuildRequest: {
      /**
       * @description Switch even if the rebuilt view differs, as it must after a change of its folds.
       * @default false
       */
      acceptDifferences?: boolean;
      /**
       * @description Discard what was rebuilt so far.
       * @default false
       */
      anew?: boolean;
      /**
       * @description Stop after the comparison, do not switch.
       * @default false
       */
      compareOnly?: boolean;
    };
    RebuildSwitchingProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:rebuild-switching'
        | 'urn:smarketing:problem:concurrent-change';
    };
    RebuildTally: {
      differ: number;
      equal: number;
      /** @description Only the live view has them. */
      extra: number;
      /** @description The live view lacks them. */
      missing: number;
    };
    RedriveFault: {
      /** @description How often it was tried, redrives included. */
      attempts: number;
      /** @description The dead letter that the key waits behind now. */
      id: string;
      /** @description The message of the error. */
      message: string;
      /** @description The kind of error, such as `TypeError`. */
      name: string;
    };
    Redriven: {
      /** @description Records that are applied and no longer parked. */
      applied: number;
      /** @description Records removed without being applied. */
      discarded: number;
      /** @description True: this is what would happen; nothing was changed. */
      dryRun: boolean;
      /** @description Why records still wait. */
      fault: components['schemas']['RedriveFault'] | null;
      /** @description Facts that now wait for a predecessor. */
      held: number;
      /** @description Facts that follow from them and are published. */
      issued: number;
      /** @description Records of the key that are still parked. */
      waiting: number;
    };
    RedriveRequest: {
      /**
       * @description Only report what would happen.
       * @default false
       */
      dryRun?: boolean;
    };
    RequestTimeoutProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:body-too-slow';
    };
    Restore: {
      acknowledged: components['schemas']['Acknowledgement'] | null;
      /** @description Facts in the outbox of the backup that had been published already. */
      droppedRows: number;
      /** @description What the backup had brought back of erased leads; null where it was nothing. */
      erasedAgain: components['schemas']['ErasedAgain'] | null;
      /** @description A few of the keys that are missing, or else older. */
      examples: string[];
      /** Format: date-time */
      foundAt: string;
      /** Format: uuid */
      id: string;
      lacking: components['schemas']['LackingCounts'];
      /**
       * Format: date-time
       * @description When the database was as new as the topics again; null until then.
       */
      readyAt: string | null;
      /** @description Facts of this service on the topics that the database did not know. */
      unknownFacts: number;
    };
    Restores: {
      items: components['schemas']['Restore'][];
    };
    ResumeKnownClusterProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:resume-known-cluster'
        | 'urn:smarketing:problem:resume-rebuild-running'
        | 'urn:smarketing:problem:resume-switching'
        | 'urn:smarketing:problem:concurrent-change';
    };
    ResumeRequest: {
      /**
       * @description Also where all positions are of this cluster, as after a topic was re-created.
       * @default false
       */
      force?: boolean;
    };
    RetentionPeriod: {
      /** @description Of the customers at its start, those who were still there at its end. */
      customerRetention: components['schemas']['Figure'];
      /** @description Not computed: no fact states the recurring revenue of a customer. */
      grossRevenueRetention: components['schemas']['Figure'];
      /**
       * @description The UTC month.
       * @example 2026-10
       */
      month: string;
      /** @description Not computed: no fact states the recurring revenue of a customer. */
      netRevenueRetention: components['schemas']['Figure'];
    };
    RetentionReport: {
      /** @description All customers together. */
      all: components['schemas']['Customers'];
      /** @description By month of winning, in chronological order. */
      cohorts: components['schemas']['Cohort'][];
      /** @description Retention in one month. */
      period: components['schemas']['RetentionPeriod'];
      /** @description Money by currency. */
      revenue: components['schemas']['Revenue'][];
    };
    Revenue: {
      /**
       * @description ISO 4217.
       * @example EUR
       */
      currency: string;
      /** @description Of first deals. */
      first: components['schemas']['MoneyFigure'];
      /** @description Of purchases after them. */
      repeat: components['schemas']['MoneyFigure'];
    };
    ServiceLevelAttainment: {
      /** @description As in the playbook in force; null if that no longer has it. */
      agreed: components['schemas']['AgreedServiceLevel'] | null;
      /** @description Met ÷ (met + breached); what is still running counts in neither. */
      attainment: components['schemas']['Figure'];
      /** @description Obligations breached. */
      breached: components['schemas']['Figure'];
      /** @description Of those met: the ones held to be breached until a late fact corrected it. */
      corrected: components['schemas']['Figure'];
      /**
       * @description Id of the service level in the playbook.
       * @example respond-to-handoff
       */
      level: string;
      /** @description Obligations met, the corrected ones included. */
      met: components['schemas']['Figure'];
      /** @description Obligations still owed. */
      running: components['schemas']['Figure'];
    };
    ServiceUnavailableProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens';
    };
    ServiceUnavailableProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens'
        | 'urn:smarketing:problem:too-many-bodies';
    };
    ServiceUnavailableProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable';
    };
    /**
     * @description The side you act for; needed only with a token that speaks for both.
     * @enum {string}
     */
    Side: 'marketing' | 'sales';
    SideNotNamedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:side-not-named'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason'
        | 'urn:smarketing:problem:idempotency-key-reused';
    };
    SideSuggestions: {
      /** @description Those that the other side declined. */
      declined: components['schemas']['Figure'];
      /** @description All that this side raised. */
      raised: components['schemas']['Figure'];
      /** @description Those that the other side agreed to. */
      validated: components['schemas']['Figure'];
      /** @description Those that wait for the other side. */
      waiting: components['schemas']['Figure'];
    };
    StageFigures: {
      accepted: components['schemas']['Figure'];
      assigned: components['schemas']['Figure'];
      captured: components['schemas']['Figure'];
      customers: components['schemas']['Figure'];
      opportunity: components['schemas']['Figure'];
      qualified: components['schemas']['Figure'];
      won: components['schemas']['Figure'];
    };
    /** @enum {string} */
    StreamName:
      | 'leads'
      | 'identities'
      | 'scoring-erasures'
      | 'handoff-erasures'
      | 'sla-erasures'
      | 'feedback-erasures'
      | 'accounts'
      | 'campaigns'
      | 'scores'
      | 'qualifications'
      | 'handoffs'
      | 'sla'
      | 'commitments'
      | 'playbook'
      | 'feedback';
    SubjectAccess: {
      /** @description What was done with it, and in which role: the newest 500. */
      acts: components['schemas']['ActOnSubject'][];
      /** @description False if there was more than an answer holds. */
      complete: boolean;
      /** @description By collection; none that is empty. */
      held: components['schemas']['HeldDocuments'][];
      /** Format: uuid */
      leadId: string;
      /** @description What is sealed in documents, opened: contact data, addresses of consents. */
      opened: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @description When it was read.
       */
      readAt: string;
      /**
       * @description The service that holds it.
       * @example marketing-intake
       */
      service: string;
    };
    Suggestion: {
      /** @description Absent until it is decided. */
      decision?: components['schemas']['SuggestionDecision'];
      /**
       * @description Addresses of the figures and lists that support it.
       * @example [
       *       "/v1/reports/leads?lossReason=price&outcome=lost"
       *     ]
       */
      evidence: string[];
      /** @description What the other side may do now. */
      legal: ('agree' | 'decline')[];
      /**
       * @description The role in which it was raised.
       * @example marketing
       */
      raisedAs?: string;
      /** Format: date-time */
      raisedAt: string;
      /**
       * @description The subject of their token.
       * @example auth0|64f1c2
       */
      raisedBy: string;
      /** @description Who raised it; the other decides. */
      side: components['schemas']['Side'];
      state: components['schemas']['SuggestionState'];
      /** Format: uuid */
      suggestionId: string;
      /** @description What should change, and why. */
      text: string;
      /** @example Score demo requests higher */
      title: string;
      topic: components['schemas']['SuggestionTopic'];
    };
    SuggestionDecided: {
      /** @description What the state allows. */
      legal?: ('agree' | 'decline')[];
      state?: components['schemas']['SuggestionState'];
    };
    SuggestionDecision: {
      /**
       * @description The role in which they decided.
       * @example sales-lead
       */
      as?: string;
      /** Format: date-time */
      at: string;
      /**
       * @description The subject of their token.
       * @example auth0|64f1c2
       */
      by: string;
      reason?: components['schemas']['DeclineReason'];
      side: components['schemas']['Side'];
      /** @description More about the reason. */
      text?: string;
    };
    SuggestionPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Suggestion'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    SuggestionsReport: {
      /** @description What marketing suggested. */
      marketing: components['schemas']['SideSuggestions'];
      /** @description What sales suggested. */
      sales: components['schemas']['SideSuggestions'];
    };
    /** @enum {string} */
    SuggestionState: 'raised' | 'validated' | 'declined';
    /** @enum {string} */
    SuggestionTopic:
      | 'scoring'
      | 'routing'
      | 'content'
      | 'campaign'
      | 'service-level'
      | 'process'
      | 'other';
    /**
     * @description Who owes it.
     * @enum {string}
     */
    Team: 'marketing' | 'sales';
    Timeline: {
      /**
       * Format: uuid
       * @description The account of its company; marketing-intake knows what it is called.
       */
      accountId?: string;
      /** @description The campaigns that the entries name, by id; marketing-intake knows their names. */
      campaigns: {
        [key: string]: components['schemas']['TimelineCampaign'];
      };
      /**
       * Format: date-time
       * @description Null until the fact of its capture has arrived.
       */
      capturedAt: string | null;
      /** @description By `time`, oldest first. */
      entries: components['schemas']['TimelineEntry'][];
      /** @description Facts in all; `entries` holds the newest 200. */
      facts: number;
      /** Format: uuid */
      leadId: string;
      /**
       * @description Where it is now; null like capturedAt.
       * @enum {string|null}
       */
      outcome: 'open' | 'won' | 'lost' | 'recycled' | 'disqualified' | 'merged' | 'erased' | null;
      score: number | null;
    };
    TimelineCampaign: {
      /**
       * @description The channel that it belongs to.
       * @example paid_search
       */
      channel: string;
    };
    TimelineEntry: {
      /**
       * @description Ids, reasons and numbers of the fact, by name; never contact data.
       * @example {
       *       "repId": "rep-17",
       *       "cycle": 1
       *     }
       */
      details?: {
        [key: string]: string | number;
      };
      /**
       * Format: date-time
       * @description When it became known, where that was a second or more after it happened.
       */
      knownAt?: string;
      /** @description The version under which it was decided. */
      playbook?: number;
      /** @description Of the fact among those of its key and stream. */
      sequence: number;
      stream: components['schemas']['StreamName'];
      /**
       * Format: date-time
       * @description When it happened.
       */
      time: string;
      /**
       * @description The type of the fact.
       * @example smarketing.lead.captured.v1
       */
      type: string;
    };
    TooManyRequestsProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:too-many-requests';
    };
    TopicPosition: {
      /** @description The offset behind the newest record. */
      end: number;
      /** @description The last fact that was applied. */
      last?: components['schemas']['LastApplied'];
      /** @description The offset that is applied next. */
      next: number;
      partition: number;
      /** @example smarketing.leads */
      topic: string;
    };
    UnauthorizedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:token-missing'
        | 'urn:smarketing:problem:token-malformed'
        | 'urn:smarketing:problem:token-expired'
        | 'urn:smarketing:problem:token-not-yet-valid'
        | 'urn:smarketing:problem:token-issuer'
        | 'urn:smarketing:problem:token-audience'
        | 'urn:smarketing:problem:token-algorithm'
        | 'urn:smarketing:problem:token-key'
        | 'urn:smarketing:problem:token-signature'
        | 'urn:smarketing:problem:token-type'
        | 'urn:smarketing:problem:token-lifetime'
        | 'urn:smarketing:problem:token-claim';
    };
    UnprocessableEntityProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:invalid-request' | 'urn:smarketing:problem:invalid-reason';
    };
    UnsupportedMediaTypeProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:unsupported-media-type'
        | 'urn:smarketing:problem:unsupported-charset'
        | 'urn:smarketing:problem:unsupported-content-encoding';
    };
    VelocityReport: {
      /** @description Days from the first contact to the won deal. */
      daysToWon: components['schemas']['DaysToWon'];
      /** @description Deals won before their first contact; they are counted above all the same. */
      wonBeforeCapture: components['schemas']['Figure'];
    };
    View: {
      /** @description Approximate. */
      documents: number;
      /** @description The last rebuild. */
      rebuild: components['schemas']['ViewRebuild'] | null;
      /** @description Why it cannot be rebuilt. */
      refused: string | null;
      /** @description The streams that are folded into it. */
      streams: string[];
      /** @example lead_stories */
      view: string;
    };
    ViewComparison: {
      counters: components['schemas']['RebuildTally'];
      documents: components['schemas']['RebuildTally'];
      /** @description The first few. */
      examples: components['schemas']['DocumentDifference'][];
    };
    ViewRebuild: {
      /** @description The subject of the token that it was started with. */
      by: string;
      compareOnly: boolean;
      comparison: components['schemas']['ViewComparison'] | null;
      documents: components['schemas']['RebuildDocuments'];
      /** @description It was switched over, only compared, given up or failed. */
      ended: boolean;
      /** Format: date-time */
      endedAt: string | null;
      events: components['schemas']['RebuildEvents'];
      /** @description Facts that it cannot fold. */
      faults: components['schemas']['RebuildFault'][];
      /** @description How long the live view was paused. */
      pausedMilliseconds: number | null;
      /** @description Why it failed, or waits. */
      problem: string | null;
      /** @description False and not ended: it was interrupted. Start it again. */
      running: boolean;
      /** Format: date-time */
      startedAt: string;
      /** @enum {string} */
      status:
        | 'folding'
        | 'comparing'
        | 'switching'
        | 'switched'
        | 'compared'
        | 'differs'
        | 'failed'
        | 'given-up';
      /** Format: date-time */
      switchedAt: string | null;
      /** @example lead_stories */
      view: string;
    };
    Views: {
      items: components['schemas']['View'][];
    };
    WholePlaybookVersion: {
      /** @description In the shape that playbooks have today. */
      document: components['schemas']['Playbook'];
      /**
       * Format: date-time
       * @description When it came or comes into force.
       */
      effectiveFrom: string;
      /** @description 1 and up. */
      version: number;
    };
  };
  responses: {
    /** @description `malformed-address`: The address is not percent-encoded UTF-8. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem'];
      };
    };
    /**
     * @description `malformed-address`: The address is not percent-encoded UTF-8.
     *
     *     `missing-body`: There is no body.
     *
     *     `malformed-body`: The body is not JSON.
     *
     *     `wrong-encoding`: The body is not UTF-8.
     *
     *     `invalid-idempotency-key`: The Idempotency-Key is too long or contains invalid characters.
     */
    BadRequest2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem2'];
      };
    };
    /**
     * @description `malformed-address`: The address is not percent-encoded UTF-8.
     *
     *     `bad-request`: A parameter of the path cannot be read, such as an id that is not a UUID.
     */
    BadRequest3: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem3'];
      };
    };
    /**
     * @description `malformed-address`: The address is not percent-encoded UTF-8.
     *
     *     `missing-body`: There is no body.
     *
     *     `malformed-body`: The body is not JSON.
     *
     *     `wrong-encoding`: The body is not UTF-8.
     */
    BadRequest4: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem4'];
      };
    };
    /** @description `concurrent-change`: Others were updating the same data. Try again. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ConflictProblem'];
      };
    };
    /** @description `role-required`: The token has none of the roles required; `allowed` lists them. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ForbiddenProblem'];
      };
    };
    /**
     * @description `foreign-side`: None of the roles speaks for the side.
     *
     *     `role-required`: The token has none of the roles required; `allowed` lists them.
     */
    ForeignSide: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ForeignSideProblem'];
      };
    };
    /**
     * @description `foreign-side`: None of the roles speaks for the side.
     *
     *     `same-person`: You raised it yourself for the other side.
     *
     *     `own-suggestion`: The suggestion is from your own side.
     *
     *     `role-required`: The token has none of the roles required; `allowed` lists them.
     */
    ForeignSide2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ForeignSideProblem2'];
      };
    };
    /**
     * @description `illegal-transition`: It has already been decided.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    IllegalTransition: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['IllegalTransitionProblem'];
      };
    };
    /** @description `internal`: The service failed. Report the `traceId`. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['InternalServerErrorProblem'];
      };
    };
    /**
     * @description `invalid-playbook`: The playbook is not valid: `errors` lists every fault.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    InvalidPlaybook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['InvalidPlaybookProblem'];
      };
    };
    /** @description `no-such-dead-letter`: It is not parked, or no longer is. */
    NoSuchDeadLetter: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchDeadLetterProblem'];
      };
    };
    /** @description `no-such-dead-letter`: It is not parked, or no longer: it may have been redriven. */
    NoSuchDeadLetter2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchDeadLetterProblem'];
      };
    };
    /** @description `no-such-lead`: No fact about this lead has arrived. */
    NoSuchLead: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem'];
      };
    };
    /** @description `no-such-playbook-version`: No version has this number. */
    NoSuchPlaybookVersion: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchPlaybookVersionProblem'];
      };
    };
    /** @description `no-such-restore`: The service has noted no such restore. */
    NoSuchRestore: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchRestoreProblem'];
      };
    };
    /** @description `no-such-schema`: No fact has this type. */
    NoSuchSchema: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchSchemaProblem'];
      };
    };
    /** @description `no-such-suggestion`: No suggestion has this id. */
    NoSuchSuggestion: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchSuggestionProblem'];
      };
    };
    /**
     * @description `outdated-playbook`: Another version has been published since.
     *
     *     `precondition-failed`: If-Match is not the number of a version.
     */
    OutdatedPlaybook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['OutdatedPlaybookProblem'];
      };
    };
    /**
     * @description `body-too-large`: The body is larger than `limit` bytes.
     *
     *     `too-many-values`: The body holds more than `limit` values.
     */
    PayloadTooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PayloadTooLargeProblem'];
      };
    };
    /** @description `body-too-large`: The body is larger than `limit` bytes. */
    PayloadTooLarge2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PayloadTooLargeProblem2'];
      };
    };
    /**
     * @description `rebuild-no-such-view`: The service has no such view.
     *
     *     `rebuild-no-rebuild`: The view has not been rebuilt.
     */
    RebuildNoSuchView: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RebuildNoSuchViewProblem'];
      };
    };
    /** @description `rebuild-no-such-view`: The service has no such view. */
    RebuildNoSuchView2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RebuildNoSuchViewProblem2'];
      };
    };
    /**
     * @description `rebuild-not-rebuildable`: Commands change the view.
     *
     *     `rebuild-running`: Another rebuild of the view is running.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    RebuildNotRebuildable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RebuildNotRebuildableProblem'];
      };
    };
    /**
     * @description `rebuild-switching`: The view is being switched over, which cannot be given up.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    RebuildSwitching: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RebuildSwitchingProblem'];
      };
    };
    /** @description `body-too-slow`: The body arrived too slowly. */
    RequestTimeout: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RequestTimeoutProblem'];
      };
    };
    /**
     * @description `resume-known-cluster`: All positions are of this cluster.
     *
     *     `resume-rebuild-running`: A rebuild of a view has not ended.
     *
     *     `resume-switching`: A view is being switched over.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    ResumeKnownCluster: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ResumeKnownClusterProblem'];
      };
    };
    /**
     * @description `overloaded`: The service is overloaded. Try again after `Retry-After`.
     *
     *     `too-many-connections`: Too many connections are open. Try again later.
     *
     *     `dependency-unavailable`: The database or Kafka cannot be reached. Try again.
     *
     *     `too-many-tokens`: Too many tokens are being checked. Try again in a second.
     */
    ServiceUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ServiceUnavailableProblem'];
      };
    };
    /**
     * @description `overloaded`: The service is overloaded. Try again after `Retry-After`.
     *
     *     `too-many-connections`: Too many connections are open. Try again later.
     *
     *     `dependency-unavailable`: The database or Kafka cannot be reached. Try again.
     *
     *     `too-many-tokens`: Too many tokens are being checked. Try again in a second.
     *
     *     `too-many-bodies`: Too many bodies are being received. Try again in a second.
     */
    ServiceUnavailable2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ServiceUnavailableProblem2'];
      };
    };
    /**
     * @description `overloaded`: The service is overloaded. Try again after `Retry-After`.
     *
     *     `too-many-connections`: Too many connections are open. Try again later.
     *
     *     `dependency-unavailable`: The database or Kafka cannot be reached. Try again.
     */
    ServiceUnavailable3: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ServiceUnavailableProblem3'];
      };
    };
    /**
     * @description `side-not-named`: The token speaks for both sides: name one.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    SideNotNamed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['SideNotNamedProblem'];
      };
    };
    /** @description `too-many-requests`: You send too many requests. Try again after `Retry-After`. */
    TooManyRequests: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TooManyRequestsProblem'];
      };
    };
    /**
     * @description `token-missing`: No token was sent. Send `Authorization: Bearer <token>`.
     *
     *     `token-malformed`: The token cannot be read.
     *
     *     `token-expired`: The token has expired.
     *
     *     `token-not-yet-valid`: The token is not valid yet.
     *
     *     `token-issuer`: The token is from another issuer.
     *
     *     `token-audience`: The token is for another audience.
     *
     *     `token-algorithm`: The token is signed by an algorithm that is not accepted.
     *
     *     `token-key`: No published key has the id of the one that signed the token.
     *
     *     `token-signature`: The signature of the token is wrong.
     *
     *     `token-type`: The token is of the wrong type.
     *
     *     `token-lifetime`: The token is valid for too long.
     *
     *     `token-claim`: The token lacks a claim, or one is wrong.
     */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnauthorizedProblem'];
      };
    };
    /**
     * @description `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    UnprocessableEntity: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnprocessableEntityProblem'];
      };
    };
    /**
     * @description `unsupported-media-type`: The body is of a type other than those in `accepted`.
     *
     *     `unsupported-charset`: The body is in an encoding other than UTF-8.
     *
     *     `unsupported-content-encoding`: The body is compressed.
     */
    UnsupportedMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnsupportedMediaTypeProblem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Acknowledgement = components['schemas']['Acknowledgement'];
export type Act = components['schemas']['Act'];
export type ActOnSubject = components['schemas']['ActOnSubject'];
export type ActPage = components['schemas']['ActPage'];
export type AgreedCommitment = components['schemas']['AgreedCommitment'];
export type AgreedServiceLevel = components['schemas']['AgreedServiceLevel'];
export type AttainmentReport = components['schemas']['AttainmentReport'];
export type BadRequestProblem = components['schemas']['BadRequestProblem'];
export type BadRequestProblem2 = components['schemas']['BadRequestProblem2'];
export type BadRequestProblem3 = components['schemas']['BadRequestProblem3'];
export type BadRequestProblem4 = components['schemas']['BadRequestProblem4'];
export type Caller = components['schemas']['Caller'];
export type CampaignFigures = components['schemas']['CampaignFigures'];
export type CampaignMoney = components['schemas']['CampaignMoney'];
export type CampaignOrigin = components['schemas']['CampaignOrigin'];
export type CampaignReport = components['schemas']['CampaignReport'];
export type CampaignRow = components['schemas']['CampaignRow'];
export type Cohort = components['schemas']['Cohort'];
export type CommitmentAttainment = components['schemas']['CommitmentAttainment'];
export type CommitmentMonth = components['schemas']['CommitmentMonth'];
export type CommitmentMonths = components['schemas']['CommitmentMonths'];
export type CommitmentPeriod = components['schemas']['CommitmentPeriod'];
export type CommitmentsReport = components['schemas']['CommitmentsReport'];
export type ConflictProblem = components['schemas']['ConflictProblem'];
export type Customers = components['schemas']['Customers'];
export type DaysToWon = components['schemas']['DaysToWon'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterAction = components['schemas']['DeadLetterAction'];
export type DeadLetterActionPage = components['schemas']['DeadLetterActionPage'];
export type DeadLetterFault = components['schemas']['DeadLetterFault'];
export type DeadLetterOperator = components['schemas']['DeadLetterOperator'];
export type DeadLetterPage = components['schemas']['DeadLetterPage'];
export type DeadLetterSheet = components['schemas']['DeadLetterSheet'];
export type Deal = components['schemas']['Deal'];
export type Decided = components['schemas']['Decided'];
export type DecideRequest = components['schemas']['DecideRequest'];
export type DeclineReason = components['schemas']['DeclineReason'];
export type DeclineRequest = components['schemas']['DeclineRequest'];
export type DiscardRequest = components['schemas']['DiscardRequest'];
export type DocumentDifference = components['schemas']['DocumentDifference'];
export type ErasedAgain = components['schemas']['ErasedAgain'];
export type FieldDifference = components['schemas']['FieldDifference'];
export type Figure = components['schemas']['Figure'];
export type FigureWindow = components['schemas']['FigureWindow'];
export type FoldedStream = components['schemas']['FoldedStream'];
export type ForbiddenProblem = components['schemas']['ForbiddenProblem'];
export type ForeignSideProblem = components['schemas']['ForeignSideProblem'];
export type ForeignSideProblem2 = components['schemas']['ForeignSideProblem2'];
export type FunnelReport = components['schemas']['FunnelReport'];
export type FunnelRow = components['schemas']['FunnelRow'];
export type FunnelStage = components['schemas']['FunnelStage'];
export type FunnelStages = components['schemas']['FunnelStages'];
export type HeldDocuments = components['schemas']['HeldDocuments'];
export type IllegalTransitionProblem = components['schemas']['IllegalTransitionProblem'];
export type InternalServerErrorProblem = components['schemas']['InternalServerErrorProblem'];
export type InvalidPlaybookProblem = components['schemas']['InvalidPlaybookProblem'];
export type Lacking = components['schemas']['Lacking'];
export type LackingCounts = components['schemas']['LackingCounts'];
export type LackingPage = components['schemas']['LackingPage'];
export type LastApplied = components['schemas']['LastApplied'];
export type LeadObligation = components['schemas']['LeadObligation'];
export type LeadRow = components['schemas']['LeadRow'];
export type LeadRowPage = components['schemas']['LeadRowPage'];
export type LedgerReport = components['schemas']['LedgerReport'];
export type LedgerState = components['schemas']['LedgerState'];
export type LedgerStates = components['schemas']['LedgerStates'];
export type LossReason = components['schemas']['LossReason'];
export type LostLeads = components['schemas']['LostLeads'];
export type MissingFacts = components['schemas']['MissingFacts'];
export type MissingOnTopics = components['schemas']['MissingOnTopics'];
export type Money = components['schemas']['Money'];
export type MoneyFigure = components['schemas']['MoneyFigure'];
export type NoSuchDeadLetterProblem = components['schemas']['NoSuchDeadLetterProblem'];
export type NoSuchLeadProblem = components['schemas']['NoSuchLeadProblem'];
export type NoSuchPlaybookVersionProblem = components['schemas']['NoSuchPlaybookVersionProblem'];
export type NoSuchRestoreProblem = components['schemas']['NoSuchRestoreProblem'];
export type NoSuchSchemaProblem = components['schemas']['NoSuchSchemaProblem'];
export type NoSuchSuggestionProblem = components['schemas']['NoSuchSuggestionProblem'];
export type OutdatedPlaybook = components['schemas']['OutdatedPlaybook'];
export type OutdatedPlaybookProblem = components['schemas']['OutdatedPlaybookProblem'];
export type ParkedRecord = components['schemas']['ParkedRecord'];
export type PayloadTooLargeProblem = components['schemas']['PayloadTooLargeProblem'];
export type PayloadTooLargeProblem2 = components['schemas']['PayloadTooLargeProblem2'];
export type Playbook = components['schemas']['Playbook'];
export type PlaybookVersion = components['schemas']['PlaybookVersion'];
export type PlaybookVersions = components['schemas']['PlaybookVersions'];
export type Positions = components['schemas']['Positions'];
export type Problem = components['schemas']['Problem'];
export type ProblemFault = components['schemas']['ProblemFault'];
export type PublishRequest = components['schemas']['PublishRequest'];
export type RaiseRequest = components['schemas']['RaiseRequest'];
export type RebuildDocuments = components['schemas']['RebuildDocuments'];
export type RebuildEvents = components['schemas']['RebuildEvents'];
export type RebuildFault = components['schemas']['RebuildFault'];
export type RebuildNoSuchViewProblem = components['schemas']['RebuildNoSuchViewProblem'];
export type RebuildNoSuchViewProblem2 = components['schemas']['RebuildNoSuchViewProblem2'];
export type RebuildNotRebuildableProblem = components['schemas']['RebuildNotRebuildableProblem'];
export type RebuildRequest = components['schemas']['RebuildRequest'];
export type RebuildSwitchingProblem = components['schemas']['RebuildSwitchingProblem'];
export type RebuildTally = components['schemas']['RebuildTally'];
export type RedriveFault = components['schemas']['RedriveFault'];
export type Redriven = components['schemas']['Redriven'];
export type RedriveRequest = components['schemas']['RedriveRequest'];
export type RequestTimeoutProblem = components['schemas']['RequestTimeoutProblem'];
export type Restore = components['schemas']['Restore'];
export type Restores = components['schemas']['Restores'];
export type ResumeKnownClusterProblem = components['schemas']['ResumeKnownClusterProblem'];
export type ResumeRequest = components['schemas']['ResumeRequest'];
export type RetentionPeriod = components['schemas']['RetentionPeriod'];
export type RetentionReport = components['schemas']['RetentionReport'];
export type Revenue = components['schemas']['Revenue'];
export type ServiceLevelAttainment = components['schemas']['ServiceLevelAttainment'];
export type ServiceUnavailableProblem = components['schemas']['ServiceUnavailableProblem'];
export type ServiceUnavailableProblem2 = components['schemas']['ServiceUnavailableProblem2'];
export type ServiceUnavailableProblem3 = components['schemas']['ServiceUnavailableProblem3'];
export type Side = components['schemas']['Side'];
export type SideNotNamedProblem = components['schemas']['SideNotNamedProblem'];
export type SideSuggestions = components['schemas']['SideSuggestions'];
export type StageFigures = components['schemas']['StageFigures'];
export type StreamName = components['schemas']['StreamName'];
export type SubjectAccess = components['schemas']['SubjectAccess'];
export type Suggestion = components['schemas']['Suggestion'];
export type SuggestionDecided = components['schemas']['SuggestionDecided'];
export type SuggestionDecision = components['schemas']['SuggestionDecision'];
export type SuggestionPage = components['schemas']['SuggestionPage'];
export type SuggestionsReport = components['schemas']['SuggestionsReport'];
export type SuggestionState = components['schemas']['SuggestionState'];
export type SuggestionTopic = components['schemas']['SuggestionTopic'];
export type Team = components['schemas']['Team'];
export type Timeline = components['schemas']['Timeline'];
export type TimelineCampaign = components['schemas']['TimelineCampaign'];
export type TimelineEntry = components['schemas']['TimelineEntry'];
export type TooManyRequestsProblem = components['schemas']['TooManyRequestsProblem'];
export type TopicPosition = components['schemas']['TopicPosition'];
export type UnauthorizedProblem = components['schemas']['UnauthorizedProblem'];
export type UnprocessableEntityProblem = components['schemas']['UnprocessableEntityProblem'];
export type UnsupportedMediaTypeProblem = components['schemas']['UnsupportedMediaTypeProblem'];
export type VelocityReport = components['schemas']['VelocityReport'];
export type View = components['schemas']['View'];
export type ViewComparison = components['schemas']['ViewComparison'];
export type ViewRebuild = components['schemas']['ViewRebuild'];
export type Views = components['schemas']['Views'];
export type WholePlaybookVersion = components['schemas']['WholePlaybookVersion'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBadRequest2 = components['responses']['BadRequest2'];
export type ResponseBadRequest3 = components['responses']['BadRequest3'];
export type ResponseBadRequest4 = components['responses']['BadRequest4'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseForeignSide = components['responses']['ForeignSide'];
export type ResponseForeignSide2 = components['responses']['ForeignSide2'];
export type ResponseIllegalTransition = components['responses']['IllegalTransition'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseInvalidPlaybook = components['responses']['InvalidPlaybook'];
export type ResponseNoSuchDeadLetter = components['responses']['NoSuchDeadLetter'];
export type ResponseNoSuchDeadLetter2 = components['responses']['NoSuchDeadLetter2'];
export type ResponseNoSuchLead = components['responses']['NoSuchLead'];
export type ResponseNoSuchPlaybookVersion = components['responses']['NoSuchPlaybookVersion'];
export type ResponseNoSuchRestore = components['responses']['NoSuchRestore'];
export type ResponseNoSuchSchema = components['responses']['NoSuchSchema'];
export type ResponseNoSuchSuggestion = components['responses']['NoSuchSuggestion'];
export type ResponseOutdatedPlaybook = components['responses']['OutdatedPlaybook'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponsePayloadTooLarge2 = components['responses']['PayloadTooLarge2'];
export type ResponseRebuildNoSuchView = components['responses']['RebuildNoSuchView'];
export type ResponseRebuildNoSuchView2 = components['responses']['RebuildNoSuchView2'];
export type ResponseRebuildNotRebuildable = components['responses']['RebuildNotRebuildable'];
export type ResponseRebuildSwitching = components['responses']['RebuildSwitching'];
export type ResponseRequestTimeout = components['responses']['RequestTimeout'];
export type ResponseResumeKnownCluster = components['responses']['ResumeKnownCluster'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseServiceUnavailable2 = components['responses']['ServiceUnavailable2'];
export type ResponseServiceUnavailable3 = components['responses']['ServiceUnavailable3'];
export type ResponseSideNotNamed = components['responses']['SideNotNamed'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnprocessableEntity = components['responses']['UnprocessableEntity'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type $defs = Record<string, never>;
export interface operations {
  getAsyncApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The document, with the brokers of this installation. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/vnd.aai.asyncapi+json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description The value for `If-None-Match`. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  getSchema: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The type of the fact, and .json. */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description JSON Schema, draft-07; it allows unknown fields, as readers must. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/schema+json': {
            [key: string]: unknown;
          };
        };
      };
      /** @description The value for `If-None-Match`. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      404: components['responses']['NoSuchSchema'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  listLeads: {
    parameters: {
      query?: {
        /** @description Came by this campaign, or by one that is part of it. */
        campaign?: string;
        /** @description Of the first contact. */
        channel?: string;
        /** @description Left as a customer. */
        churned?: boolean;
        /** @description Month of the first contact, yyyy-MM UTC. */
        cohort?: string;
        /** @description ISO 4217: of the first deal; with repeat, of purchases. */
        currency?: string;
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description Had not left by this time. */
        customerUntil?: string;
        /** @description Came by a campaign at all. */
        hasCampaign?: boolean;
        /** @description Id of a service level. With level or obligationState, one row per obligation. */
        level?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Why it was lost. */
        lossReason?: string;
        obligationState?: 'running' | 'met' | 'breached' | 'corrected';
        /** @description Where it is now. */
        outcome?: components['schemas']['LedgerState'];
        /** @description First qualified before this time. */
        qualifiedBefore?: string;
        /** @description First qualified at this time or later. */
        qualifiedFrom?: string;
        /** @description Bought again. */
        repeat?: boolean;
        /** @description Reached this stage, now or earlier. */
        stage?: components['schemas']['FunnelStage'];
        /** @description Won before this time. */
        wonBefore?: string;
        /** @description Won before the first contact: an error in the data. */
        wonBeforeCapture?: boolean;
        /** @description Won at this time or later. */
        wonFrom?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the leads behind a figure, at its former address */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadRowPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getTimeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get everything that both teams know about a lead */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listActs: {
    parameters: {
      query?: {
        /** @description Only acts of this kind. */
        act?: string;
        /** @description Only what this caller did: the subject of their token. */
        by?: string;
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Only what was done to this one, such as `lead/0197b2a4-6f00-7000-8000-000000000001`. */
        on?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List who did what in this service, and when; newest first, kept for good */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listDeadLetterActions: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description Only those of this key. */
        key?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List who redrove or discarded what, and when; newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterActionPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listDeadLetters: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description Only those of this key. */
        key?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the faulty records of this service, behind which their keys wait */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getDeadLetter: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Of the faulty record. */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get a dead letter with everything that waits behind it, and what was done to it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeadLetterSheet'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchDeadLetter'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  discardDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        /** @description Of the faulty record. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DiscardRequest'];
      };
    };
    responses: {
      /** @description Remove the faulty record for good, and apply what waits behind it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redriven'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchDeadLetter2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  redriveDeadLetter: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        /** @description Of the faulty record. */
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RedriveRequest'];
      };
    };
    responses: {
      /** @description Apply the records of its key in order, each exactly once, up to the first fault */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Redriven'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchDeadLetter2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listPositions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List up to where each topic is applied, and of which Kafka cluster that is told */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Positions'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listMissing: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the keys of which the topics lack facts that this service has issued */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MissingOnTopics'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  resumeBySequence: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ResumeRequest'];
      };
    };
    responses: {
      /** @description Read every topic from its beginning, and skip by number what was applied */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Positions'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['ResumeKnownCluster'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listRestores: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List when the database of this service was found to be older than its topics */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Restores'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  acknowledge: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take note of what a restored backup lacked */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Restore'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRestore'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listLacking: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Only those of this kind. */
        what?: 'recovered' | 'older' | 'missing';
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the keys of which a restored backup lacked something, with what became of each */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LackingPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRestore'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listViews: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the views of this service, and which of them can be rebuilt */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Views'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getRebuild: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        view: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get the progress of the rebuild of a view, or how it ended */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuild'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['RebuildNoSuchView'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  startRebuild: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        view: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RebuildRequest'];
      };
    };
    responses: {
      /** @description Rebuild a view beside the live one, compare the two, switch over */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuild'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['RebuildNoSuchView2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['RebuildNotRebuildable'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  giveUpRebuild: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        view: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Give up the rebuild of a view and drop what was rebuilt; the live view stays */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ViewRebuild'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['RebuildNoSuchView'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['RebuildSwitching'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getPlaybook: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get the playbook in force */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholePlaybookVersion'];
          'application/yaml': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listPlaybookVersions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the versions of the playbook, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlaybookVersions'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  publishPlaybook: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /** @description The newest version, on which the change is based. */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PublishRequest'];
      };
    };
    responses: {
      /** @description Publish the next version of the playbook */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlaybookVersion'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      412: components['responses']['OutdatedPlaybook'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InvalidPlaybook'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getPlaybookVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get a version of the playbook */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WholePlaybookVersion'];
          'application/yaml': string;
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchPlaybookVersion'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportAttainment: {
    parameters: {
      query?: {
        /** @description yyyy-MM */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report how well each team keeps its side of the agreement */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AttainmentReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportCampaigns: {
    parameters: {
      query?: {
        /** @description What the rows are: campaigns, channels or months. */
        by?: 'campaign' | 'channel' | 'month';
        /** @description Only this campaign; with by=campaign or by=month. */
        campaign?: string;
        /** @description Only this channel; with by=channel or by=month. */
        channel?: string;
        /** @description At most so many rows. */
        limit?: number;
        /** @description yyyy-MM */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report what campaigns or channels cost and bring, in all or by month */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportCommitments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report every month of what one team owes the other */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommitmentsReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportFunnel: {
    parameters: {
      query?: {
        by?: 'channel' | 'cohort';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report how far leads came, by channel or by month of the first contact */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FunnelReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listReportLeads: {
    parameters: {
      query?: {
        /** @description Came by this campaign, or by one that is part of it. */
        campaign?: string;
        /** @description Of the first contact. */
        channel?: string;
        /** @description Left as a customer. */
        churned?: boolean;
        /** @description Month of the first contact, yyyy-MM UTC. */
        cohort?: string;
        /** @description ISO 4217: of the first deal; with repeat, of purchases. */
        currency?: string;
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description Had not left by this time. */
        customerUntil?: string;
        /** @description Came by a campaign at all. */
        hasCampaign?: boolean;
        /** @description Id of a service level. With level or obligationState, one row per obligation. */
        level?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Why it was lost. */
        lossReason?: string;
        obligationState?: 'running' | 'met' | 'breached' | 'corrected';
        /** @description Where it is now. */
        outcome?: components['schemas']['LedgerState'];
        /** @description First qualified before this time. */
        qualifiedBefore?: string;
        /** @description First qualified at this time or later. */
        qualifiedFrom?: string;
        /** @description Bought again. */
        repeat?: boolean;
        /** @description Reached this stage, now or earlier. */
        stage?: components['schemas']['FunnelStage'];
        /** @description Won before this time. */
        wonBefore?: string;
        /** @description Won before the first contact: an error in the data. */
        wonBeforeCapture?: boolean;
        /** @description Won at this time or later. */
        wonFrom?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the leads behind a figure */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LeadRowPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportLedger: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report where every lead is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LedgerReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportRetention: {
    parameters: {
      query?: {
        /** @description yyyy-MM */
        month?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report the customers who stay and who buy again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportSuggestions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report what each side suggested, and how the other decided */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionsReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  reportVelocity: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Report the days from the first contact to the won deal */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['VelocityReport'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  countFolded: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Count the facts of each stream that have been folded here */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            accounts: components['schemas']['FoldedStream'];
            campaigns: components['schemas']['FoldedStream'];
            commitments: components['schemas']['FoldedStream'];
            feedback: components['schemas']['FoldedStream'];
            'feedback-erasures': components['schemas']['FoldedStream'];
            'handoff-erasures': components['schemas']['FoldedStream'];
            handoffs: components['schemas']['FoldedStream'];
            identities: components['schemas']['FoldedStream'];
            leads: components['schemas']['FoldedStream'];
            playbook: components['schemas']['FoldedStream'];
            qualifications: components['schemas']['FoldedStream'];
            scores: components['schemas']['FoldedStream'];
            'scoring-erasures': components['schemas']['FoldedStream'];
            sla: components['schemas']['FoldedStream'];
            'sla-erasures': components['schemas']['FoldedStream'];
          };
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getSubjectAccess: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get all that this service holds of a lead; who read it, and when, is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SubjectAccess'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listSuggestions: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        state?: components['schemas']['SuggestionState'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List suggestions, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SuggestionPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  raiseSuggestion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RaiseRequest'];
      };
    };
    responses: {
      /** @description Suggest a change to the other side */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decided'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForeignSide'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['SideNotNamed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  agreeToSuggestion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecideRequest'];
      };
    };
    responses: {
      /** @description Agree to a suggestion of the other side */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decided'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForeignSide2'];
      404: components['responses']['NoSuchSuggestion'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['SideNotNamed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  declineSuggestion: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeclineRequest'];
      };
    };
    responses: {
      /** @description Decline a suggestion of the other side, with a reason */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Decided'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['ForeignSide2'];
      404: components['responses']['NoSuchSuggestion'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['SideNotNamed'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
}
