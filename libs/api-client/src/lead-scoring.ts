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
  '/v1/scores': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the scores of all leads, in the order in which the leads came
     * @description Needs one of the roles: marketing, sales, revops, ops, service.
     */
    get: operations['listScores'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scores/{leadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the score of a lead, and where each of its points comes from
     * @description Needs one of the roles: marketing, sales, revops, ops, service.
     */
    get: operations['getScore'];
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
        | 'urn:smarketing:problem:wrong-encoding';
    };
    BadRequestProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address' | 'urn:smarketing:problem:bad-request';
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
    ConflictProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:concurrent-change';
    };
    Contribution: {
      /**
       * @description Of the rules in the playbook.
       * @example engagement
       */
      group: string;
      points: number;
      /** @description The rule's id in the playbook; `clamp:<group>` or `clamp:total` for what a limit took. */
      rule: string;
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
    ForbiddenProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:role-required';
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
    InternalServerErrorProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:internal';
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
    LeadErasedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:lead-erased';
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
    NoSuchDeadLetterProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-dead-letter';
    };
    NoSuchLeadProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-lead';
    };
    NoSuchRestoreProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-restore';
    };
    NoSuchSchemaProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-schema';
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
    Score: {
      /**
       * Format: date-time
       * @description When the fact that led to the score happened.
       */
      at: string;
      /** @description They sum to the score exactly. */
      contributions: components['schemas']['Contribution'][];
      /** @description How many times the lead has qualified. */
      cycle: number;
      /** Format: uuid */
      leadId: string;
      /**
       * @description How its last deal ended.
       * @enum {string}
       */
      outcome?: 'won' | 'lost';
      /** @description The playbook version the score was made under. */
      playbook: number;
      /** @description An MQL now: it reached the threshold and has not been given back since. */
      qualified: boolean;
      score: number;
      /** @description The threshold the score was compared with. */
      threshold: number;
    };
    ScorePage: {
      /** @description In the order of the list. */
      items: components['schemas']['Score'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
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
        | 'urn:smarketing:problem:dependency-unavailable';
    };
    ServiceUnavailableProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens'
        | 'urn:smarketing:problem:too-many-bodies';
    };
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
    /** @description `internal`: The service failed. Report the `traceId`. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['InternalServerErrorProblem'];
      };
    };
    /** @description `lead-erased`: The lead was erased. */
    LeadErased: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['LeadErasedProblem'];
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
    /** @description `no-such-lead`: The lead has no score. */
    NoSuchLead: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem'];
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
     *
     *     `too-many-tokens`: Too many tokens are being checked. Try again in a second.
     *
     *     `too-many-bodies`: Too many bodies are being received. Try again in a second.
     */
    ServiceUnavailable3: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ServiceUnavailableProblem3'];
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
export type BadRequestProblem = components['schemas']['BadRequestProblem'];
export type BadRequestProblem2 = components['schemas']['BadRequestProblem2'];
export type BadRequestProblem3 = components['schemas']['BadRequestProblem3'];
export type Caller = components['schemas']['Caller'];
export type ConflictProblem = components['schemas']['ConflictProblem'];
export type Contribution = components['schemas']['Contribution'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterAction = components['schemas']['DeadLetterAction'];
export type DeadLetterActionPage = components['schemas']['DeadLetterActionPage'];
export type DeadLetterFault = components['schemas']['DeadLetterFault'];
export type DeadLetterOperator = components['schemas']['DeadLetterOperator'];
export type DeadLetterPage = components['schemas']['DeadLetterPage'];
export type DeadLetterSheet = components['schemas']['DeadLetterSheet'];
export type DiscardRequest = components['schemas']['DiscardRequest'];
export type DocumentDifference = components['schemas']['DocumentDifference'];
export type ErasedAgain = components['schemas']['ErasedAgain'];
export type FieldDifference = components['schemas']['FieldDifference'];
export type ForbiddenProblem = components['schemas']['ForbiddenProblem'];
export type HeldDocuments = components['schemas']['HeldDocuments'];
export type InternalServerErrorProblem = components['schemas']['InternalServerErrorProblem'];
export type Lacking = components['schemas']['Lacking'];
export type LackingCounts = components['schemas']['LackingCounts'];
export type LackingPage = components['schemas']['LackingPage'];
export type LastApplied = components['schemas']['LastApplied'];
export type LeadErasedProblem = components['schemas']['LeadErasedProblem'];
export type MissingFacts = components['schemas']['MissingFacts'];
export type MissingOnTopics = components['schemas']['MissingOnTopics'];
export type NoSuchDeadLetterProblem = components['schemas']['NoSuchDeadLetterProblem'];
export type NoSuchLeadProblem = components['schemas']['NoSuchLeadProblem'];
export type NoSuchRestoreProblem = components['schemas']['NoSuchRestoreProblem'];
export type NoSuchSchemaProblem = components['schemas']['NoSuchSchemaProblem'];
export type ParkedRecord = components['schemas']['ParkedRecord'];
export type PayloadTooLargeProblem = components['schemas']['PayloadTooLargeProblem'];
export type PayloadTooLargeProblem2 = components['schemas']['PayloadTooLargeProblem2'];
export type Positions = components['schemas']['Positions'];
export type Problem = components['schemas']['Problem'];
export type ProblemFault = components['schemas']['ProblemFault'];
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
export type Score = components['schemas']['Score'];
export type ScorePage = components['schemas']['ScorePage'];
export type ServiceUnavailableProblem = components['schemas']['ServiceUnavailableProblem'];
export type ServiceUnavailableProblem2 = components['schemas']['ServiceUnavailableProblem2'];
export type ServiceUnavailableProblem3 = components['schemas']['ServiceUnavailableProblem3'];
export type SubjectAccess = components['schemas']['SubjectAccess'];
export type TooManyRequestsProblem = components['schemas']['TooManyRequestsProblem'];
export type TopicPosition = components['schemas']['TopicPosition'];
export type UnauthorizedProblem = components['schemas']['UnauthorizedProblem'];
export type UnprocessableEntityProblem = components['schemas']['UnprocessableEntityProblem'];
export type UnsupportedMediaTypeProblem = components['schemas']['UnsupportedMediaTypeProblem'];
export type View = components['schemas']['View'];
export type ViewComparison = components['schemas']['ViewComparison'];
export type ViewRebuild = components['schemas']['ViewRebuild'];
export type Views = components['schemas']['Views'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBadRequest2 = components['responses']['BadRequest2'];
export type ResponseBadRequest3 = components['responses']['BadRequest3'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseLeadErased = components['responses']['LeadErased'];
export type ResponseNoSuchDeadLetter = components['responses']['NoSuchDeadLetter'];
export type ResponseNoSuchDeadLetter2 = components['responses']['NoSuchDeadLetter2'];
export type ResponseNoSuchLead = components['responses']['NoSuchLead'];
export type ResponseNoSuchRestore = components['responses']['NoSuchRestore'];
export type ResponseNoSuchSchema = components['responses']['NoSuchSchema'];
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
      503: components['responses']['ServiceUnavailable2'];
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
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest2'];
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
      503: components['responses']['ServiceUnavailable3'];
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
      400: components['responses']['BadRequest2'];
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
      503: components['responses']['ServiceUnavailable3'];
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
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['ResumeKnownCluster'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
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
      503: components['responses']['ServiceUnavailable3'];
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
      400: components['responses']['BadRequest2'];
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
      503: components['responses']['ServiceUnavailable3'];
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
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  listScores: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the scores of all leads, in the order in which the leads came */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScorePage'];
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
  getScore: {
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
      /** @description Get the score of a lead, and where each of its points comes from */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Score'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      410: components['responses']['LeadErased'];
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
}
