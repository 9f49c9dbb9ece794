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
  '/v1/handoffs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List handoffs, longest qualified first
     * @description Needs one of the roles: sales, sales-lead, marketing, revops.
     */
    get: operations['listHandoffs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a handoff with its history and what can be done with it
     * @description Needs one of the roles: sales, sales-lead, marketing, revops.
     */
    get: operations['getHandoff'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept the lead
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['acceptLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/churn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record that the customer left
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['recordChurn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Close the deal: won, with its amount, or lost, with the reason
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['closeDeal'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/opportunity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open an opportunity for the lead
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['openOpportunity'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/purchases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record that the customer bought again
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['recordPurchase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/{leadId}/reject': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Reject the lead, with a reason from the playbook
     * @description Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['rejectLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/handoffs/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Run up to 500 commands, in order; each has a result of its own
     * @description Refused commands change nothing; the others are still carried out.
     *
     *     Needs one of the roles: sales, sales-lead, revops, service.
     */
    post: operations['runHandoffCommands'];
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
  '/v1/reps': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List reps, by id
     * @description Needs one of the roles: sales, sales-lead, revops.
     */
    get: operations['listReps'];
    put?: never;
    /**
     * Add a rep
     * @description Needs one of the roles: revops.
     */
    post: operations['addRep'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/reps/{repId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a rep
     * @description Needs one of the roles: sales, sales-lead, revops.
     */
    get: operations['getRep'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a rep; those who are away or have left are set inactive
     * @description Needs one of the roles: revops.
     */
    patch: operations['changeRep'];
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
    AcceptRequest: {
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
      /**
       * @description Who accepts, if not the assigned rep. If either rep is linked to another person, this needs the role sales-lead, revops or service.
       * @example rep-17
       */
      repId?: string;
    };
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
    AddRepRequest: {
      /**
       * @description Whether the rep gets new leads.
       * @default true
       */
      active?: boolean;
      /** @description Stays in this service. */
      name: string;
      /** @description Your own id of the rep: letters, digits, - and _; no e-mail address, name or phone number, since it is published on facts. Default: new. */
      repId?: string;
      /** @description The subject of the tokens by which the rep acts; others in sales may then not act for them. */
      subject?: string;
      /**
       * @description Twice the weight, twice the leads.
       * @default 1
       */
      weight?: number;
    };
    AllowedValues: {
      /** @description What would be accepted. */
      allowed?: string[];
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
      type?:
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding'
        | 'urn:smarketing:problem:invalid-idempotency-key';
    };
    BadRequestProblem4: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address' | 'urn:smarketing:problem:bad-request';
    };
    BatchDone: {
      /** @description In the order of the commands. */
      results: (components['schemas']['CommandDone'] | components['schemas']['CommandRefused'])[];
    };
    BatchRequest: {
      /**
       * @description Each like the body of its own address, plus the lead and the act.
       * @example [
       *       {
       *         "leadId": "0197b2a4-6f00-7000-8000-000000000001",
       *         "act": "accept"
       *       }
       *     ]
       */
      commands: (
        | (components['schemas']['AcceptRequest'] & {
            /** @enum {string} */
            act: 'accept';
            /** Format: uuid */
            leadId: string;
          })
        | (components['schemas']['RejectRequest'] & {
            /** @enum {string} */
            act: 'reject';
            /** Format: uuid */
            leadId: string;
          })
        | (components['schemas']['OpportunityRequest'] & {
            /** @enum {string} */
            act: 'opportunity';
            /** Format: uuid */
            leadId: string;
          })
        | (components['schemas']['CloseRequest'] & {
            /** @enum {string} */
            act: 'close';
            /** Format: uuid */
            leadId: string;
          })
        | (components['schemas']['PurchaseRequest'] & {
            /** @enum {string} */
            act: 'purchases';
            /** Format: uuid */
            leadId: string;
          })
        | (components['schemas']['ChurnRequest'] & {
            /** @enum {string} */
            act: 'churn';
            /** Format: uuid */
            leadId: string;
          })
      )[];
    };
    BeforeTheDeal: {
      /**
       * Format: date-time
       * @description When the deal was won.
       */
      wonAt?: string;
    };
    BeforeTheDealProblem: components['schemas']['Problem'] &
      components['schemas']['BeforeTheDeal'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:before-the-deal'
          | 'urn:smarketing:problem:invalid-request'
          | 'urn:smarketing:problem:invalid-reason'
          | 'urn:smarketing:problem:idempotency-key-reused';
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
    ChangeRepRequest: {
      /** @description Whether the rep gets new leads. */
      active?: boolean;
      /** @description Stays in this service. */
      name?: string;
      /** @description The subject of the tokens by which the rep acts; others in sales may then not act for them. Null ends that. */
      subject?: string | null;
      /** @description Twice the weight, twice the leads. */
      weight?: number;
    };
    ChurnRequest: {
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
      reason: components['schemas']['LossReason'];
    };
    CloseRequest: {
      /** @description The value of a deal won. */
      amount?: components['schemas']['MoneyRequest'];
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
      /** @enum {string} */
      outcome: 'won' | 'lost';
      /** @description Why the deal was lost; required if it was. */
      reason?: components['schemas']['LossReason'];
    };
    CommandDone: {
      /** @description False if it had been done before: nothing has changed. */
      changed: boolean;
      /** Format: uuid */
      leadId: string;
      stage: components['schemas']['HandoffStage'];
    };
    CommandedHandoff: {
      /** @description What the deal won is worth. */
      amount?: components['schemas']['Money'];
      /** @description What the customer asked for since the deal was won, the last 20, oldest first. */
      askedAgain?: components['schemas']['CustomerRequest'][];
      /** @description False if it had been done before: nothing has changed. */
      changed: boolean;
      /**
       * @description The channel of the first contact.
       * @example organic_search
       */
      channel: string;
      /** @description Which qualification of the lead it is; it increases each time the lead comes back. */
      cycle: number;
      /** @description What the deal was expected to be worth. */
      expected?: components['schemas']['Money'];
      /** @description The last 100 steps of all cycles, oldest first. */
      history: components['schemas']['HandoffStep'][];
      /** @description True if the cycle is history from an import: nobody here has worked on it. */
      imported?: boolean;
      /** Format: uuid */
      leadId: string;
      /** @description What can be done with it now. */
      legal: components['schemas']['HandoffAct'][];
      /**
       * Format: uuid
       * @description The lead that stands for it since it was merged: sales acts on that one.
       */
      mergedInto?: string;
      /** Format: uuid */
      opportunityId?: string;
      /** @description How many further purchases were recorded. */
      purchases: number;
      /** Format: date-time */
      qualifiedAt: string;
      /**
       * @description Why it was rejected, lost, or the customer left.
       * @example no-budget
       */
      reason?: string;
      /**
       * @description Who has the lead; absent while it waits for its assignment.
       * @example rep-17
       */
      repId?: string;
      /** @description When it qualified. */
      score: number;
      stage: components['schemas']['HandoffStage'];
      /** @description When each stage was reached, in this cycle. */
      times: {
        /** Format: date-time */
        accepted?: string;
        /** Format: date-time */
        assigned?: string;
        /** Format: date-time */
        churned?: string;
        /** Format: date-time */
        disqualified?: string;
        /** Format: date-time */
        lost?: string;
        /** Format: date-time */
        opportunity?: string;
        /** Format: date-time */
        qualified?: string;
        /** Format: date-time */
        recycled?: string;
        /** Format: date-time */
        won?: string;
      };
    };
    CommandRefused: {
      /** @description As its own address would answer. With `retryAfterSeconds` it may be sent again. */
      problem: components['schemas']['Problem'];
    };
    ConflictProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:concurrent-change';
    };
    CustomerRequest: {
      /** Format: date-time */
      at: string;
      kind: components['schemas']['TouchpointKind'];
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
    Doer: {
      /**
       * @description The role in which they acted.
       * @example sales
       */
      role: string;
      /**
       * @description The subject of their token.
       * @example auth0|64f1c2
       */
      subject: string;
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
    Handoff: {
      /** @description What the deal won is worth. */
      amount?: components['schemas']['Money'];
      /** @description What the customer asked for since the deal was won, the last 20, oldest first. */
      askedAgain?: components['schemas']['CustomerRequest'][];
      /**
       * @description The channel of the first contact.
       * @example organic_search
       */
      channel: string;
      /** @description Which qualification of the lead it is; it increases each time the lead comes back. */
      cycle: number;
      /** @description What the deal was expected to be worth. */
      expected?: components['schemas']['Money'];
      /** @description The last 100 steps of all cycles, oldest first. */
      history: components['schemas']['HandoffStep'][];
      /** @description True if the cycle is history from an import: nobody here has worked on it. */
      imported?: boolean;
      /** Format: uuid */
      leadId: string;
      /** @description What can be done with it now. */
      legal: components['schemas']['HandoffAct'][];
      /**
       * Format: uuid
       * @description The lead that stands for it since it was merged: sales acts on that one.
       */
      mergedInto?: string;
      /** Format: uuid */
      opportunityId?: string;
      /** @description How many further purchases were recorded. */
      purchases: number;
      /** Format: date-time */
      qualifiedAt: string;
      /**
       * @description Why it was rejected, lost, or the customer left.
       * @example no-budget
       */
      reason?: string;
      /**
       * @description Who has the lead; absent while it waits for its assignment.
       * @example rep-17
       */
      repId?: string;
      /** @description When it qualified. */
      score: number;
      stage: components['schemas']['HandoffStage'];
      /** @description When each stage was reached, in this cycle. */
      times: {
        /** Format: date-time */
        accepted?: string;
        /** Format: date-time */
        assigned?: string;
        /** Format: date-time */
        churned?: string;
        /** Format: date-time */
        disqualified?: string;
        /** Format: date-time */
        lost?: string;
        /** Format: date-time */
        opportunity?: string;
        /** Format: date-time */
        qualified?: string;
        /** Format: date-time */
        recycled?: string;
        /** Format: date-time */
        won?: string;
      };
    };
    /**
     * @description What can be done with it now.
     * @enum {string}
     */
    HandoffAct: 'accept' | 'reject' | 'opportunity' | 'close' | 'purchases' | 'churn';
    HandoffPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Handoff'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    /** @enum {string} */
    HandoffStage:
      | 'qualified'
      | 'assigned'
      | 'accepted'
      | 'opportunity'
      | 'won'
      | 'lost'
      | 'recycled'
      | 'disqualified'
      | 'churned';
    HandoffStep: {
      /** @enum {string} */
      act:
        | 'accept'
        | 'reject'
        | 'opportunity'
        | 'close'
        | 'churn'
        | 'qualify'
        | 'assign'
        | 'import';
      /** @description What the deal was worth. */
      amount?: components['schemas']['Money'];
      /** Format: date-time */
      at: string;
      /** @description Who did it; absent if the service did. */
      by?: components['schemas']['Doer'];
      /** @description Which qualification of the lead it belongs to. */
      cycle: number;
      /** @description What the deal may be worth. */
      expected?: components['schemas']['Money'];
      /**
       * @description Why it was rejected, lost, or the customer left.
       * @example no-budget
       */
      reason?: string;
      /**
       * @description The rep who has had the lead since.
       * @example rep-17
       */
      repId?: string;
      /** @description The stage that it led to. */
      stage: components['schemas']['HandoffStage'];
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
    IllegalTransition: {
      /** @description What the stage allows. */
      legal?: components['schemas']['HandoffAct'][];
      /**
       * @description Seconds after which to try again; absent where that would not help.
       * @example 1
       */
      retryAfterSeconds?: number;
      stage?: components['schemas']['HandoffStage'];
    };
    IllegalTransitionProblem: components['schemas']['Problem'] &
      components['schemas']['IllegalTransition'] &
      components['schemas']['MergedAway'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:illegal-transition'
          | 'urn:smarketing:problem:merged-away'
          | 'urn:smarketing:problem:concurrent-change';
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
    /**
     * @description Why the deal was lost; required if it was.
     * @enum {string}
     */
    LossReason: 'price' | 'value' | 'need' | 'timing' | 'competitor' | 'unreachable';
    MergedAway: {
      /**
       * Format: uuid
       * @description The lead to act on.
       */
      mergedInto?: string;
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
       * @description In minor units of the currency, such as cents.
       * @example 125000
       */
      amount: number;
      /**
       * @description ISO 4217.
       * @example EUR
       */
      currency: string;
    };
    MoneyRequest: {
      /**
       * @description In minor units of the currency, such as cents.
       * @example 125000
       */
      amount: number;
      /**
       * @description A current currency of ISO 4217 that has a minor unit.
       * @example EUR
       */
      currency: string;
    };
    NoSuchDeadLetterProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-dead-letter';
    };
    NoSuchHandoffProblem: components['schemas']['Problem'] &
      components['schemas']['RetryAfter'] & {
        /** @enum {string} */
        type?: 'urn:smarketing:problem:no-such-handoff';
      };
    NoSuchRepProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-rep';
    };
    NoSuchRestoreProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-restore';
    };
    NoSuchSchemaProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-schema';
    };
    NotYourLead: {
      /** @description What would be accepted. */
      allowed?: string[];
      /**
       * @description The rep concerned.
       * @example rep-17
       */
      repId?: string;
    };
    NotYourLeadProblem: components['schemas']['Problem'] &
      components['schemas']['NotYourLead'] & {
        /** @enum {string} */
        type?: 'urn:smarketing:problem:not-your-lead' | 'urn:smarketing:problem:role-required';
      };
    OpportunityRequest: {
      /** @description The expected value of the deal. */
      expected?: components['schemas']['MoneyRequest'];
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
    };
    PaidRequest: {
      /**
       * @description In minor units of the currency, such as cents.
       * @example 125000
       */
      amount: number;
      /**
       * @description A current currency of ISO 4217 that has a minor unit.
       * @example EUR
       */
      currency: string;
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
    PreconditionFailedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:precondition-failed';
    };
    PreconditionRequiredProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:precondition-required';
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
    PurchaseRequest: {
      /** @description What was paid. */
      amount: components['schemas']['PaidRequest'];
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
      /**
       * Format: uuid
       * @description Your own id for it: the same id is recorded once. Without one, so is the same time and amount.
       */
      purchaseId?: string;
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
    RejectRequest: {
      /**
       * @description When it happened: RFC 3339, UTC, at most a minute ahead. Default: now.
       * @example 2026-05-04T09:30:00.000Z
       */
      occurredAt?: string;
      /**
       * @description A rejection reason from the playbook.
       * @example no-budget
       */
      reason: string;
    };
    Rep: {
      /** @description Whether the rep gets new leads. */
      active: boolean;
      /** @description Whether a subject is linked; if not, any caller in sales may act. */
      linked: boolean;
      /**
       * @description Stays in this service.
       * @example Aylin Demir
       */
      name: string;
      /**
       * @description Published on facts.
       * @example rep-17
       */
      repId: string;
      /**
       * @description The subject that is linked; shown to revops only.
       * @example auth0|64f1c2
       */
      subject?: string;
      /** @description Twice the weight, twice the leads. */
      weight: number;
    };
    RepExistsProblem: components['schemas']['Problem'] &
      components['schemas']['SubjectLinked'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:rep-exists'
          | 'urn:smarketing:problem:subject-linked'
          | 'urn:smarketing:problem:concurrent-change';
      };
    RepPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Rep'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
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
    RetryAfter: {
      /**
       * @description Seconds after which to try again; absent where that would not help.
       * @example 1
       */
      retryAfterSeconds?: number;
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
    SubjectLinked: {
      /**
       * @description The rep that the subject is linked to.
       * @example rep-17
       */
      repId?: string;
    };
    SubjectLinkedProblem: components['schemas']['Problem'] &
      components['schemas']['SubjectLinked'] & {
        /** @enum {string} */
        type?: 'urn:smarketing:problem:subject-linked' | 'urn:smarketing:problem:concurrent-change';
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
    /** @enum {string} */
    TouchpointKind:
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
      | 'other';
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
    UnknownRejectionReasonProblem: components['schemas']['Problem'] &
      components['schemas']['AllowedValues'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:unknown-rejection-reason'
          | 'urn:smarketing:problem:invalid-request'
          | 'urn:smarketing:problem:invalid-reason'
          | 'urn:smarketing:problem:idempotency-key-reused';
      };
    UnknownRepProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:unknown-rep'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason'
        | 'urn:smarketing:problem:idempotency-key-reused';
    };
    UnprocessableEntityProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:invalid-request' | 'urn:smarketing:problem:invalid-reason';
    };
    UnprocessableEntityProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason'
        | 'urn:smarketing:problem:idempotency-key-reused';
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
     *     `missing-body`: There is no body.
     *
     *     `malformed-body`: The body is not JSON.
     *
     *     `wrong-encoding`: The body is not UTF-8.
     *
     *     `invalid-idempotency-key`: The Idempotency-Key is too long or contains invalid characters.
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
     *     `bad-request`: A parameter of the path cannot be read, such as an id that is not a UUID.
     */
    BadRequest4: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem4'];
      };
    };
    /**
     * @description `before-the-deal`: `occurredAt` is before the deal was won.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    BeforeTheDeal: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BeforeTheDealProblem'];
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
     * @description `illegal-transition`: The stage does not allow it.
     *
     *     `merged-away`: Another lead stands for it: act on that one.
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
    /** @description `no-such-handoff`: The lead is not qualified, or has not arrived here yet. */
    NoSuchHandoff: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchHandoffProblem'];
      };
    };
    /** @description `no-such-rep`: No rep has this id. */
    NoSuchRep: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchRepProblem'];
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
     * @description `not-your-lead`: Another person acts for the rep who has the lead, or is to have it.
     *
     *     `role-required`: The token has none of the roles required; `allowed` lists them.
     */
    NotYourLead: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NotYourLeadProblem'];
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
    /** @description `precondition-failed`: `If-Match` names another state than the present one. */
    PreconditionFailed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PreconditionFailedProblem'];
      };
    };
    /** @description `precondition-required`: `If-Match` is missing. */
    PreconditionRequired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['PreconditionRequiredProblem'];
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
    /**
     * @description `rep-exists`: Another rep has this id.
     *
     *     `subject-linked`: The subject is linked to another rep: `repId` says which.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    RepExists: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['RepExistsProblem'];
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
     * @description `subject-linked`: The subject is linked to another rep: `repId` says which.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    SubjectLinked: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['SubjectLinkedProblem'];
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
     * @description `unknown-rejection-reason`: The playbook does not list the reason.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    UnknownRejectionReason: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnknownRejectionReasonProblem'];
      };
    };
    /**
     * @description `unknown-rep`: `repId` is not a rep.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    UnknownRep: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnknownRepProblem'];
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
     * @description `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
     */
    UnprocessableEntity2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnprocessableEntityProblem2'];
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
export type AcceptRequest = components['schemas']['AcceptRequest'];
export type Acknowledgement = components['schemas']['Acknowledgement'];
export type Act = components['schemas']['Act'];
export type ActOnSubject = components['schemas']['ActOnSubject'];
export type ActPage = components['schemas']['ActPage'];
export type AddRepRequest = components['schemas']['AddRepRequest'];
export type AllowedValues = components['schemas']['AllowedValues'];
export type BadRequestProblem = components['schemas']['BadRequestProblem'];
export type BadRequestProblem2 = components['schemas']['BadRequestProblem2'];
export type BadRequestProblem3 = components['schemas']['BadRequestProblem3'];
export type BadRequestProblem4 = components['schemas']['BadRequestProblem4'];
export type BatchDone = components['schemas']['BatchDone'];
export type BatchRequest = components['schemas']['BatchRequest'];
export type BeforeTheDeal = components['schemas']['BeforeTheDeal'];
export type BeforeTheDealProblem = components['schemas']['BeforeTheDealProblem'];
export type Caller = components['schemas']['Caller'];
export type ChangeRepRequest = components['schemas']['ChangeRepRequest'];
export type ChurnRequest = components['schemas']['ChurnRequest'];
export type CloseRequest = components['schemas']['CloseRequest'];
export type CommandDone = components['schemas']['CommandDone'];
export type CommandedHandoff = components['schemas']['CommandedHandoff'];
export type CommandRefused = components['schemas']['CommandRefused'];
export type ConflictProblem = components['schemas']['ConflictProblem'];
export type CustomerRequest = components['schemas']['CustomerRequest'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterAction = components['schemas']['DeadLetterAction'];
export type DeadLetterActionPage = components['schemas']['DeadLetterActionPage'];
export type DeadLetterFault = components['schemas']['DeadLetterFault'];
export type DeadLetterOperator = components['schemas']['DeadLetterOperator'];
export type DeadLetterPage = components['schemas']['DeadLetterPage'];
export type DeadLetterSheet = components['schemas']['DeadLetterSheet'];
export type DiscardRequest = components['schemas']['DiscardRequest'];
export type DocumentDifference = components['schemas']['DocumentDifference'];
export type Doer = components['schemas']['Doer'];
export type ErasedAgain = components['schemas']['ErasedAgain'];
export type FieldDifference = components['schemas']['FieldDifference'];
export type ForbiddenProblem = components['schemas']['ForbiddenProblem'];
export type Handoff = components['schemas']['Handoff'];
export type HandoffAct = components['schemas']['HandoffAct'];
export type HandoffPage = components['schemas']['HandoffPage'];
export type HandoffStage = components['schemas']['HandoffStage'];
export type HandoffStep = components['schemas']['HandoffStep'];
export type HeldDocuments = components['schemas']['HeldDocuments'];
export type IllegalTransition = components['schemas']['IllegalTransition'];
export type IllegalTransitionProblem = components['schemas']['IllegalTransitionProblem'];
export type InternalServerErrorProblem = components['schemas']['InternalServerErrorProblem'];
export type Lacking = components['schemas']['Lacking'];
export type LackingCounts = components['schemas']['LackingCounts'];
export type LackingPage = components['schemas']['LackingPage'];
export type LastApplied = components['schemas']['LastApplied'];
export type LeadErasedProblem = components['schemas']['LeadErasedProblem'];
export type LossReason = components['schemas']['LossReason'];
export type MergedAway = components['schemas']['MergedAway'];
export type MissingFacts = components['schemas']['MissingFacts'];
export type MissingOnTopics = components['schemas']['MissingOnTopics'];
export type Money = components['schemas']['Money'];
export type MoneyRequest = components['schemas']['MoneyRequest'];
export type NoSuchDeadLetterProblem = components['schemas']['NoSuchDeadLetterProblem'];
export type NoSuchHandoffProblem = components['schemas']['NoSuchHandoffProblem'];
export type NoSuchRepProblem = components['schemas']['NoSuchRepProblem'];
export type NoSuchRestoreProblem = components['schemas']['NoSuchRestoreProblem'];
export type NoSuchSchemaProblem = components['schemas']['NoSuchSchemaProblem'];
export type NotYourLead = components['schemas']['NotYourLead'];
export type NotYourLeadProblem = components['schemas']['NotYourLeadProblem'];
export type OpportunityRequest = components['schemas']['OpportunityRequest'];
export type PaidRequest = components['schemas']['PaidRequest'];
export type ParkedRecord = components['schemas']['ParkedRecord'];
export type PayloadTooLargeProblem = components['schemas']['PayloadTooLargeProblem'];
export type PayloadTooLargeProblem2 = components['schemas']['PayloadTooLargeProblem2'];
export type Positions = components['schemas']['Positions'];
export type PreconditionFailedProblem = components['schemas']['PreconditionFailedProblem'];
export type PreconditionRequiredProblem = components['schemas']['PreconditionRequiredProblem'];
export type Problem = components['schemas']['Problem'];
export type ProblemFault = components['schemas']['ProblemFault'];
export type PurchaseRequest = components['schemas']['PurchaseRequest'];
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
export type RejectRequest = components['schemas']['RejectRequest'];
export type Rep = components['schemas']['Rep'];
export type RepExistsProblem = components['schemas']['RepExistsProblem'];
export type RepPage = components['schemas']['RepPage'];
export type RequestTimeoutProblem = components['schemas']['RequestTimeoutProblem'];
export type Restore = components['schemas']['Restore'];
export type Restores = components['schemas']['Restores'];
export type ResumeKnownClusterProblem = components['schemas']['ResumeKnownClusterProblem'];
export type ResumeRequest = components['schemas']['ResumeRequest'];
export type RetryAfter = components['schemas']['RetryAfter'];
export type ServiceUnavailableProblem = components['schemas']['ServiceUnavailableProblem'];
export type ServiceUnavailableProblem2 = components['schemas']['ServiceUnavailableProblem2'];
export type ServiceUnavailableProblem3 = components['schemas']['ServiceUnavailableProblem3'];
export type SubjectAccess = components['schemas']['SubjectAccess'];
export type SubjectLinked = components['schemas']['SubjectLinked'];
export type SubjectLinkedProblem = components['schemas']['SubjectLinkedProblem'];
export type TooManyRequestsProblem = components['schemas']['TooManyRequestsProblem'];
export type TopicPosition = components['schemas']['TopicPosition'];
export type TouchpointKind = components['schemas']['TouchpointKind'];
export type UnauthorizedProblem = components['schemas']['UnauthorizedProblem'];
export type UnknownRejectionReasonProblem = components['schemas']['UnknownRejectionReasonProblem'];
export type UnknownRepProblem = components['schemas']['UnknownRepProblem'];
export type UnprocessableEntityProblem = components['schemas']['UnprocessableEntityProblem'];
export type UnprocessableEntityProblem2 = components['schemas']['UnprocessableEntityProblem2'];
export type UnsupportedMediaTypeProblem = components['schemas']['UnsupportedMediaTypeProblem'];
export type View = components['schemas']['View'];
export type ViewComparison = components['schemas']['ViewComparison'];
export type ViewRebuild = components['schemas']['ViewRebuild'];
export type Views = components['schemas']['Views'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBadRequest2 = components['responses']['BadRequest2'];
export type ResponseBadRequest3 = components['responses']['BadRequest3'];
export type ResponseBadRequest4 = components['responses']['BadRequest4'];
export type ResponseBeforeTheDeal = components['responses']['BeforeTheDeal'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseIllegalTransition = components['responses']['IllegalTransition'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseLeadErased = components['responses']['LeadErased'];
export type ResponseNoSuchDeadLetter = components['responses']['NoSuchDeadLetter'];
export type ResponseNoSuchDeadLetter2 = components['responses']['NoSuchDeadLetter2'];
export type ResponseNoSuchHandoff = components['responses']['NoSuchHandoff'];
export type ResponseNoSuchRep = components['responses']['NoSuchRep'];
export type ResponseNoSuchRestore = components['responses']['NoSuchRestore'];
export type ResponseNoSuchSchema = components['responses']['NoSuchSchema'];
export type ResponseNotYourLead = components['responses']['NotYourLead'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponsePayloadTooLarge2 = components['responses']['PayloadTooLarge2'];
export type ResponsePreconditionFailed = components['responses']['PreconditionFailed'];
export type ResponsePreconditionRequired = components['responses']['PreconditionRequired'];
export type ResponseRebuildNoSuchView = components['responses']['RebuildNoSuchView'];
export type ResponseRebuildNoSuchView2 = components['responses']['RebuildNoSuchView2'];
export type ResponseRebuildNotRebuildable = components['responses']['RebuildNotRebuildable'];
export type ResponseRebuildSwitching = components['responses']['RebuildSwitching'];
export type ResponseRepExists = components['responses']['RepExists'];
export type ResponseRequestTimeout = components['responses']['RequestTimeout'];
export type ResponseResumeKnownCluster = components['responses']['ResumeKnownCluster'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseServiceUnavailable2 = components['responses']['ServiceUnavailable2'];
export type ResponseServiceUnavailable3 = components['responses']['ServiceUnavailable3'];
export type ResponseSubjectLinked = components['responses']['SubjectLinked'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnknownRejectionReason = components['responses']['UnknownRejectionReason'];
export type ResponseUnknownRep = components['responses']['UnknownRep'];
export type ResponseUnprocessableEntity = components['responses']['UnprocessableEntity'];
export type ResponseUnprocessableEntity2 = components['responses']['UnprocessableEntity2'];
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
  listHandoffs: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Id of the rep whose inbox it is. */
        rep?: string;
        stage?: components['schemas']['HandoffStage'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List handoffs, longest qualified first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandoffPage'];
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
  getHandoff: {
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
      /** @description Get a handoff with its history and what can be done with it */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Handoff'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchHandoff'];
      410: components['responses']['LeadErased'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  acceptLead: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptRequest'];
      };
    };
    responses: {
      /** @description Accept the lead */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnknownRep'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  recordChurn: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChurnRequest'];
      };
    };
    responses: {
      /** @description Record that the customer left */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['BeforeTheDeal'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  closeDeal: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CloseRequest'];
      };
    };
    responses: {
      /** @description Close the deal: won, with its amount, or lost, with the reason */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  openOpportunity: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpportunityRequest'];
      };
    };
    responses: {
      /** @description Open an opportunity for the lead */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  recordPurchase: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PurchaseRequest'];
      };
    };
    responses: {
      /** @description Record that the customer bought again */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['BeforeTheDeal'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  rejectLead: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Your own id of this request: sent again within seven days, it is answered as the first time and changes nothing.
         * @example order-4711-won
         */
        'Idempotency-Key'?: string;
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match'?: string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        leadId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RejectRequest'];
      };
    };
    responses: {
      /** @description Reject the lead, with a reason from the playbook */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandedHandoff'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['NotYourLead'];
      404: components['responses']['NoSuchHandoff'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IllegalTransition'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnknownRejectionReason'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  runHandoffCommands: {
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
        'application/json': components['schemas']['BatchRequest'];
      };
    };
    responses: {
      /** @description Run up to 500 commands, in order; each has a result of its own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchDone'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
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
  listReps: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Only those that are linked to a subject, or that are not. */
        linked?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List reps, by id */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RepPage'];
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
  addRep: {
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
        'application/json': components['schemas']['AddRepRequest'];
      };
    };
    responses: {
      /** @description The same rep already existed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rep'];
        };
      };
      /** @description Add a rep */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rep'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['RepExists'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getRep: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        repId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get a rep */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rep'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRep'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  changeRep: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description The ETag of the state that you change, or `*` for whatever is there.
         * @example "Vx3k9fJw0aQm2LrT8yHsNg"
         */
        'If-Match': string;
        /**
         * @description Why you do it: kept with the act. A ticket or a few words, without personal data.
         * @example TICKET-4711
         */
        'X-Reason'?: string;
      };
      path: {
        repId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeRepRequest'];
      };
    };
    responses: {
      /** @description Change a rep; those who are away or have left are set inactive */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rep'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRep'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['SubjectLinked'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
}
