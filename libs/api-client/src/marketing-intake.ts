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
  '/v1/account-questions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List questions, the likeliest first; who read them is recorded
     * @description Needs one of the roles: marketing, revops.
     */
    get: operations['listAccountQuestions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/account-questions/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a question; who read it is recorded
     * @description Needs one of the roles: marketing, revops.
     */
    get: operations['getAccountQuestion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/account-questions/{id}/no': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer no: they are different companies, and nobody is asked again
     * @description Needs one of the roles: marketing, revops.
     */
    post: operations['answerNo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/account-questions/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an answer back
     * @description All is as it was before the answer. What was joined without a question is separated and not joined again: the state is then `no`.
     *
     *     Needs one of the roles: marketing, revops.
     */
    post: operations['undoAnswer'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/account-questions/{id}/yes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answer yes: it is one company
     * @description Needs one of the roles: marketing, revops.
     */
    post: operations['answerYes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List accounts, in the order in which their first leads came
     * @description Names and domains of companies are contact data: who read them, and when, is recorded.
     *
     *     Needs one of the roles: sales, marketing, revops.
     */
    get: operations['listAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an account with its leads and why each is there; who read it is recorded
     * @description Of an account that was joined into another one, that one is answered.
     *
     *     Needs one of the roles: sales, marketing, revops.
     */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Say that two accounts are one company
     * @description The answer names the question by which it can be undone.
     *
     *     Needs one of the roles: marketing, revops.
     */
    post: operations['mergeAccounts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/accounts/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Count accounts, their leads, and what is asked about them
     * @description Needs one of the roles: sales, marketing, revops.
     */
    get: operations['countAccounts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List campaigns, in the order in which they were planned or first seen
     * @description Needs one of the roles: marketing, sales, revops.
     */
    get: operations['listCampaigns'];
    put?: never;
    /**
     * Plan a campaign before any lead has come by it, or take over one that visits named
     * @description Needs one of the roles: marketing, revops.
     */
    post: operations['planCampaign'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a campaign with its name, which no other service has
     * @description Needs one of the roles: marketing, sales, revops.
     */
    get: operations['getCampaign'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change a planned campaign; every figure of it restates itself
     * @description Needs one of the roles: marketing, revops.
     */
    patch: operations['changeCampaign'];
    trace?: never;
  };
  '/v1/campaigns/{id}/costs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List what a campaign has cost, by day and platform
     * @description Needs one of the roles: marketing, sales, revops.
     */
    get: operations['listCampaignCosts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/campaigns/costs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record what campaigns have cost, by day: up to 500 rows, each has a result of its own
     * @description A later report of the same campaign, day and platform takes the place of the former one, so that it may be sent again. A refused row changes nothing; the others are still recorded.
     *
     *     Needs one of the roles: marketing, revops, service.
     */
    post: operations['recordCosts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/consents/confirm/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Show the page on which a person confirms a consent */
    get: operations['showConfirmation'];
    put?: never;
    /** Confirm a consent */
    post: operations['confirmConsent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/consents/pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the links by which people have to confirm, for the tool that mails them
     * @description With addresses: who read them, and when, is recorded.
     *
     *     Needs one of the roles: service.
     */
    get: operations['listPendingConfirmations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/duplicates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List pairs of leads that may be one person, the newest first; none is merged by itself
     * @description Needs one of the roles: marketing, revops.
     */
    get: operations['listDuplicates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/duplicates/{id}/dismiss': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Settle that two leads are two persons: they are not suggested again
     * @description Needs one of the roles: marketing, revops.
     */
    post: operations['dismissDuplicate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List erasures with their receipts, the newest first
     * @description Needs one of the roles: revops.
     */
    get: operations['listErasures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/erasures/{leadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the receipt of an erasure: what was deleted, and who confirmed it
     * @description Needs one of the roles: revops.
     */
    get: operations['getErasure'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List imports, newest first
     * @description Needs one of the roles: marketing, revops, service.
     */
    get: operations['listImports'];
    put?: never;
    /**
     * Create an import and its column mapping
     * @description Needs one of the roles: marketing, revops, service.
     */
    post: operations['createImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the progress of an import
     * @description Needs one of the roles: marketing, revops, service.
     */
    get: operations['getImport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/errors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the rows with errors and what is wrong with them, in order
     * @description Needs one of the roles: marketing, revops, service.
     */
    get: operations['listImportErrors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/first-touch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Correct the channel of the leads that an import brought in: 500 per request, until next is null
     * @description Needs one of the roles: revops.
     */
    post: operations['correctFirstTouchOfImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/rows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Upload the file, of any size; after a broken connection send it again
     * @description Needs one of the roles: marketing, revops, service.
     */
    put: operations['uploadRows'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/imports/{id}/stop': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Stop an upload; sending the same file again resumes it. No row is stored after the answer
     * @description Needs one of the roles: marketing, revops, service.
     */
    post: operations['stopImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/inbound': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the systems whose facts are read, each with its topic
     * @description Needs one of the roles: marketing, revops, ops.
     */
    get: operations['listSenders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/inbound/refusals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List records that were refused, newest first
     * @description Where each lies and what is wrong with it; nothing that it says is kept. Rows are forgotten after 30 days.
     *
     *     Needs one of the roles: marketing, revops, ops.
     */
    get: operations['listInboundRefusals'];
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
    get?: never;
    put?: never;
    /**
     * Capture a lead, new or known; or explain what that would do
     * @description Needs one of the roles: marketing, revops, service.
     */
    post: operations['captureLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a lead without contact data
     * @description Needs one of the roles: marketing, sales, revops, service.
     */
    get: operations['getLead'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Move a lead to another account, or out of all
     * @description It stays there, whatever the lead says of its company later.
     *
     *     Needs one of the roles: marketing, revops.
     */
    put: operations['moveLead'];
    post?: never;
    /**
     * Let a lead that was moved go back to where the evidence puts it
     * @description Needs one of the roles: marketing, revops.
     */
    delete: operations['releaseLead'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get what a lead may be approached for, and all that it has said
     * @description Needs one of the roles: marketing, sales, revops, service.
     */
    get: operations['getConsents'];
    put?: never;
    /**
     * Record what a lead has said about purposes: given, or withdrawn
     * @description By the time it was said, not by that of its arrival: what is older than what is known changes nothing that is in force. At one time the withdrawal wins.
     *
     *     Needs one of the roles: marketing, sales, revops, service.
     */
    post: operations['recordConsents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/consents/{purpose}/uses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record that a consent was relied on, such as by a call
     * @description From then on its proof is kept again for as long as the playbook says.
     *
     *     Needs one of the roles: marketing, sales, revops, service.
     */
    post: operations['useConsent'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/consents/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get what proves the consents of a lead; who read it, and when, is recorded
     * @description Of an erased lead, what the law says is to be kept.
     *
     *     Needs one of the roles: revops.
     */
    get: operations['getConsentProof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/contact': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the contact card of a lead; who read it, and when, is recorded
     * @description Needs one of the roles: sales, marketing, revops.
     */
    get: operations['getContact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a lead, for good
     * @description Contact data with its key, all that the person is recognised by, and touchpoints are deleted at once; every other service deletes what it has derived and confirms it. A lead that is erased already is answered with its receipt.
     *
     *     Needs one of the roles: revops.
     */
    post: operations['eraseLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/first-touch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Correct the channel or the time of the first contact
     * @description Needs one of the roles: revops.
     */
    post: operations['correctFirstTouch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/merge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Merge another lead into this one: the two are one person
     * @description This one counts for both from now on, in every report, and what comes in under the other identity reaches it. Everything is restated. `POST /v1/leads/{id}/unmerge` of the other one takes it back.
     *
     *     Needs one of the roles: marketing, revops.
     */
    post: operations['mergeLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/touchpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record that a lead interacted with us
     * @description Needs one of the roles: marketing, revops, service.
     */
    post: operations['recordTouchpoint'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/{id}/unmerge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a merge back: this lead, which was merged into another one, counts by itself again
     * @description As if it had never been merged. What sales was given meanwhile of the other one stays with that one.
     *
     *     Needs one of the roles: marketing, revops.
     */
    post: operations['unmergeLead'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Capture up to 500 leads; invalid rows do not affect the others
     * @description Needs one of the roles: marketing, revops, service.
     */
    post: operations['captureLeads'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/leads/resolve': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Find leads by the ids that another system has for them
     * @description Needs one of the roles: marketing, sales, revops, service.
     */
    post: operations['resolveLeads'];
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
  '/v1/operations/vault-rotation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get how far the master key of the vault has been replaced
     * @description Needs one of the roles: ops, revops.
     */
    get: operations['getVaultRotation'];
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
  '/v1/pages/{writeKey}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a visit or a form from a page
     * @description Needs no token: the write key says which page it is, and the origin of the page must be one of those that PAGES_FILE lists, which alone may read the answer. 64 KB at most. The answer is the same for everybody.
     */
    post: operations['receiveMessage'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/pages/script.js': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the script to embed in pages, which sends visits and forms
     * @description The same for every page: `data-key` of its element says which one it is in.
     */
    get: operations['getScript'];
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
  '/v1/webhook-trials/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try a delivery: what the mapping makes of it, and what would be refused
     * @description Stores nothing. The mapping may be one that is not in the file yet.
     *
     *     Needs one of the roles: marketing, revops.
     */
    post: operations['tryWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the webhooks that are taken, with the address to enter at each sender
     * @description Needs one of the roles: marketing, revops, ops.
     */
    get: operations['listWebhooks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{source}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Answer the challenge by which LinkedIn validates an address */
    get: operations['answerChallenge'];
    put?: never;
    /**
     * Deliver a webhook
     * @description Needs no token: the signature is checked as the scheme of the source says, over the body as it is sent, 256 KB at most. What was delivered before changes nothing and is answered 200 with the same body; so is what is left out.
     */
    post: operations['receiveWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/words': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the words of leads that no list in the playbook has
     * @description What leads call their industry, department or channel, each word with the number of leads that use it. It is free text from people: who read it, and when, is recorded. A word disappears with the contact data of its last lead, or when that lead says something else.
     *
     *     Needs one of the roles: revops.
     */
    get: operations['listWords'];
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
    AbsorbedLead: {
      /**
       * Format: date-time
       * @description When it was merged.
       */
      at: string;
      /** Format: uuid */
      leadId: string;
    };
    Account: {
      /** Format: uuid */
      accountId: string;
      /**
       * @description Its domains.
       * @example [
       *       "example.com"
       *     ]
       */
      domains: string[];
      /**
       * @description How many leads it has.
       * @example 3
       */
      leads: number;
      /**
       * @description As most of its leads say it. Absent where none says a name.
       * @example Example GmbH
       */
      name?: string;
      /**
       * Format: date-time
       * @description When the first lead of it came.
       */
      since: string;
      /**
       * @description Where its leads say it is.
       * @example [
       *       "Berlin"
       *     ]
       */
      towns: string[];
    };
    AccountCounts: {
      /** @description Accounts that leads are attached to. */
      accounts: number;
      /** @description Leads of companies about which somebody is asked, attached or not. */
      asked: number;
      /** @description Leads that are attached to an account. */
      attached: number;
      /** @description Questions that wait for an answer. */
      questions: number;
    };
    AccountLead: {
      /**
       * @description What put it here: nobody had named the company, the evidence, or a person.
       * @enum {string}
       */
      by: 'new' | 'match' | 'person';
      /** Format: date-time */
      capturedAt: string;
      /** Format: uuid */
      leadId: string;
      /**
       * @description Why it is here.
       * @example [
       *       "same domain",
       *       "same name but for the legal form"
       *     ]
       */
      why: string[];
    };
    AccountPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Account'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    AccountQuestion: {
      /** @description The two accounts, or the one. */
      accounts: components['schemas']['Account'][];
      /** Format: date-time */
      answeredAt?: string;
      /** Format: date-time */
      askedAt: string;
      /**
       * @description Whether two accounts are one company, or whether the leads of one account are one company.
       * @enum {string}
       */
      asks: 'same-company' | 'one-company';
      /**
       * @description Who answered: the evidence by itself, or a person.
       * @enum {string}
       */
      by?: 'match' | 'person';
      /** Format: uuid */
      questionId: string;
      /**
       * @description `settled`: the two became one account by another answer or match.
       * @enum {string}
       */
      state: 'open' | 'yes' | 'no' | 'settled';
      /** @description What speaks for it and against it. */
      why: components['schemas']['Evidence'][];
    };
    AccountQuestionPage: {
      /** @description In the order of the list. */
      items: components['schemas']['AccountQuestion'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    AccountWithLeads: {
      /** Format: uuid */
      accountId: string;
      /**
       * @description Its domains.
       * @example [
       *       "example.com"
       *     ]
       */
      domains: string[];
      /** @description A page of its leads. */
      items: components['schemas']['AccountLead'][];
      /**
       * @description How many leads it has.
       * @example 3
       */
      leads: number;
      /**
       * @description As most of its leads say it. Absent where none says a name.
       * @example Example GmbH
       */
      name?: string;
      /** @description The `cursor` of the next page of leads; null on the last page. */
      next: string | null;
      /**
       * Format: date-time
       * @description When the first lead of it came.
       */
      since: string;
      /**
       * @description Where its leads say it is.
       * @example [
       *       "Berlin"
       *     ]
       */
      towns: string[];
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
    AlreadyAnsweredProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:already-answered'
        | 'urn:smarketing:problem:contradicts-a-no'
        | 'urn:smarketing:problem:account-gone'
        | 'urn:smarketing:problem:concurrent-change';
    };
    AlreadyAnsweredProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:already-answered' | 'urn:smarketing:problem:concurrent-change';
    };
    AnsweredQuestion: {
      /** Format: uuid */
      questionId: string;
      /**
       * @description What it is after the answer.
       * @enum {string}
       */
      state: 'open' | 'yes' | 'no' | 'settled';
    };
    BadRequestProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding'
        | 'urn:smarketing:problem:invalid-idempotency-key';
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
        | 'urn:smarketing:problem:bad-request'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding'
        | 'urn:smarketing:problem:invalid-idempotency-key';
    };
    BadRequestProblem4: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address' | 'urn:smarketing:problem:bad-request';
    };
    BadRequestProblem5: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:malformed-address';
    };
    BadRequestProblem6: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:bad-request'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding';
    };
    BatchCaptured: {
      /** @description In the order of the request. */
      results: components['schemas']['BatchResult'][];
    };
    BatchResult: {
      /**
       * Format: uuid
       * @description Another lead that the e-mail address belongs to.
       */
      conflict?: string;
      /** @description False if the lead was already known. */
      created?: boolean;
      /** @description What was left out, and why. */
      ignored?: components['schemas']['Ignored'][];
      /** Format: uuid */
      leadId?: string;
      /**
       * Format: uuid
       * @description The lead that was recognised, where it is merged: leadId stands for it.
       */
      mergedFrom?: string;
      /** @description What is wrong with this row. */
      problem?: components['schemas']['Problem'];
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
    Campaign: {
      /** @description For the whole period. */
      budget?: components['schemas']['CampaignMoney'];
      /** Format: uuid */
      campaignId: string;
      /**
       * @description The channel that it counts in.
       * @example paid_search
       */
      channel: string;
      /**
       * @description As it was planned, or the UTM campaign in lower case; `(other)` stands for those of its channel above 2,000 new ones a day.
       * @example spring-2026
       */
      code: string;
      /**
       * @description Its first day.
       * @example 2026-03-01
       */
      from?: string;
      /**
       * @description Of visits, where it has one.
       * @example cpc
       */
      medium?: string;
      /**
       * @description What people call it.
       * @example Spring 2026
       */
      name?: string;
      /** @description Whether it was planned by hand, or visits named it. */
      origin: components['schemas']['CampaignOrigin'];
      /**
       * Format: uuid
       * @description The planned campaign that its leads and costs count in.
       */
      partOf?: string;
      /**
       * Format: date-time
       * @description When it was planned, or first seen.
       */
      plannedAt: string;
      /** @description What ad platforms call it. */
      platformIds?: components['schemas']['PlatformId'][];
      /**
       * @description Of visits, where it has one.
       * @example google
       */
      source?: string;
      /**
       * @description Its last day.
       * @example 2026-05-31
       */
      to?: string;
      /** @description Which visits it counts. */
      utm?: components['schemas']['CampaignRule'][];
    };
    CampaignCost: {
      /** @description The cost of the day. */
      amount: components['schemas']['CampaignMoney'];
      /** @description How often it was clicked. */
      clicks?: number;
      /**
       * @description In the zone of the account.
       * @example 2026-11-22
       */
      day: string;
      /** @description How often it was shown. */
      impressions?: number;
      /**
       * @description Where the money was spent.
       * @example google-ads
       */
      platform: string;
      /**
       * Format: date-time
       * @description When it was reported last.
       */
      recordedAt: string;
      /**
       * @description The zone of the account.
       * @example Europe/Berlin
       */
      zone: string;
    };
    CampaignCostPage: {
      /** @description In the order of the list. */
      items: components['schemas']['CampaignCost'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    CampaignCostRow: {
      /** @description The cost of the whole day. Not negative; 0 takes back what was recorded. */
      amount: components['schemas']['CampaignMoney'];
      /**
       * @description The campaign by its code or its name, or by the `utm_campaign` of visits.
       * @example spring-2026
       */
      campaign?: string;
      /**
       * Format: uuid
       * @description The campaign by its id here.
       */
      campaignId?: string;
      /** @description How often it was clicked. */
      clicks?: number;
      /**
       * @description In the zone of the account.
       * @example 2026-11-22
       */
      day: string;
      /** @description How often it was shown. */
      impressions?: number;
      /** @description Where the row stands in the file; the result repeats it. */
      line?: number;
      /**
       * @description Where the money was spent.
       * @example google-ads
       */
      platform: string;
      /**
       * @description What the platform calls it. It is remembered, decides from then on, and keeps costs apart: several of the platform’s campaigns may be of one here.
       * @example 12345678901
       */
      platformCampaignId?: string;
      /**
       * @description The zone of the account, by its IANA name.
       * @default UTC
       * @example Europe/Berlin
       */
      zone?: string;
    };
    CampaignExistsProblem: components['schemas']['Problem'] &
      components['schemas']['OtherCampaign'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:campaign-exists'
          | 'urn:smarketing:problem:concurrent-change';
      };
    CampaignExistsProblem2: components['schemas']['Problem'] &
      components['schemas']['OtherCampaign'] & {
        /** @enum {string} */
        type?:
          | 'urn:smarketing:problem:campaign-exists'
          | 'urn:smarketing:problem:campaign-not-planned'
          | 'urn:smarketing:problem:concurrent-change';
      };
    CampaignMoney: {
      /**
       * @description In minor units: 1250000 are 12,500.00 EUR.
       * @example 1250000
       */
      amount: number;
      /**
       * @description ISO 4217.
       * @example EUR
       */
      currency: string;
    };
    /**
     * @description Whether it was planned by hand, or visits named it.
     * @enum {string}
     */
    CampaignOrigin: 'plan' | 'visit';
    CampaignPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Campaign'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    CampaignRule: {
      /**
       * @description `utm_campaign`.
       * @example spring-*
       */
      campaign?: string;
      /**
       * @description `utm_medium`.
       * @example cpc
       */
      medium?: string;
      /**
       * @description `utm_source`.
       * @example google
       */
      source?: string;
    };
    CaptureBatch: {
      leads: components['schemas']['CaptureLead'][];
    };
    Captured: {
      /**
       * Format: uuid
       * @description Another lead that the e-mail address belongs to: the two may be the same person.
       */
      conflict?: string;
      /** @description False if the lead was already known. */
      created: boolean;
      /** @description What was left out, and why. */
      ignored?: components['schemas']['Ignored'][];
      /** Format: uuid */
      leadId: string;
      /**
       * Format: uuid
       * @description The lead that was recognised, where it is merged: leadId stands for it.
       */
      mergedFrom?: string;
    };
    CapturedTouchpoint: {
      kind: components['schemas']['TouchpointKind'];
    };
    CaptureLead: {
      /**
       * @description A name or an alias from the list of channels; any other word counts as `other`. Default: what the playbook says of the UTM parameters.
       * @example organic_search
       */
      channel?: string;
      clickIds?: components['schemas']['ClickIds'];
      /**
       * @description By purpose of the playbook what the person has said.
       * @example {
       *       "newsletter": {
       *         "state": "given",
       *         "basis": "consent",
       *         "textVersion": "2026-11.de"
       *       }
       *     }
       */
      consent?: {
        [key: string]: components['schemas']['ConsentStatement'];
      };
      contact?: components['schemas']['Contact'];
      external?: components['schemas']['ExternalId'];
      /**
       * Format: date-time
       * @description When it happened. Default: now.
       */
      occurredAt?: string;
      profile?: components['schemas']['Profile'];
      touchpoint?: components['schemas']['CapturedTouchpoint'];
      utm?: components['schemas']['Utm'];
    };
    ChallengeAnswer: {
      /** @example 890e4665-4dfe-4ab1-b689-ed553bceeed0 */
      challengeCode: string;
      /** @description HMAC-SHA256 of the code under the client secret, in hexadecimal. */
      challengeResponse: string;
    };
    ChangeCampaignRequest: {
      /** @description For the whole period. Null: none. */
      budget?: components['schemas']['CampaignMoney'] | null;
      /** @description One of the channels of the playbook. */
      channel?: string;
      /**
       * @description What costs and people name it by; one planned campaign has it, whatever the letter case.
       * @example spring-2026
       */
      code?: string;
      /** @description Its first day. Null: none. */
      from?: string | null;
      /** @description What people call it. It stays in this service. Null: none. */
      name?: string | null;
      /** @description All ids that it is to have. */
      platformIds?: components['schemas']['PlatformId'][];
      /** @description Its last day. Null: none. */
      to?: string | null;
      /** @description All rules that it is to have. Figures restate themselves. */
      utm?: components['schemas']['CampaignRule'][];
    };
    ClickIds: {
      /** @example IwAR2F4-dbP0l7 */
      fbclid?: string;
      /** @example EAIaIQobChMI7uyX */
      gclid?: string;
      /** @example 4c1ba4f6-3c1a-4a4b-9a55-0a7f5a0f1b2c */
      li_fat_id?: string;
      /** @example dd4afe126d7911e6a8 */
      msclkid?: string;
    };
    Confirmation: {
      /**
       * Format: date-time
       * @description When it had deleted all that it held; null while its confirmation is missing.
       */
      at: string | null;
      /** @example lead-scoring */
      service: string;
    };
    ConflictProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:concurrent-change';
    };
    ConsentInForce: {
      /** @description The ground; none where it is withdrawn. */
      basis?: components['schemas']['LegalBasis'];
      /** @example newsletter */
      purpose: string;
      /**
       * Format: date-time
       * @description When that was said which is in force.
       */
      since: string;
      /** @description Only `given` allows anything; `pending` waits for its confirmation. */
      state: components['schemas']['ConsentState'];
      /**
       * @description Of the text that was agreed to.
       * @example 2026-11.de
       */
      textVersion?: string;
    };
    ConsentNotGivenProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:consent-not-given'
        | 'urn:smarketing:problem:concurrent-change';
    };
    ConsentProof: {
      /** @description Of whom it is. */
      contact: components['schemas']['ProvenContact'];
      /**
       * Format: date-time
       * @description Until then it is kept, also when the lead is erased.
       */
      keptUntil?: string;
      /** @example phone */
      purpose: string;
      /** @description All that was said, by its time. */
      statements: components['schemas']['ProvenStatement'][];
    };
    ConsentProofs: {
      /**
       * Format: date-time
       * @description When the lead was erased, if it was: then these proofs are all that is left.
       */
      erasedAt?: string;
      /** @description Why they are kept after the erasure. */
      ground?: string;
      /** Format: uuid */
      leadId: string;
      /** @description By purpose. */
      proofs: components['schemas']['ConsentProof'][];
    };
    ConsentRecorded: {
      /** @description The ground; none where it is withdrawn. */
      basis?: components['schemas']['LegalBasis'];
      /**
       * Format: date-time
       * @description Until when the link is good by which the person has to confirm it.
       */
      confirmBy?: string;
      /** @example newsletter */
      purpose: string;
      /** @description False if the same was known already. */
      recorded: boolean;
      /**
       * Format: date-time
       * @description When that was said which is in force.
       */
      since: string;
      /** @description Only `given` allows anything; `pending` waits for its confirmation. */
      state: components['schemas']['ConsentState'];
      /**
       * @description Of the text that was agreed to.
       * @example 2026-11.de
       */
      textVersion?: string;
    };
    Consents: {
      /** @description What is in force, by purpose. */
      consents: components['schemas']['ConsentInForce'][];
      /** @description All that was said, by its time. */
      history: components['schemas']['SaidConsent'][];
      /** Format: uuid */
      leadId: string;
    };
    ConsentsRecorded: {
      /** @description What is in force now, by purpose. */
      consents: components['schemas']['ConsentRecorded'][];
      /** Format: uuid */
      leadId: string;
    };
    /**
     * @description Only `given` allows anything; `pending` waits for its confirmation.
     * @enum {string}
     */
    ConsentState: 'pending' | 'given' | 'withdrawn';
    ConsentStatement: {
      /**
       * @description A consumer's consent to calls is proven for years, a company's is not.
       * @default consumer
       * @enum {string}
       */
      as?: 'consumer' | 'company';
      /**
       * Format: date-time
       * @description When it was said. Default: the time of the capture; a file must name one.
       */
      at?: string;
      /** @description One that the playbook allows for the purpose. Needed where it is given. */
      basis?: components['schemas']['LegalBasis'];
      /**
       * @description From which it was confirmed.
       * @example 192.0.2.17
       */
      confirmationIp?: string;
      /**
       * Format: date-time
       * @description When the sender has had it confirmed.
       */
      confirmedAt?: string;
      /**
       * @description The address of the person who said it. It is kept sealed.
       * @example 192.0.2.17
       */
      ip?: string;
      /**
       * @description Where it was said. Default: how it came here, such as api.
       * @example website-form
       */
      source?: string;
      /** @enum {string} */
      state: 'given' | 'withdrawn';
      /**
       * @description The version of the text that was agreed to. Needed where it is given.
       * @example 2026-11.de
       */
      textVersion?: string;
    };
    ConsentUsed: {
      /**
       * Format: date-time
       * @description Until then its proof is kept, if the playbook says so.
       */
      proofKeptUntil?: string;
      /** @example phone */
      purpose: string;
      /**
       * Format: uuid
       * @description The statement that was relied on.
       */
      statementId: string;
      /** @description How often it was relied on by now. */
      timesUsed: number;
    };
    Contact: {
      /** @example Example GmbH */
      company?: string;
      /** @example anna.lee@example.com */
      email?: string;
      /** @example Anna */
      firstName?: string;
      /** @example Head of Purchasing */
      jobTitle?: string;
      /** @example Lee */
      lastName?: string;
      /** @example +49 30 1234567 */
      phone?: string;
      /** @example Berlin */
      town?: string;
      /** @example www.example.com */
      website?: string;
    };
    ContactCard: {
      /**
       * @description The last click on an ad of each network.
       * @example {
       *       "gclid": "EAIaIQobChMI7uyX"
       *     }
       */
      clickIds?: {
        [key: string]: string;
      };
      /** @example Example GmbH */
      company?: string;
      /** @example anna.lee@example.com */
      email?: string;
      /** @description Its ids in other systems. */
      external?: components['schemas']['KnownAs'][];
      /** @example Anna */
      firstName?: string;
      /** @example Head of Purchasing */
      jobTitle?: string;
      /** @example Lee */
      lastName?: string;
      /** Format: uuid */
      leadId: string;
      /** @description As it was typed, with its extension. */
      phone?: string;
      /**
       * @description The same in E.164, without the extension.
       * @example +16085550100
       */
      phoneE164?: string;
      /**
       * @description The extension of it.
       * @example 11
       */
      phoneExtension?: string;
      /**
       * @description As dialled from abroad, if the number or the lead's country tells.
       * @example +1 608 555 0100 ext. 11
       */
      phoneInternational?: string;
      /** @example Berlin */
      town?: string;
      /**
       * @description The company's page.
       * @example www.example.com
       */
      website?: string;
      /**
       * @description The lead's own words where its bands say `other`.
       * @example {
       *       "industry": "Falconry"
       *     }
       */
      words?: {
        [key: string]: string;
      };
    };
    CorrectFirstTouch: {
      /**
       * @description A channel of the playbook's list.
       * @example email
       */
      channel?: string;
      /**
       * Format: date-time
       * @description When the first contact was: RFC 3339 with a zone.
       */
      occurredAt?: string;
      /** @description The reason, for the record. No contact data. */
      reason: string;
    };
    CorrectImport: {
      /**
       * Format: uuid
       * @description The `next` of the previous answer.
       */
      after?: string;
      /**
       * @description A channel of the playbook's list.
       * @example email
       */
      channel: string;
      /**
       * @description Only leads of this channel; else all.
       * @example other
       */
      from?: string;
      /** @description The reason, for the record. No contact data. */
      reason: string;
    };
    CostRecorded: {
      /**
       * Format: uuid
       * @description The campaign that the cost counts in.
       */
      campaignId: string;
      /** @description As the row said. */
      line?: number;
      /**
       * @description New; in the place of a former report; or known already.
       * @enum {string}
       */
      outcome: 'recorded' | 'replaced' | 'unchanged';
    };
    CostRefused: {
      /** @description As the row said. */
      line?: number;
      /** @description Why nothing was recorded of the row. */
      problem: components['schemas']['Problem'];
    };
    CostsRecorded: {
      /** @description In the order of the rows. */
      results: (components['schemas']['CostRecorded'] | components['schemas']['CostRefused'])[];
    };
    CreateImport: {
      /**
       * @description Only report what the import would do. Nothing is stored.
       * @default false
       */
      dryRun?: boolean;
      /** @enum {string} */
      format: 'csv' | 'ndjson';
      /**
       * @description Columns → fields, date formats, constants, blanks, tables of values: see the README of the service.
       * @example {
       *       "columns": {
       *         "id": "externalId",
       *         "mail": "email",
       *         "first_seen": "occurredAt",
       *         "origin": "channel"
       *       },
       *       "dates": {
       *         "occurredAt": "yyyy-MM-dd"
       *       },
       *       "zone": "Europe/Berlin",
       *       "constants": {
       *         "externalSystem": "crm"
       *       },
       *       "blank": {
       *         "channel": "(none)"
       *       },
       *       "values": {
       *         "origin": {
       *           "email_marketing": "email",
       *           "unknown": null
       *         }
       *       },
       *       "delimiter": ";"
       *     }
       */
      mapping: {
        [key: string]: unknown;
      };
      /** @example trade fair 2026 */
      name: string;
      /**
       * @description Resume the unfinished import of the same name, format and mapping, if there is one.
       * @default false
       */
      resume?: boolean;
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
    Deleted: {
      /** @description How many. */
      count: number;
      /**
       * @description The collection that held them.
       * @example vault
       */
      of: string;
    };
    Delivery: {
      /**
       * @description Tests, and what the mapping leaves out: stored nowhere.
       * @example 0
       */
      passedOver: number;
      /** @description Those that give no lead; not stored. */
      refused: components['schemas']['RefusedEvent'][];
      /**
       * @description Stored now or before.
       * @example 1
       */
      taken: number;
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
    DrainingProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:draining'
        | 'urn:smarketing:problem:dry-run-running'
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens'
        | 'urn:smarketing:problem:too-many-bodies';
    };
    DryRun: {
      /** @description Rows whose e-mail address belongs to a different lead than their external id. */
      conflicts: number;
      created: number;
      /** @enum {boolean} */
      dryRun: true;
      /** @description Rows that would be refused. */
      failed: number;
      /** @description Existing leads that would be updated. */
      matched: number;
      /** @description Rows about the same lead as an earlier row; also among the other counts. */
      merged: number;
      mergedExamples: components['schemas']['MergedRow'][];
      /** @description By reason, the most frequent first. */
      refused: components['schemas']['Refusals'][];
      /** @description Errors for further reasons, if there are more than a hundred. */
      refusedOtherwise: number;
      /** @description created + matched + unchanged + failed. */
      rows: number;
      unchanged: number;
      /**
       * @description List of the playbook → rows whose word it does not have, which counts as `other`.
       * @example {
       *       "industry": 120
       *     }
       */
      unlisted: {
        [key: string]: number;
      };
    };
    DryRunTooLongProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:dry-run-too-long'
        | 'urn:smarketing:problem:missing-column'
        | 'urn:smarketing:problem:invalid-header'
        | 'urn:smarketing:problem:outdated-mapping'
        | 'urn:smarketing:problem:invalid-utf-8'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason';
    };
    Duplicate: {
      /**
       * Format: date-time
       * @description Since when it is settled that they are two persons.
       */
      dismissedAt?: string;
      /** @description What they have in common, without the values: an e-mail address and an external id that came together and belong to one each, two spellings of one mailbox, a phone number, a name at one company, an initial and a last name at one company. */
      evidence: components['schemas']['DuplicateEvidence'][];
      /** Format: date-time */
      foundAt: string;
      /**
       * Format: uuid
       * @description The id of the pair.
       */
      id: string;
      /** @description The two leads, the one that has been known for longer first. */
      leads: string[];
      /** @description True if an initial is all that speaks for it. */
      weak: boolean;
    };
    /** @enum {string} */
    DuplicateEvidence:
      | 'email-and-external-id'
      | 'mailbox'
      | 'phone'
      | 'name-and-company'
      | 'initial-and-company';
    DuplicatePage: {
      /** @description In the order of the list. */
      items: components['schemas']['Duplicate'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    ErasedAgain: {
      /** @description Documents that were deleted again. */
      documents: number;
      /** @description Erased leads of which something was back. */
      leads: number;
    };
    EraseLead: {
      /**
       * @description Why. It is kept; nothing else is.
       * @enum {string}
       */
      ground: 'request' | 'consent-withdrawn' | 'objection' | 'unlawful';
    };
    /**
     * @description Why.
     * @enum {string}
     */
    ErasureGround: 'request' | 'consent-withdrawn' | 'objection' | 'unlawful' | 'retention';
    ErasurePage: {
      /** @description In the order of the list. */
      items: components['schemas']['ErasureReceipt'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    ErasureReceipt: {
      /** @description Whether all have confirmed. */
      complete: boolean;
      /** @description Of every service that held something. */
      confirmations: components['schemas']['Confirmation'][];
      /** @description What was deleted here, by collection. */
      deleted: components['schemas']['Deleted'][];
      /**
       * Format: date-time
       * @description When it was erased here.
       */
      erasedAt: string;
      /**
       * Format: uuid
       * @description The lead that it had been merged into, and with which it was erased.
       */
      erasedWith?: string;
      /** @description Why. */
      ground: components['schemas']['ErasureGround'];
      /** @description What is kept all the same, and until when. */
      kept: components['schemas']['Kept'][];
      /** Format: uuid */
      leadId: string;
      /** @description The services whose confirmation is missing. */
      missing: string[];
      /** @description The period that was over. */
      period?: components['schemas']['Period'];
      /** @description The version that has the period. */
      playbook?: number;
    };
    Evidence: {
      /** @example same domain example.com */
      says: string;
      /**
       * @description For it above 0, against it below 0.
       * @example 50
       */
      weight: number;
    };
    Explained: {
      campaign: components['schemas']['ExplainedCampaign'] | null;
      /** @description Of this capture. */
      channel: components['schemas']['ExplainedChannel'];
      /**
       * Format: uuid
       * @description Another lead that the e-mail address belongs to: it would not be taken over.
       */
      conflict?: string;
      /**
       * @description The purposes of which it says a consent, or that there is none any longer.
       * @example [
       *       "newsletter"
       *     ]
       */
      consents: string[];
      /**
       * @description Contact data that would be sealed, by field, without values.
       * @example {
       *       "email": "kept",
       *       "phone": "added"
       *     }
       */
      contact: {
        [key: string]: 'added' | 'changed' | 'kept';
      };
      /** @description Leads that would be suggested as the same person, and not merged. */
      duplicates: components['schemas']['ExplainedDuplicate'][];
      /** @enum {boolean} */
      explained: true;
      /**
       * @description The facts that would be published, in their order; those of consents come on top.
       * @example [
       *       "smarketing.lead.captured.v1"
       *     ]
       */
      facts: string[];
      /**
       * @description Whether this is its first contact: of a new lead, since it was earlier than the one that is known, or not.
       * @enum {string}
       */
      firstContact: 'this' | 'moved' | 'stays';
      /** @description What would be left out, and why. */
      ignored: components['schemas']['Ignored'][];
      /** @description What the lead is looked for by. An external id decides before the e-mail address, and that before its mailbox. */
      keys: components['schemas']['ExplainedKey'][];
      lead: components['schemas']['ExplainedLead'];
      /**
       * Format: uuid
       * @description The lead that it is; null: a new one.
       */
      leadId: string | null;
      /** @enum {string} */
      outcome: 'created' | 'matched' | 'unchanged';
      /** @description The version of the playbook that decided. */
      playbook: number;
      touchpoint: components['schemas']['ExplainedTouchpoint'] | null;
      /**
       * @description Lists of the playbook that do not have the word: it would count as `other`.
       * @example [
       *       "industry"
       *     ]
       */
      unlisted: string[];
    };
    ExplainedCampaign: {
      /**
       * Format: uuid
       * @description Null: it would be planned now.
       */
      campaignId: string | null;
    };
    ExplainedChannel: {
      /** @example paid_search */
      name: string;
      /**
       * @description The rule of the playbook that gave it; null where the sender said it, or no rule has the UTM parameters.
       * @example channels[3]
       */
      rule: string | null;
    };
    ExplainedDuplicate: {
      evidence: components['schemas']['DuplicateEvidence'][];
      /** Format: uuid */
      leadId: string;
      /** @description True if an initial is all that speaks for it. */
      weak: boolean;
    };
    ExplainedKey: {
      /** @enum {string} */
      kind: 'external-id' | 'email' | 'mailbox';
      /**
       * Format: uuid
       * @description The lead that it belongs to; null: to none.
       */
      leadId: string | null;
      /**
       * @description How what was sent is read, or the place of the rule in the playbook.
       * @example identity.email[0]
       */
      rule: string;
    };
    ExplainedLead: {
      /**
       * Format: date-time
       * @description When its first contact was.
       */
      capturedAt: string;
      /**
       * @description Of its first contact.
       * @example organic_search
       */
      channel: string;
      /**
       * @example [
       *       "crm"
       *     ]
       */
      externalSystems: string[];
      profile: components['schemas']['LeadProfile'];
      touchpoints: number;
    };
    ExplainedTouchpoint: {
      kind: components['schemas']['TouchpointKind'];
      /** @description False if the same touchpoint is known already. */
      recorded: boolean;
    };
    ExternalId: {
      /** @example 4711 */
      id: string;
      /**
       * @description The system that gave the id.
       * @example crm
       */
      system: string;
    };
    FieldDifference: {
      /** @description As JSON text, truncated; absent if there is no such field. */
      live?: string;
      /** @description Such as `bus.seen.leads`. */
      path: string;
      /** @description As JSON text, truncated; absent if there is no such field. */
      rebuilt?: string;
    };
    FirstTouch: {
      /** Format: date-time */
      capturedAt: string;
      /** @description False if it was so already. */
      changed: boolean;
      /** @example email */
      channel: string;
      /** Format: uuid */
      leadId: string;
    };
    ForbiddenProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:role-required';
    };
    FormerFirstTouch: {
      /** Format: date-time */
      at: string;
      /** @description True if an earlier contact became known; otherwise it was corrected by hand. */
      automatic?: boolean;
      /** Format: uuid */
      campaignId?: string;
      /** @example direct_traffic */
      channel: string;
      /** Format: date-time */
      correctedAt: string;
      /** @description Why it was corrected. */
      reason: string;
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
    IdempotencyKeyReusedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:idempotency-key-reused'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason';
    };
    Ignored: {
      /** @example looks like an e-mail address or a phone number: taken without it */
      detail: string;
      /** @example /utm/campaign */
      pointer: string;
    };
    Import: {
      /** Format: date-time */
      completedAt?: string;
      /** @description Rows whose e-mail address belongs to a different lead than their external id. */
      conflicts: number;
      created: number;
      /** Format: date-time */
      createdAt: string;
      /** @description Rows with errors: nothing from them is stored. */
      failed: number;
      /** @enum {string} */
      format: 'csv' | 'ndjson';
      /** Format: uuid */
      importId: string;
      /** @description Existing leads that were updated. */
      matched: number;
      /** @example trade fair 2026 */
      name: string;
      /** @description Rows done: created + matched + unchanged + failed. */
      rows: number;
      /** Format: date-time */
      startedAt?: string;
      /**
       * @description interrupted: send the same file again, it resumes where it stopped.
       * @enum {string}
       */
      state: 'waiting' | 'running' | 'interrupted' | 'completed';
      /** @description Existing leads that were already up to date. */
      unchanged: number;
    };
    ImportCorrected: {
      /** @description Leads that were corrected by this request, 500 at most. */
      corrected: number;
      /**
       * Format: uuid
       * @description Send it as `after` to continue; null: that was all.
       */
      next: string | null;
    };
    ImportCreated: {
      /** Format: uuid */
      importId: string;
      /** @description Rows that are stored already. */
      rows: number;
      /**
       * @description Other than waiting: an unfinished import is resumed.
       * @enum {string}
       */
      state: 'waiting' | 'running' | 'interrupted' | 'completed';
    };
    ImportPage: {
      /** @description In the order of the list. */
      items: components['schemas']['Import'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    ImportStoppedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:import-stopped'
        | 'urn:smarketing:problem:import-taken-over'
        | 'urn:smarketing:problem:import-running'
        | 'urn:smarketing:problem:other-file'
        | 'urn:smarketing:problem:concurrent-change';
    };
    InboundRefusal: {
      /**
       * Format: date-time
       * @description When it was refused.
       */
      at: string;
      /**
       * @description The place within the event; empty where the whole of it is wrong.
       * @example /data/kind
       */
      field: string;
      /**
       * @description Its offset.
       * @example 4711
       */
      offset: number;
      /**
       * @description Its partition.
       * @example 3
       */
      partition: number;
      /**
       * @description Who wrote it.
       * @example crm
       */
      sender: string;
      /**
       * @description Where it lies.
       * @example smarketing.inbound.crm
       */
      topic: string;
      /**
       * @description What is wrong, without the value.
       * @example is missing
       */
      why: string;
    };
    InboundRefusalPage: {
      /** @description In the order of the list. */
      items: components['schemas']['InboundRefusal'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    InternalServerErrorProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:internal';
    };
    InvalidMappingProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:invalid-mapping'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason';
    };
    Kept: {
      /** @description Why it must be. */
      ground: string;
      /**
       * @description What is kept.
       * @example telephone-consents
       */
      of: string;
      /**
       * Format: date-time
       * @description When it ends.
       */
      until: string;
    };
    KnownAs: {
      /** @example 4711 */
      id: string;
      /**
       * @description The system that gave the id.
       * @example crm
       */
      system: string;
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
    Lead: {
      /** @description The leads that were merged into it. All else here is what it is by itself. */
      absorbed?: components['schemas']['AbsorbedLead'][];
      /** @description Whether somebody is asked which company it, or its account, belongs to. */
      accountAsked: boolean;
      /**
       * Format: uuid
       * @description The account of its company; absent where it belongs to none.
       */
      accountId?: string;
      /** Format: uuid */
      campaignId?: string;
      /** Format: date-time */
      capturedAt: string;
      /** @example organic_search */
      channel: string;
      /** @description What sales reported back, if a deal was closed. */
      conversion?: components['schemas']['Outcome'];
      /** @description How the first contact was recorded before it was corrected, oldest first. */
      corrections?: components['schemas']['FormerFirstTouch'][];
      /**
       * @description The other systems that have an id for it.
       * @example [
       *       "crm"
       *     ]
       */
      externalSystems: string[];
      /** Format: date-time */
      lastTouchpointAt?: string;
      /** Format: uuid */
      leadId: string;
      /** Format: date-time */
      mergedAt?: string;
      /**
       * Format: uuid
       * @description The lead that stands for it, since it was merged: that one counts for both.
       */
      mergedInto?: string;
      /** @description Bands that identify nobody. */
      profile: components['schemas']['LeadProfile'];
      /** @example import */
      source: string;
      /**
       * @description How far it had come in another system, according to the newest file.
       * @enum {string}
       */
      stage?: 'qualified' | 'opportunity' | 'customer' | 'lost' | 'disqualified';
      touchpoints: number;
    };
    LeadErasedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:lead-erased';
    };
    LeadProfile: {
      /**
       * @description Attributes that the playbook declares.
       * @example {
       *       "employees": 40
       *     }
       */
      attributes?: {
        [key: string]: string | number | boolean;
      };
      /**
       * @description Employees.
       * @enum {string}
       */
      companySize?: '1-9' | '10-49' | '50-249' | '250-999' | '1000+';
      /**
       * @description ISO 3166.
       * @example DE
       */
      country?: string;
      /**
       * @description From the list in the playbook.
       * @example purchasing
       */
      department?: string;
      /** @enum {string} */
      emailKind?: 'company' | 'free-mail' | 'none';
      /**
       * @description From the list in the playbook.
       * @example manufacturing
       */
      industry?: string;
      /** @enum {string} */
      seniority?: 'junior' | 'senior' | 'manager' | 'director' | 'executive';
    };
    /**
     * @description One that the playbook allows for the purpose. Needed where it is given.
     * @enum {string}
     */
    LegalBasis:
      | 'consent'
      | 'contract'
      | 'legitimate-interest'
      | 'existing-customer'
      | 'presumed-consent';
    LinkGoneProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:link-gone';
    };
    /** @enum {string} */
    LossReason: 'price' | 'value' | 'need' | 'timing' | 'competitor' | 'unreachable';
    MailedContact: {
      /** @example anna.lee@example.com */
      email?: string;
      /** @example Anna */
      firstName?: string;
      /** @example Lee */
      lastName?: string;
    };
    MergeAccounts: {
      /**
       * Format: uuid
       * @description The other account; the older one of both is kept.
       */
      accountId: string;
    };
    Merged: {
      /** @description What it stands for now by this merge: the other lead, and what that one had absorbed. */
      absorbed: string[];
      /**
       * Format: uuid
       * @description The lead that stands for both.
       */
      leadId: string;
    };
    MergedAlreadyProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:merged-already'
        | 'urn:smarketing:problem:other-survivor'
        | 'urn:smarketing:problem:too-many-merged'
        | 'urn:smarketing:problem:concurrent-change';
    };
    MergedAlreadyProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:merged-already' | 'urn:smarketing:problem:concurrent-change';
    };
    MergedRow: {
      /** @description The line of the file where the row starts; the header is line 1. */
      line: number;
      /** @description 1 is the first row of data. */
      row: number;
      /** @description The first row of the file about the same lead. */
      withRow: number;
    };
    MergeLead: {
      /**
       * Format: uuid
       * @description The lead that is merged into the one of the address.
       */
      absorb: string;
      /** @description Let the further one in sales survive, or of two that are equally far the one that came first. Default: the one of the address, or a refusal where the other one is further. */
      either?: boolean;
      /** @description The reason, for the record. No contact data. */
      reason?: string;
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
    MovedLead: {
      /**
       * Format: uuid
       * @description Absent: it belongs to none.
       */
      accountId?: string;
      /** Format: uuid */
      leadId: string;
    };
    MoveLead: {
      /**
       * Format: uuid
       * @description The account that the lead belongs to; null: to none.
       */
      accountId: string | null;
    };
    NoSuchAccountProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-account';
    };
    NoSuchCampaignProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-campaign';
    };
    NoSuchDeadLetterProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-dead-letter';
    };
    NoSuchDuplicateProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-duplicate';
    };
    NoSuchErasureProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-erasure';
    };
    NoSuchImportProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-import';
    };
    NoSuchLeadProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-lead';
    };
    NoSuchLeadProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-lead' | 'urn:smarketing:problem:no-contact-data';
    };
    NoSuchLeadProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-lead' | 'urn:smarketing:problem:no-such-account';
    };
    NoSuchPageProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-page';
    };
    NoSuchQuestionProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-question';
    };
    NoSuchRestoreProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-restore';
    };
    NoSuchSchemaProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-schema';
    };
    NoSuchWebhookProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:no-such-webhook';
    };
    NotAnsweredProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:not-answered'
        | 'urn:smarketing:problem:already-answered'
        | 'urn:smarketing:problem:account-gone'
        | 'urn:smarketing:problem:concurrent-change';
    };
    NotMergedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:not-merged' | 'urn:smarketing:problem:concurrent-change';
    };
    OriginNotAllowedProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:origin-not-allowed';
    };
    OtherCampaign: {
      /**
       * Format: uuid
       * @description The campaign that has it.
       */
      campaignId?: string;
    };
    Outcome: {
      /** @description Of a deal won. */
      amount?: components['schemas']['Money'];
      /** Format: date-time */
      closedAt: string;
      /** @enum {string} */
      outcome: 'won' | 'lost';
      reason?: components['schemas']['LossReason'];
    };
    PageAnswer: {
      /**
       * @description Always true.
       * @example true
       */
      received: boolean;
    };
    PageClickIds: {
      /** @description Meta's. */
      fbclid?: string;
      /** @description Google's. */
      gclid?: string;
      /** @description LinkedIn's. */
      li_fat_id?: string;
      /** @description Microsoft's. */
      msclkid?: string;
    };
    PageContact: {
      /** @description The company. */
      company?: string;
      /**
       * @description The e-mail address.
       * @example anna.lee@example.com
       */
      email?: string;
      /**
       * @description The first name.
       * @example Anna
       */
      firstName?: string;
      /** @description The title of the job. */
      jobTitle?: string;
      /**
       * @description The last name.
       * @example Lee
       */
      lastName?: string;
      /** @description The phone number. */
      phone?: string;
    };
    PageMessage: {
      /** @description With consent and a form only. */
      clickIds?: components['schemas']['PageClickIds'];
      /** @description Whether the visitor has agreed to be recognised. Without it only forms are taken. */
      consent: boolean;
      /** @description Of a form. */
      contact?: components['schemas']['PageContact'];
      /**
       * @description A new UUID for each message: sent again it is known again.
       * @example 0b6f4e0a-7a3b-4c1d-9f57-0e4a1c2b3d4e
       */
      id: string;
      /**
       * @description Somebody was there, or sent a form.
       * @enum {string}
       */
      kind: 'visit' | 'form';
      /** @description Of a form. */
      profile?: components['schemas']['PageProfile'];
      /** @description With consent only. */
      utm?: components['schemas']['PageUtm'];
      /** @description The id that the browser keeps. With consent only, and with each visit. */
      visitor?: string;
    };
    PageProfile: {
      /**
       * @description As in captures.
       * @example 50-249
       */
      companySize?: string;
      /**
       * @description As in captures.
       * @example DE
       */
      country?: string;
      /**
       * @description As in captures.
       * @example sales
       */
      department?: string;
      /**
       * @description As in captures.
       * @example manufacturing
       */
      industry?: string;
      /**
       * @description As in captures.
       * @example executive
       */
      seniority?: string;
    };
    PageUtm: {
      /**
       * @description `utm_campaign` of the link.
       * @example spring
       */
      campaign?: string;
      /** @description `utm_content` of the link; not kept. */
      content?: string;
      /**
       * @description `utm_medium` of the link.
       * @example cpc
       */
      medium?: string;
      /**
       * @description `utm_source` of the link.
       * @example google
       */
      source?: string;
      /** @description `utm_term` of the link; not kept. */
      term?: string;
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
    PendingConfirmation: {
      /** @description To whom. */
      contact: components['schemas']['MailedContact'];
      /**
       * Format: date-time
       * @description When it was given.
       */
      givenAt: string;
      /** Format: uuid */
      leadId: string;
      /**
       * @description To be mailed. Without `publicUrl` in WEBHOOKS_FILE only its path.
       * @example https://hooks.example.com/v1/consents/confirm/AZMAGnweUACAAAAAAAAAGgGbL6Gv
       */
      link: string;
      /**
       * Format: date-time
       * @description Until then the link is good.
       */
      linkUntil: string;
      /** @example newsletter */
      purpose: string;
      /**
       * Format: uuid
       * @description Of what was said: mail each once.
       */
      statementId: string;
      /**
       * @description Of the text that was agreed to.
       * @example 2026-11.de
       */
      textVersion: string;
    };
    PendingConfirmationPage: {
      /** @description In the order of the list. */
      items: components['schemas']['PendingConfirmation'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    Period: {
      /**
       * @description Without a touchpoint.
       * @example 24
       */
      months: number;
      /**
       * @description Which leads it is for.
       * @example lost
       */
      of: string;
    };
    PlanCampaignRequest: {
      /** @description For the whole period. */
      budget?: components['schemas']['CampaignMoney'];
      /**
       * @description One of the channels of the playbook. Default: what the playbook makes of the first rule that has a source or a medium.
       * @example paid_search
       */
      channel?: string;
      /**
       * @description What costs and people name it by; one planned campaign has it, whatever the letter case.
       * @example spring-2026
       */
      code: string;
      /**
       * @description Its first day.
       * @example 2026-03-01
       */
      from?: string;
      /**
       * @description What people call it. It stays in this service.
       * @example Spring 2026
       */
      name?: string;
      /** @description What ad platforms call it; more are remembered as costs come in. */
      platformIds?: components['schemas']['PlatformId'][];
      /**
       * @description Its last day.
       * @example 2026-05-31
       */
      to?: string;
      /** @description Which visits it counts, by their UTM parameters: each part that is given must fit, `*` stands for any characters, letter case does not matter. Default: those with its code as `utm_campaign`. Of several campaigns the one whose rule says most counts a visit. */
      utm?: components['schemas']['CampaignRule'][];
    };
    PlatformId: {
      /** @example 12345678901 */
      id: string;
      /** @example google-ads */
      platform: string;
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
    Profile: {
      /** @description Attributes that the playbook declares. */
      attributes?: {
        [key: string]: string | number | boolean;
      };
      /**
       * @description Employees.
       * @enum {string}
       */
      companySize?: '1-9' | '10-49' | '50-249' | '250-999' | '1000+';
      /** @example DE */
      country?: string;
      /** @example purchasing */
      department?: string;
      /**
       * @description Derived from the e-mail address if there is one.
       * @enum {string}
       */
      emailKind?: 'company' | 'free-mail' | 'none';
      /** @example manufacturing */
      industry?: string;
      /** @enum {string} */
      seniority?: 'junior' | 'senior' | 'manager' | 'director' | 'executive';
    };
    ProvenContact: {
      /** @example Example GmbH */
      company?: string;
      /** @example anna.lee@example.com */
      email?: string;
      /** @example Anna */
      firstName?: string;
      /** @example Lee */
      lastName?: string;
      /** @example +49 30 1234567 */
      phone?: string;
    };
    ProvenStatement: {
      /** @enum {string} */
      as?: 'consumer' | 'company';
      /**
       * Format: date-time
       * @description When it was said.
       */
      at: string;
      basis?: components['schemas']['LegalBasis'];
      /**
       * @description What X-Forwarded-For said when it was confirmed; a caller can make it up.
       * @example 192.0.2.17, 198.51.100.4
       */
      confirmationForwardedFor?: string;
      /**
       * @description From which it was confirmed.
       * @example 192.0.2.17
       */
      confirmationIp?: string;
      /** Format: date-time */
      confirmedAt?: string;
      /**
       * @description By the link of this service, or by the tool of the sender.
       * @enum {string}
       */
      confirmedBy?: 'link' | 'sender';
      /**
       * Format: uuid
       * @description Of the statement.
       */
      id: string;
      /**
       * @description From which it was said.
       * @example 192.0.2.17
       */
      ip?: string;
      /**
       * Format: date-time
       * @description When it was relied on last.
       */
      lastUsedAt?: string;
      /** @description It counts only once it is confirmed. */
      needsConfirmation?: boolean;
      /** @example newsletter */
      purpose: string;
      /**
       * Format: date-time
       * @description When it became known here.
       */
      recordedAt: string;
      /**
       * @description Where it was said.
       * @example website-form
       */
      source: string;
      /** @enum {string} */
      state: 'given' | 'withdrawn';
      /** @example 2026-11.de */
      textVersion?: string;
      /** @description How often it was relied on. */
      timesUsed?: number;
      /** @description When it was relied on, the last 200. */
      uses: string[];
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
    RecordConsents: {
      /**
       * @description By purpose of the playbook what the person has said.
       * @example {
       *       "newsletter": {
       *         "state": "withdrawn"
       *       }
       *     }
       */
      consent: {
        [key: string]: components['schemas']['ConsentStatement'];
      };
    };
    RecordCostsRequest: {
      /** @description One row for each campaign, day and platform; of several the later one counts. */
      costs: components['schemas']['CampaignCostRow'][];
      /**
       * @description Answers what would be recorded, and records nothing.
       * @default false
       */
      dryRun?: boolean;
    };
    RecordTouchpoint: {
      /**
       * @description Default: what the playbook says of the UTM parameters.
       * @example email
       */
      channel?: string;
      kind: components['schemas']['TouchpointKind'];
      /**
       * Format: date-time
       * @description When it happened. Default: now.
       */
      occurredAt?: string;
      utm?: components['schemas']['Utm'];
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
    Refusals: {
      /** @description Null: the rows as a whole. */
      column: string | null;
      /** @description The first ones. */
      examples: components['schemas']['RowPlace'][];
      rows: number;
      /** @description What is wrong, without the values. */
      why: string;
    };
    RefusedEvent: {
      /** @description What is wrong, by fields of a lead. */
      errors: components['schemas']['ProblemFault'][];
      /**
       * @description Its place in the delivery, from 0.
       * @example 2
       */
      event: number;
    };
    RequestTimeoutProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:body-too-slow';
    };
    Resolve: {
      ids: string[];
      /**
       * @description The system that gave the ids.
       * @example crm
       */
      system: string;
    };
    Resolved: {
      /** @description External id → leadId. Unknown ids are left out. */
      leads: {
        [key: string]: string;
      };
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
    Rotation: {
      /** @description Of these, keys that no master key opens. */
      broken: number;
      /**
       * @description Which key is in use; not the key.
       * @example 9f86d081884c7d65
       */
      current: string;
      /**
       * Format: date-time
       * @description When it was done: from then on the former key can be taken away.
       */
      finishedAt?: string;
      /** @description Whether the instance that answers holds a second key. */
      holdsFormer: boolean;
      /** @description Keys that are not under the current one yet. */
      left: number;
      /** @description Keys of entries that it has wrapped so far. */
      rewrapped: number;
      /**
       * Format: date-time
       * @description When the last rotation began.
       */
      startedAt?: string;
    };
    RowError: {
      /** @description Null: the row as a whole. */
      column: string | null;
      /** @description The line of the file where the row starts; the header is line 1. */
      line: number;
      /** @description 1 is the first row of data. */
      row: number;
      /** @description What is wrong, without the value. */
      why: string;
    };
    RowErrorPage: {
      /** @description In the order of the list. */
      items: components['schemas']['RowError'][];
      /**
       * @description The `cursor` of the next page; null on the last page.
       * @example IjAxOTdiMmE0LTZmMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMSI
       */
      next: string | null;
    };
    RowPlace: {
      /** @description The line of the file where the row starts; the header is line 1. */
      line: number;
      /** @description 1 is the first row of data. */
      row: number;
    };
    SaidConsent: {
      /** @enum {string} */
      as?: 'consumer' | 'company';
      /**
       * Format: date-time
       * @description When it was said.
       */
      at: string;
      basis?: components['schemas']['LegalBasis'];
      /** Format: date-time */
      confirmedAt?: string;
      /**
       * @description By the link of this service, or by the tool of the sender.
       * @enum {string}
       */
      confirmedBy?: 'link' | 'sender';
      /**
       * Format: uuid
       * @description Of the statement.
       */
      id: string;
      /**
       * Format: date-time
       * @description When it was relied on last.
       */
      lastUsedAt?: string;
      /** @description It counts only once it is confirmed. */
      needsConfirmation?: boolean;
      /** @example newsletter */
      purpose: string;
      /**
       * Format: date-time
       * @description When it became known here.
       */
      recordedAt: string;
      /**
       * @description Where it was said.
       * @example website-form
       */
      source: string;
      /** @enum {string} */
      state: 'given' | 'withdrawn';
      /** @example 2026-11.de */
      textVersion?: string;
      /** @description How often it was relied on. */
      timesUsed?: number;
    };
    SameAccountProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:same-account'
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason';
    };
    Sender: {
      /**
       * Format: date-time
       * @description When a fact of it was stored last.
       */
      lastStoredAt: string | null;
      /**
       * @description Facts refused in the last seven days.
       * @example 0
       */
      refusedInSevenDays: number;
      /**
       * @description Its name, as in its topic.
       * @example crm
       */
      sender: string;
      /**
       * @description Facts stored in the last seven days.
       * @example 12
       */
      storedInSevenDays: number;
      /**
       * @description The topic that it writes to.
       * @example smarketing.inbound.crm
       */
      topic: string;
      /**
       * @description Facts that wait for a day at most, until their lead is known.
       * @example 0
       */
      waiting: number;
    };
    SenderList: {
      /** @description In the order of INBOUND_SENDERS. */
      items: components['schemas']['Sender'][];
    };
    ServiceUnavailableProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens'
        | 'urn:smarketing:problem:too-many-bodies';
    };
    ServiceUnavailableProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-tokens';
    };
    ServiceUnavailableProblem3: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable';
    };
    ServiceUnavailableProblem4: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:overloaded'
        | 'urn:smarketing:problem:too-many-connections'
        | 'urn:smarketing:problem:dependency-unavailable'
        | 'urn:smarketing:problem:too-many-bodies';
    };
    SignatureMissingProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:signature-missing'
        | 'urn:smarketing:problem:signature-wrong'
        | 'urn:smarketing:problem:signature-stale';
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
    TooManyEventsProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:too-many-events'
        | 'urn:smarketing:problem:body-too-large'
        | 'urn:smarketing:problem:too-many-values';
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
    TouchpointRecorded: {
      /** @description What was left out, and why. */
      ignored?: components['schemas']['Ignored'][];
      /** @description False if the same touchpoint was already known. */
      recorded: boolean;
      /** Format: uuid */
      touchpointId: string;
    };
    Trial: {
      /** @description In the order of the body. */
      events: components['schemas']['TrialEvent'][];
      /** @description Of the headers, if there are any. */
      signature: components['schemas']['TrialSignature'];
    };
    TrialEvent: {
      /** @description Why it would be refused; of a lead, what would be left out. */
      errors: components['schemas']['ProblemFault'][];
      /**
       * @description Its place in the body, from 0.
       * @example 0
       */
      event: number;
      /** @description What the mapping makes of it, in the fields of `POST /v1/leads`. */
      lead?: {
        [key: string]: unknown;
      };
      /** @description What would become of it. */
      outcome: components['schemas']['TrialOutcome'];
    };
    /**
     * @description What would become of it.
     * @enum {string}
     */
    TrialOutcome: 'lead' | 'passed over' | 'refused';
    /**
     * @description Of the headers, if there are any.
     * @enum {string}
     */
    TrialSignature: 'valid' | 'missing' | 'wrong' | 'stale' | 'not checked';
    TryWebhook: {
      /**
       * @description The body as the sender sends it. Of LinkedIn the answer, as its API gives it.
       * @example {"type":"lead.created","data":{"contact":{"email":"anna.lee@example.com"}}}
       */
      body: string;
      /**
       * @description Where the events are in the body.
       * @example $.orders[*]
       */
      events?: string;
      /**
       * @description The headers that it was sent with. Without them no signature is checked.
       * @example {
       *       "webhook-id": "msg_1"
       *     }
       */
      headers?: {
        [key: string]: string;
      };
      /** @description A mapping in place of that of the source, as WEBHOOKS_FILE has it. */
      mapping?: {
        [key: string]: unknown;
      };
      /** @description As WEBHOOKS_FILE has it; beside a mapping. */
      only?: {
        [key: string]: unknown;
      };
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
    Unmerged: {
      /** @description The leads that it still stands for itself. */
      absorbed: string[];
      /**
       * Format: uuid
       * @description The lead that had stood for it.
       */
      from: string;
      /**
       * Format: uuid
       * @description The lead that counts by itself again.
       */
      leadId: string;
    };
    UnmergeLead: {
      /** @description The reason, for the record. No contact data. */
      reason?: string;
    };
    UnprocessableEntityProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:invalid-request'
        | 'urn:smarketing:problem:invalid-reason'
        | 'urn:smarketing:problem:idempotency-key-reused';
    };
    UnprocessableEntityProblem2: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?: 'urn:smarketing:problem:invalid-request' | 'urn:smarketing:problem:invalid-reason';
    };
    UnsupportedEncodingProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:unsupported-encoding'
        | 'urn:smarketing:problem:unsupported-media-type'
        | 'urn:smarketing:problem:unsupported-charset'
        | 'urn:smarketing:problem:unsupported-content-encoding';
    };
    UnsupportedMediaTypeProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:unsupported-media-type'
        | 'urn:smarketing:problem:unsupported-charset'
        | 'urn:smarketing:problem:unsupported-content-encoding';
    };
    UploadBrokenOffProblem: components['schemas']['Problem'] & {
      /** @enum {string} */
      type?:
        | 'urn:smarketing:problem:upload-broken-off'
        | 'urn:smarketing:problem:malformed-address'
        | 'urn:smarketing:problem:bad-request'
        | 'urn:smarketing:problem:missing-body'
        | 'urn:smarketing:problem:malformed-body'
        | 'urn:smarketing:problem:wrong-encoding';
    };
    UseConsent: {
      /**
       * Format: date-time
       * @description When it was relied on. Default: now.
       */
      at?: string;
    };
    Utm: {
      /** @example spring-2026 */
      campaign?: string;
      /** @example banner-a */
      content?: string;
      /** @example cpc */
      medium?: string;
      /** @example google */
      source?: string;
      /** @example crm software */
      term?: string;
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
    Webhook: {
      /**
       * Format: date-time
       * @description When an event of it was stored last.
       */
      lastStoredAt: string | null;
      /** @description Whether two secrets are accepted. */
      rotating: boolean;
      /** @description Who signs so. */
      scheme: components['schemas']['WebhookScheme'];
      /**
       * @description Its name, as in its address.
       * @example website
       */
      source: string;
      /**
       * @description Events stored in the last seven days.
       * @example 12
       */
      storedInSevenDays: number;
      /**
       * @description What is entered at the sender.
       * @example https://hooks.example.com/v1/webhooks/website
       */
      url: string;
    };
    WebhookList: {
      items: components['schemas']['Webhook'][];
    };
    /**
     * @description Who signs so.
     * @enum {string}
     */
    WebhookScheme: 'standard' | 'hubspot' | 'mautic' | 'google' | 'linkedin' | 'salesforce';
    Word: {
      /**
       * @description Leads that use it now.
       * @example 12
       */
      leads: number;
      /**
       * @description As one of the leads has it.
       * @example Falconry
       */
      word: string;
    };
    Words: {
      /** @description The most frequent first. */
      items: components['schemas']['Word'][];
      /**
       * @description The list that lacks them.
       * @example industry
       */
      list: string;
    };
  };
  responses: {
    /**
     * @description `already-answered`: They are one account already.
     *
     *     `contradicts-a-no`: Somebody has said of parts of them that they are not.
     *
     *     `account-gone`: One of them no longer has leads.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    AlreadyAnswered: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AlreadyAnsweredProblem'];
      };
    };
    /**
     * @description `already-answered`: Somebody was first, or it has been settled otherwise.
     *
     *     `contradicts-a-no`: Somebody has said of parts of them that they are not.
     *
     *     `account-gone`: One of them no longer has leads.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    AlreadyAnswered2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AlreadyAnsweredProblem'];
      };
    };
    /**
     * @description `already-answered`: Somebody was first, or it has been settled otherwise.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    AlreadyAnswered3: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['AlreadyAnsweredProblem2'];
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
    /** @description `malformed-address`: The address is not percent-encoded UTF-8. */
    BadRequest5: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem5'];
      };
    };
    /**
     * @description `malformed-address`: The address is not percent-encoded UTF-8.
     *
     *     `bad-request`: A parameter of the path cannot be read, such as an id that is not a UUID.
     *
     *     `missing-body`: There is no body.
     *
     *     `malformed-body`: The body is not JSON.
     *
     *     `wrong-encoding`: The body is not UTF-8.
     */
    BadRequest6: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['BadRequestProblem6'];
      };
    };
    /**
     * @description `campaign-exists`: Another campaign has the code, a platform’s id or a UTM triple: `campaignId` says which.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    CampaignExists: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['CampaignExistsProblem'];
      };
    };
    /**
     * @description `campaign-exists`: Another campaign has the code, a platform’s id or a UTM triple: `campaignId` says which.
     *
     *     `campaign-not-planned`: Visits have named it, and nobody has planned it.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    CampaignExists2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['CampaignExistsProblem2'];
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
    /**
     * @description `consent-not-given`: At that time no consent to it was in force.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    ConsentNotGiven: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ConsentNotGivenProblem'];
      };
    };
    /**
     * @description `draining`: The service is shutting down.
     *
     *     `dry-run-running`: Another dry run is under way.
     *
     *     `overloaded`: The service is overloaded. Try again after `Retry-After`.
     *
     *     `too-many-connections`: Too many connections are open. Try again later.
     *
     *     `dependency-unavailable`: The database or Kafka cannot be reached. Try again.
     *
     *     `too-many-tokens`: Too many tokens are being checked. Try again in a second.
     *
     *     `too-many-bodies`: Too many bodies are being received. Try again in a second.
     */
    Draining: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['DrainingProblem'];
      };
    };
    /**
     * @description `dry-run-too-long`: The file is too long for a dry run.
     *
     *     `missing-column`: The file lacks a column.
     *
     *     `invalid-header`: The header of the file is not usable.
     *
     *     `outdated-mapping`: The mapping of the import is no longer accepted.
     *
     *     `invalid-utf-8`: The file is not text in UTF-8.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    DryRunTooLong: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['DryRunTooLongProblem'];
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
     * @description `idempotency-key-reused`: The id was used before with a different body.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    IdempotencyKeyReused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['IdempotencyKeyReusedProblem'];
      };
    };
    /**
     * @description `idempotency-key-reused`: The `id` was used before for another message.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    IdempotencyKeyReused2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['IdempotencyKeyReusedProblem'];
      };
    };
    /**
     * @description `import-stopped`: The import was stopped.
     *
     *     `import-taken-over`: Another upload has taken over.
     *
     *     `import-running`: An upload is under way.
     *
     *     `other-file`: The import was begun with another file.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    ImportStopped: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ImportStoppedProblem'];
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
     * @description `invalid-mapping`: The mapping is not valid; `errors` point at each fault.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    InvalidMapping: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['InvalidMappingProblem'];
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
    /** @description `lead-erased`: One of the two was erased. */
    LeadErased2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['LeadErasedProblem'];
      };
    };
    /** @description `link-gone`: The link is wrong, too old or used; browsers get a page. */
    LinkGone: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['LinkGoneProblem'];
      };
    };
    /**
     * @description `merged-already`: One of the two is merged into a lead already.
     *
     *     `other-survivor`: The other lead has come further in sales: it must survive.
     *
     *     `too-many-merged`: It would stand for more than 100 leads.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    MergedAlready: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['MergedAlreadyProblem'];
      };
    };
    /**
     * @description `merged-already`: Another lead stands for it: erase that one.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    MergedAlready2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['MergedAlreadyProblem2'];
      };
    };
    /** @description `no-such-account`: No account has this id. */
    NoSuchAccount: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchAccountProblem'];
      };
    };
    /** @description `no-such-campaign`: No campaign has this id. */
    NoSuchCampaign: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchCampaignProblem'];
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
    /** @description `no-such-duplicate`: No pair has this id. */
    NoSuchDuplicate: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchDuplicateProblem'];
      };
    };
    /** @description `no-such-erasure`: No lead of this id was erased. */
    NoSuchErasure: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchErasureProblem'];
      };
    };
    /** @description `no-such-import`: No import has this id. */
    NoSuchImport: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchImportProblem'];
      };
    };
    /** @description `no-such-lead`: No lead has this id. */
    NoSuchLead: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem'];
      };
    };
    /** @description `no-such-lead`: One of the two is not known. */
    NoSuchLead2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem'];
      };
    };
    /**
     * @description `no-such-lead`: No lead has this id.
     *
     *     `no-contact-data`: No contact data is kept about the lead.
     */
    NoSuchLead3: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem2'];
      };
    };
    /** @description `no-such-lead`: No lead has this id, and no proof is kept. */
    NoSuchLead4: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem'];
      };
    };
    /**
     * @description `no-such-lead`: No lead has this id.
     *
     *     `no-such-account`: No account has this id.
     */
    NoSuchLead5: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchLeadProblem3'];
      };
    };
    /** @description `no-such-page`: No page has this write key. */
    NoSuchPage: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchPageProblem'];
      };
    };
    /** @description `no-such-question`: No question has this id. */
    NoSuchQuestion: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchQuestionProblem'];
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
    /** @description `no-such-webhook`: No webhook of LinkedIn has this name. */
    NoSuchWebhook: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchWebhookProblem'];
      };
    };
    /** @description `no-such-webhook`: No webhook has this name. */
    NoSuchWebhook2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NoSuchWebhookProblem'];
      };
    };
    /**
     * @description `not-answered`: There is no answer to take back.
     *
     *     `already-answered`: Somebody was first.
     *
     *     `account-gone`: One of them no longer has leads.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    NotAnswered: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NotAnsweredProblem'];
      };
    };
    /**
     * @description `not-merged`: The lead is not merged.
     *
     *     `concurrent-change`: Others were updating the same data. Try again.
     */
    NotMerged: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['NotMergedProblem'];
      };
    };
    /** @description `origin-not-allowed`: The origin is not one of those of the page. */
    OriginNotAllowed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['OriginNotAllowedProblem'];
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
     * @description `same-account`: It is one account, not two.
     *
     *     `invalid-request`: A parameter or a field is missing or wrong; `errors` point at each.
     *
     *     `invalid-reason`: `X-Reason` is too long, or looks like contact data.
     */
    SameAccount: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['SameAccountProblem'];
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
     * @description `overloaded`: The service is overloaded. Try again after `Retry-After`.
     *
     *     `too-many-connections`: Too many connections are open. Try again later.
     *
     *     `dependency-unavailable`: The database or Kafka cannot be reached. Try again.
     *
     *     `too-many-bodies`: Too many bodies are being received. Try again in a second.
     */
    ServiceUnavailable4: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['ServiceUnavailableProblem4'];
      };
    };
    /**
     * @description `signature-missing`: The signature is missing, or comes more than once.
     *
     *     `signature-wrong`: The signature is not that of the source.
     *
     *     `signature-stale`: The signed time is more than five minutes from now.
     */
    SignatureMissing: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['SignatureMissingProblem'];
      };
    };
    /**
     * @description `too-many-events`: The delivery holds more than `limit` events.
     *
     *     `body-too-large`: The body is larger than `limit` bytes.
     *
     *     `too-many-values`: The body holds more than `limit` values.
     */
    TooManyEvents: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TooManyEventsProblem'];
      };
    };
    /**
     * @description `too-many-events`: The body holds more than `limit` events.
     *
     *     `body-too-large`: The body is larger than `limit` bytes.
     *
     *     `too-many-values`: The body holds more than `limit` values.
     */
    TooManyEvents2: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['TooManyEventsProblem'];
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
     *
     *     `idempotency-key-reused`: The Idempotency-Key was used before with a different body.
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
     * @description `unsupported-encoding`: The file is not text in UTF-8.
     *
     *     `unsupported-media-type`: The body is of a type other than those in `accepted`.
     *
     *     `unsupported-charset`: The body is in an encoding other than UTF-8.
     *
     *     `unsupported-content-encoding`: The body is compressed.
     */
    UnsupportedEncoding: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UnsupportedEncodingProblem'];
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
    /**
     * @description `upload-broken-off`: The upload was interrupted.
     *
     *     `malformed-address`: The address is not percent-encoded UTF-8.
     *
     *     `bad-request`: A parameter of the path cannot be read, such as an id that is not a UUID.
     *
     *     `missing-body`: There is no body.
     *
     *     `malformed-body`: The body is not JSON.
     *
     *     `wrong-encoding`: The body is not UTF-8.
     */
    UploadBrokenOff: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['UploadBrokenOffProblem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type AbsorbedLead = components['schemas']['AbsorbedLead'];
export type Account = components['schemas']['Account'];
export type AccountCounts = components['schemas']['AccountCounts'];
export type AccountLead = components['schemas']['AccountLead'];
export type AccountPage = components['schemas']['AccountPage'];
export type AccountQuestion = components['schemas']['AccountQuestion'];
export type AccountQuestionPage = components['schemas']['AccountQuestionPage'];
export type AccountWithLeads = components['schemas']['AccountWithLeads'];
export type Acknowledgement = components['schemas']['Acknowledgement'];
export type Act = components['schemas']['Act'];
export type ActOnSubject = components['schemas']['ActOnSubject'];
export type ActPage = components['schemas']['ActPage'];
export type AlreadyAnsweredProblem = components['schemas']['AlreadyAnsweredProblem'];
export type AlreadyAnsweredProblem2 = components['schemas']['AlreadyAnsweredProblem2'];
export type AnsweredQuestion = components['schemas']['AnsweredQuestion'];
export type BadRequestProblem = components['schemas']['BadRequestProblem'];
export type BadRequestProblem2 = components['schemas']['BadRequestProblem2'];
export type BadRequestProblem3 = components['schemas']['BadRequestProblem3'];
export type BadRequestProblem4 = components['schemas']['BadRequestProblem4'];
export type BadRequestProblem5 = components['schemas']['BadRequestProblem5'];
export type BadRequestProblem6 = components['schemas']['BadRequestProblem6'];
export type BatchCaptured = components['schemas']['BatchCaptured'];
export type BatchResult = components['schemas']['BatchResult'];
export type Caller = components['schemas']['Caller'];
export type Campaign = components['schemas']['Campaign'];
export type CampaignCost = components['schemas']['CampaignCost'];
export type CampaignCostPage = components['schemas']['CampaignCostPage'];
export type CampaignCostRow = components['schemas']['CampaignCostRow'];
export type CampaignExistsProblem = components['schemas']['CampaignExistsProblem'];
export type CampaignExistsProblem2 = components['schemas']['CampaignExistsProblem2'];
export type CampaignMoney = components['schemas']['CampaignMoney'];
export type CampaignOrigin = components['schemas']['CampaignOrigin'];
export type CampaignPage = components['schemas']['CampaignPage'];
export type CampaignRule = components['schemas']['CampaignRule'];
export type CaptureBatch = components['schemas']['CaptureBatch'];
export type Captured = components['schemas']['Captured'];
export type CapturedTouchpoint = components['schemas']['CapturedTouchpoint'];
export type CaptureLead = components['schemas']['CaptureLead'];
export type ChallengeAnswer = components['schemas']['ChallengeAnswer'];
export type ChangeCampaignRequest = components['schemas']['ChangeCampaignRequest'];
export type ClickIds = components['schemas']['ClickIds'];
export type Confirmation = components['schemas']['Confirmation'];
export type ConflictProblem = components['schemas']['ConflictProblem'];
export type ConsentInForce = components['schemas']['ConsentInForce'];
export type ConsentNotGivenProblem = components['schemas']['ConsentNotGivenProblem'];
export type ConsentProof = components['schemas']['ConsentProof'];
export type ConsentProofs = components['schemas']['ConsentProofs'];
export type ConsentRecorded = components['schemas']['ConsentRecorded'];
export type Consents = components['schemas']['Consents'];
export type ConsentsRecorded = components['schemas']['ConsentsRecorded'];
export type ConsentState = components['schemas']['ConsentState'];
export type ConsentStatement = components['schemas']['ConsentStatement'];
export type ConsentUsed = components['schemas']['ConsentUsed'];
export type Contact = components['schemas']['Contact'];
export type ContactCard = components['schemas']['ContactCard'];
export type CorrectFirstTouch = components['schemas']['CorrectFirstTouch'];
export type CorrectImport = components['schemas']['CorrectImport'];
export type CostRecorded = components['schemas']['CostRecorded'];
export type CostRefused = components['schemas']['CostRefused'];
export type CostsRecorded = components['schemas']['CostsRecorded'];
export type CreateImport = components['schemas']['CreateImport'];
export type DeadLetter = components['schemas']['DeadLetter'];
export type DeadLetterAction = components['schemas']['DeadLetterAction'];
export type DeadLetterActionPage = components['schemas']['DeadLetterActionPage'];
export type DeadLetterFault = components['schemas']['DeadLetterFault'];
export type DeadLetterOperator = components['schemas']['DeadLetterOperator'];
export type DeadLetterPage = components['schemas']['DeadLetterPage'];
export type DeadLetterSheet = components['schemas']['DeadLetterSheet'];
export type Deleted = components['schemas']['Deleted'];
export type Delivery = components['schemas']['Delivery'];
export type DiscardRequest = components['schemas']['DiscardRequest'];
export type DocumentDifference = components['schemas']['DocumentDifference'];
export type DrainingProblem = components['schemas']['DrainingProblem'];
export type DryRun = components['schemas']['DryRun'];
export type DryRunTooLongProblem = components['schemas']['DryRunTooLongProblem'];
export type Duplicate = components['schemas']['Duplicate'];
export type DuplicateEvidence = components['schemas']['DuplicateEvidence'];
export type DuplicatePage = components['schemas']['DuplicatePage'];
export type ErasedAgain = components['schemas']['ErasedAgain'];
export type EraseLead = components['schemas']['EraseLead'];
export type ErasureGround = components['schemas']['ErasureGround'];
export type ErasurePage = components['schemas']['ErasurePage'];
export type ErasureReceipt = components['schemas']['ErasureReceipt'];
export type Evidence = components['schemas']['Evidence'];
export type Explained = components['schemas']['Explained'];
export type ExplainedCampaign = components['schemas']['ExplainedCampaign'];
export type ExplainedChannel = components['schemas']['ExplainedChannel'];
export type ExplainedDuplicate = components['schemas']['ExplainedDuplicate'];
export type ExplainedKey = components['schemas']['ExplainedKey'];
export type ExplainedLead = components['schemas']['ExplainedLead'];
export type ExplainedTouchpoint = components['schemas']['ExplainedTouchpoint'];
export type ExternalId = components['schemas']['ExternalId'];
export type FieldDifference = components['schemas']['FieldDifference'];
export type FirstTouch = components['schemas']['FirstTouch'];
export type ForbiddenProblem = components['schemas']['ForbiddenProblem'];
export type FormerFirstTouch = components['schemas']['FormerFirstTouch'];
export type HeldDocuments = components['schemas']['HeldDocuments'];
export type IdempotencyKeyReusedProblem = components['schemas']['IdempotencyKeyReusedProblem'];
export type Ignored = components['schemas']['Ignored'];
export type Import = components['schemas']['Import'];
export type ImportCorrected = components['schemas']['ImportCorrected'];
export type ImportCreated = components['schemas']['ImportCreated'];
export type ImportPage = components['schemas']['ImportPage'];
export type ImportStoppedProblem = components['schemas']['ImportStoppedProblem'];
export type InboundRefusal = components['schemas']['InboundRefusal'];
export type InboundRefusalPage = components['schemas']['InboundRefusalPage'];
export type InternalServerErrorProblem = components['schemas']['InternalServerErrorProblem'];
export type InvalidMappingProblem = components['schemas']['InvalidMappingProblem'];
export type Kept = components['schemas']['Kept'];
export type KnownAs = components['schemas']['KnownAs'];
export type Lacking = components['schemas']['Lacking'];
export type LackingCounts = components['schemas']['LackingCounts'];
export type LackingPage = components['schemas']['LackingPage'];
export type LastApplied = components['schemas']['LastApplied'];
export type Lead = components['schemas']['Lead'];
export type LeadErasedProblem = components['schemas']['LeadErasedProblem'];
export type LeadProfile = components['schemas']['LeadProfile'];
export type LegalBasis = components['schemas']['LegalBasis'];
export type LinkGoneProblem = components['schemas']['LinkGoneProblem'];
export type LossReason = components['schemas']['LossReason'];
export type MailedContact = components['schemas']['MailedContact'];
export type MergeAccounts = components['schemas']['MergeAccounts'];
export type Merged = components['schemas']['Merged'];
export type MergedAlreadyProblem = components['schemas']['MergedAlreadyProblem'];
export type MergedAlreadyProblem2 = components['schemas']['MergedAlreadyProblem2'];
export type MergedRow = components['schemas']['MergedRow'];
export type MergeLead = components['schemas']['MergeLead'];
export type MissingFacts = components['schemas']['MissingFacts'];
export type MissingOnTopics = components['schemas']['MissingOnTopics'];
export type Money = components['schemas']['Money'];
export type MovedLead = components['schemas']['MovedLead'];
export type MoveLead = components['schemas']['MoveLead'];
export type NoSuchAccountProblem = components['schemas']['NoSuchAccountProblem'];
export type NoSuchCampaignProblem = components['schemas']['NoSuchCampaignProblem'];
export type NoSuchDeadLetterProblem = components['schemas']['NoSuchDeadLetterProblem'];
export type NoSuchDuplicateProblem = components['schemas']['NoSuchDuplicateProblem'];
export type NoSuchErasureProblem = components['schemas']['NoSuchErasureProblem'];
export type NoSuchImportProblem = components['schemas']['NoSuchImportProblem'];
export type NoSuchLeadProblem = components['schemas']['NoSuchLeadProblem'];
export type NoSuchLeadProblem2 = components['schemas']['NoSuchLeadProblem2'];
export type NoSuchLeadProblem3 = components['schemas']['NoSuchLeadProblem3'];
export type NoSuchPageProblem = components['schemas']['NoSuchPageProblem'];
export type NoSuchQuestionProblem = components['schemas']['NoSuchQuestionProblem'];
export type NoSuchRestoreProblem = components['schemas']['NoSuchRestoreProblem'];
export type NoSuchSchemaProblem = components['schemas']['NoSuchSchemaProblem'];
export type NoSuchWebhookProblem = components['schemas']['NoSuchWebhookProblem'];
export type NotAnsweredProblem = components['schemas']['NotAnsweredProblem'];
export type NotMergedProblem = components['schemas']['NotMergedProblem'];
export type OriginNotAllowedProblem = components['schemas']['OriginNotAllowedProblem'];
export type OtherCampaign = components['schemas']['OtherCampaign'];
export type Outcome = components['schemas']['Outcome'];
export type PageAnswer = components['schemas']['PageAnswer'];
export type PageClickIds = components['schemas']['PageClickIds'];
export type PageContact = components['schemas']['PageContact'];
export type PageMessage = components['schemas']['PageMessage'];
export type PageProfile = components['schemas']['PageProfile'];
export type PageUtm = components['schemas']['PageUtm'];
export type ParkedRecord = components['schemas']['ParkedRecord'];
export type PayloadTooLargeProblem = components['schemas']['PayloadTooLargeProblem'];
export type PayloadTooLargeProblem2 = components['schemas']['PayloadTooLargeProblem2'];
export type PendingConfirmation = components['schemas']['PendingConfirmation'];
export type PendingConfirmationPage = components['schemas']['PendingConfirmationPage'];
export type Period = components['schemas']['Period'];
export type PlanCampaignRequest = components['schemas']['PlanCampaignRequest'];
export type PlatformId = components['schemas']['PlatformId'];
export type Positions = components['schemas']['Positions'];
export type PreconditionFailedProblem = components['schemas']['PreconditionFailedProblem'];
export type PreconditionRequiredProblem = components['schemas']['PreconditionRequiredProblem'];
export type Problem = components['schemas']['Problem'];
export type ProblemFault = components['schemas']['ProblemFault'];
export type Profile = components['schemas']['Profile'];
export type ProvenContact = components['schemas']['ProvenContact'];
export type ProvenStatement = components['schemas']['ProvenStatement'];
export type RebuildDocuments = components['schemas']['RebuildDocuments'];
export type RebuildEvents = components['schemas']['RebuildEvents'];
export type RebuildFault = components['schemas']['RebuildFault'];
export type RebuildNoSuchViewProblem = components['schemas']['RebuildNoSuchViewProblem'];
export type RebuildNoSuchViewProblem2 = components['schemas']['RebuildNoSuchViewProblem2'];
export type RebuildNotRebuildableProblem = components['schemas']['RebuildNotRebuildableProblem'];
export type RebuildRequest = components['schemas']['RebuildRequest'];
export type RebuildSwitchingProblem = components['schemas']['RebuildSwitchingProblem'];
export type RebuildTally = components['schemas']['RebuildTally'];
export type RecordConsents = components['schemas']['RecordConsents'];
export type RecordCostsRequest = components['schemas']['RecordCostsRequest'];
export type RecordTouchpoint = components['schemas']['RecordTouchpoint'];
export type RedriveFault = components['schemas']['RedriveFault'];
export type Redriven = components['schemas']['Redriven'];
export type RedriveRequest = components['schemas']['RedriveRequest'];
export type Refusals = components['schemas']['Refusals'];
export type RefusedEvent = components['schemas']['RefusedEvent'];
export type RequestTimeoutProblem = components['schemas']['RequestTimeoutProblem'];
export type Resolve = components['schemas']['Resolve'];
export type Resolved = components['schemas']['Resolved'];
export type Restore = components['schemas']['Restore'];
export type Restores = components['schemas']['Restores'];
export type ResumeKnownClusterProblem = components['schemas']['ResumeKnownClusterProblem'];
export type ResumeRequest = components['schemas']['ResumeRequest'];
export type Rotation = components['schemas']['Rotation'];
export type RowError = components['schemas']['RowError'];
export type RowErrorPage = components['schemas']['RowErrorPage'];
export type RowPlace = components['schemas']['RowPlace'];
export type SaidConsent = components['schemas']['SaidConsent'];
export type SameAccountProblem = components['schemas']['SameAccountProblem'];
export type Sender = components['schemas']['Sender'];
export type SenderList = components['schemas']['SenderList'];
export type ServiceUnavailableProblem = components['schemas']['ServiceUnavailableProblem'];
export type ServiceUnavailableProblem2 = components['schemas']['ServiceUnavailableProblem2'];
export type ServiceUnavailableProblem3 = components['schemas']['ServiceUnavailableProblem3'];
export type ServiceUnavailableProblem4 = components['schemas']['ServiceUnavailableProblem4'];
export type SignatureMissingProblem = components['schemas']['SignatureMissingProblem'];
export type SubjectAccess = components['schemas']['SubjectAccess'];
export type TooManyEventsProblem = components['schemas']['TooManyEventsProblem'];
export type TooManyRequestsProblem = components['schemas']['TooManyRequestsProblem'];
export type TopicPosition = components['schemas']['TopicPosition'];
export type TouchpointKind = components['schemas']['TouchpointKind'];
export type TouchpointRecorded = components['schemas']['TouchpointRecorded'];
export type Trial = components['schemas']['Trial'];
export type TrialEvent = components['schemas']['TrialEvent'];
export type TrialOutcome = components['schemas']['TrialOutcome'];
export type TrialSignature = components['schemas']['TrialSignature'];
export type TryWebhook = components['schemas']['TryWebhook'];
export type UnauthorizedProblem = components['schemas']['UnauthorizedProblem'];
export type Unmerged = components['schemas']['Unmerged'];
export type UnmergeLead = components['schemas']['UnmergeLead'];
export type UnprocessableEntityProblem = components['schemas']['UnprocessableEntityProblem'];
export type UnprocessableEntityProblem2 = components['schemas']['UnprocessableEntityProblem2'];
export type UnsupportedEncodingProblem = components['schemas']['UnsupportedEncodingProblem'];
export type UnsupportedMediaTypeProblem = components['schemas']['UnsupportedMediaTypeProblem'];
export type UploadBrokenOffProblem = components['schemas']['UploadBrokenOffProblem'];
export type UseConsent = components['schemas']['UseConsent'];
export type Utm = components['schemas']['Utm'];
export type View = components['schemas']['View'];
export type ViewComparison = components['schemas']['ViewComparison'];
export type ViewRebuild = components['schemas']['ViewRebuild'];
export type Views = components['schemas']['Views'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookList = components['schemas']['WebhookList'];
export type WebhookScheme = components['schemas']['WebhookScheme'];
export type Word = components['schemas']['Word'];
export type Words = components['schemas']['Words'];
export type ResponseAlreadyAnswered = components['responses']['AlreadyAnswered'];
export type ResponseAlreadyAnswered2 = components['responses']['AlreadyAnswered2'];
export type ResponseAlreadyAnswered3 = components['responses']['AlreadyAnswered3'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseBadRequest2 = components['responses']['BadRequest2'];
export type ResponseBadRequest3 = components['responses']['BadRequest3'];
export type ResponseBadRequest4 = components['responses']['BadRequest4'];
export type ResponseBadRequest5 = components['responses']['BadRequest5'];
export type ResponseBadRequest6 = components['responses']['BadRequest6'];
export type ResponseCampaignExists = components['responses']['CampaignExists'];
export type ResponseCampaignExists2 = components['responses']['CampaignExists2'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseConsentNotGiven = components['responses']['ConsentNotGiven'];
export type ResponseDraining = components['responses']['Draining'];
export type ResponseDryRunTooLong = components['responses']['DryRunTooLong'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseIdempotencyKeyReused = components['responses']['IdempotencyKeyReused'];
export type ResponseIdempotencyKeyReused2 = components['responses']['IdempotencyKeyReused2'];
export type ResponseImportStopped = components['responses']['ImportStopped'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseInvalidMapping = components['responses']['InvalidMapping'];
export type ResponseLeadErased = components['responses']['LeadErased'];
export type ResponseLeadErased2 = components['responses']['LeadErased2'];
export type ResponseLinkGone = components['responses']['LinkGone'];
export type ResponseMergedAlready = components['responses']['MergedAlready'];
export type ResponseMergedAlready2 = components['responses']['MergedAlready2'];
export type ResponseNoSuchAccount = components['responses']['NoSuchAccount'];
export type ResponseNoSuchCampaign = components['responses']['NoSuchCampaign'];
export type ResponseNoSuchDeadLetter = components['responses']['NoSuchDeadLetter'];
export type ResponseNoSuchDeadLetter2 = components['responses']['NoSuchDeadLetter2'];
export type ResponseNoSuchDuplicate = components['responses']['NoSuchDuplicate'];
export type ResponseNoSuchErasure = components['responses']['NoSuchErasure'];
export type ResponseNoSuchImport = components['responses']['NoSuchImport'];
export type ResponseNoSuchLead = components['responses']['NoSuchLead'];
export type ResponseNoSuchLead2 = components['responses']['NoSuchLead2'];
export type ResponseNoSuchLead3 = components['responses']['NoSuchLead3'];
export type ResponseNoSuchLead4 = components['responses']['NoSuchLead4'];
export type ResponseNoSuchLead5 = components['responses']['NoSuchLead5'];
export type ResponseNoSuchPage = components['responses']['NoSuchPage'];
export type ResponseNoSuchQuestion = components['responses']['NoSuchQuestion'];
export type ResponseNoSuchRestore = components['responses']['NoSuchRestore'];
export type ResponseNoSuchSchema = components['responses']['NoSuchSchema'];
export type ResponseNoSuchWebhook = components['responses']['NoSuchWebhook'];
export type ResponseNoSuchWebhook2 = components['responses']['NoSuchWebhook2'];
export type ResponseNotAnswered = components['responses']['NotAnswered'];
export type ResponseNotMerged = components['responses']['NotMerged'];
export type ResponseOriginNotAllowed = components['responses']['OriginNotAllowed'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponsePayloadTooLarge2 = components['responses']['PayloadTooLarge2'];
export type ResponsePreconditionFailed = components['responses']['PreconditionFailed'];
export type ResponsePreconditionRequired = components['responses']['PreconditionRequired'];
export type ResponseRebuildNoSuchView = components['responses']['RebuildNoSuchView'];
export type ResponseRebuildNoSuchView2 = components['responses']['RebuildNoSuchView2'];
export type ResponseRebuildNotRebuildable = components['responses']['RebuildNotRebuildable'];
export type ResponseRebuildSwitching = components['responses']['RebuildSwitching'];
export type ResponseRequestTimeout = components['responses']['RequestTimeout'];
export type ResponseResumeKnownCluster = components['responses']['ResumeKnownCluster'];
export type ResponseSameAccount = components['responses']['SameAccount'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseServiceUnavailable2 = components['responses']['ServiceUnavailable2'];
export type ResponseServiceUnavailable3 = components['responses']['ServiceUnavailable3'];
export type ResponseServiceUnavailable4 = components['responses']['ServiceUnavailable4'];
export type ResponseSignatureMissing = components['responses']['SignatureMissing'];
export type ResponseTooManyEvents = components['responses']['TooManyEvents'];
export type ResponseTooManyEvents2 = components['responses']['TooManyEvents2'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseUnprocessableEntity = components['responses']['UnprocessableEntity'];
export type ResponseUnprocessableEntity2 = components['responses']['UnprocessableEntity2'];
export type ResponseUnsupportedEncoding = components['responses']['UnsupportedEncoding'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseUploadBrokenOff = components['responses']['UploadBrokenOff'];
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
      400: components['responses']['BadRequest5'];
      422: components['responses']['UnprocessableEntity2'];
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
      400: components['responses']['BadRequest5'];
      404: components['responses']['NoSuchSchema'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  listAccountQuestions: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        state?: 'open' | 'yes' | 'no' | 'settled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List questions, the likeliest first; who read them is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountQuestionPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getAccountQuestion: {
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
      /** @description Get a question; who read it is recorded */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountQuestion'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchQuestion'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  answerNo: {
    parameters: {
      query?: never;
      header?: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer no: they are different companies, and nobody is asked again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnsweredQuestion'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchQuestion'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['AlreadyAnswered3'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  undoAnswer: {
    parameters: {
      query?: never;
      header?: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Take an answer back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnsweredQuestion'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchQuestion'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['NotAnswered'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  answerYes: {
    parameters: {
      query?: never;
      header?: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer yes: it is one company */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnsweredQuestion'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchQuestion'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['AlreadyAnswered2'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listAccounts: {
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
      /** @description List accounts, in the order in which their first leads came */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getAccount: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get an account with its leads and why each is there; who read it is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountWithLeads'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchAccount'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  mergeAccounts: {
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
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeAccounts'];
      };
    };
    responses: {
      /** @description Say that two accounts are one company */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AnsweredQuestion'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchAccount'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['AlreadyAnswered'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['SameAccount'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  countAccounts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Count accounts, their leads, and what is asked about them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountCounts'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listCampaigns: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Only those planned by hand, or only those that visits named. */
        origin?: 'plan' | 'visit';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List campaigns, in the order in which they were planned or first seen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  planCampaign: {
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
        'application/json': components['schemas']['PlanCampaignRequest'];
      };
    };
    responses: {
      /** @description It was planned exactly so already. */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      /** @description Plan a campaign before any lead has come by it, or take over one that visits named */
      201: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['CampaignExists'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getCampaign: {
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
      /** @description Get a campaign with its name, which no other service has */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchCampaign'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  changeCampaign: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeCampaignRequest'];
      };
    };
    responses: {
      /** @description Change a planned campaign; every figure of it restates itself */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Campaign'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchCampaign'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['CampaignExists2'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listCampaignCosts: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List what a campaign has cost, by day and platform */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CampaignCostPage'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchCampaign'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  recordCosts: {
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
        'application/json': components['schemas']['RecordCostsRequest'];
      };
    };
    responses: {
      /** @description Record what campaigns have cost, by day: up to 500 rows, each has a result of its own */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CostsRecorded'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  showConfirmation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description As in the link. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page with a button; it changes nothing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      400: components['responses']['BadRequest5'];
      410: components['responses']['LinkGone'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  confirmConsent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description As in the link. */
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is confirmed. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      400: components['responses']['BadRequest5'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      410: components['responses']['LinkGone'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable4'];
    };
  };
  listPendingConfirmations: {
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
      /** @description List the links by which people have to confirm, for the tool that mails them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PendingConfirmationPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listDuplicates: {
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
      /** @description List pairs of leads that may be one person, the newest first; none is merged by itself */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DuplicatePage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  dismissDuplicate: {
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
      /** @description Settle that two leads are two persons: they are not suggested again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Duplicate'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchDuplicate'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listErasures: {
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
      /** @description List erasures with their receipts, the newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasurePage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getErasure: {
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
      /** @description Get the receipt of an erasure: what was deleted, and who confirmed it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureReceipt'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchErasure'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listImports: {
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
      /** @description List imports, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  createImport: {
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
        'application/json': components['schemas']['CreateImport'];
      };
    };
    responses: {
      /** @description Create an import and its column mapping */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportCreated'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['InvalidMapping'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getImport: {
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
      /** @description Get the progress of an import */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchImport'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listImportErrors: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the rows with errors and what is wrong with them, in order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RowErrorPage'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchImport'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  correctFirstTouchOfImport: {
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
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectImport'];
      };
    };
    responses: {
      /** @description Correct the channel of the leads that an import brought in: 500 per request, until next is null */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportCorrected'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchImport'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  uploadRows: {
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
        id: string;
      };
      cookie?: never;
    };
    /** @description The file, as it is: the format of the import, in UTF-8. */
    requestBody: {
      content: {
        'application/x-ndjson': string;
        'text/csv': string;
      };
    };
    responses: {
      /** @description The progress of the import; for a dry run, what the import would do. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'] | components['schemas']['DryRun'];
        };
      };
      400: components['responses']['UploadBrokenOff'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchImport'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['ImportStopped'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedEncoding'];
      422: components['responses']['DryRunTooLong'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['Draining'];
    };
  };
  stopImport: {
    parameters: {
      query?: never;
      header?: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Stop an upload; sending the same file again resumes it. No row is stored after the answer */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchImport'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listSenders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the systems whose facts are read, each with its topic */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SenderList'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  listInboundRefusals: {
    parameters: {
      query?: {
        /** @description The `next` of the previous page; omit it for the first page. */
        cursor?: string;
        /** @description The most rows that a page may have. */
        limit?: number;
        /** @description Of one sender alone. */
        sender?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List records that were refused, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['InboundRefusalPage'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  captureLead: {
    parameters: {
      query?: {
        /** @description With `true` nothing is stored: the answer (200) says whom the capture would match and why, and what would be stored. For marketing and revops; who asked is recorded. */
        explain?: 'true' | 'false';
      };
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
        'application/json': components['schemas']['CaptureLead'];
      };
    };
    responses: {
      /** @description With `explain=true`: nothing was stored. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Explained'];
        };
      };
      /** @description Capture a lead, new or known; or explain what that would do */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Captured'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getLead: {
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
      /** @description Get a lead without contact data */
      200: {
        headers: {
          /** @description Of this state, for `If-Match`. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Lead'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      410: components['responses']['LeadErased'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  moveLead: {
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
    requestBody: {
      content: {
        'application/json': components['schemas']['MoveLead'];
      };
    };
    responses: {
      /** @description Move a lead to another account, or out of all */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovedLead'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead5'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  releaseLead: {
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
      /** @description Let a lead that was moved go back to where the evidence puts it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MovedLead'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getConsents: {
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
      /** @description Get what a lead may be approached for, and all that it has said */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Consents'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      410: components['responses']['LeadErased'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  recordConsents: {
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
        'application/json': components['schemas']['RecordConsents'];
      };
    };
    responses: {
      /** @description Record what a lead has said about purposes: given, or withdrawn */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentsRecorded'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      410: components['responses']['LeadErased'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  useConsent: {
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
        /** @description A purpose of the playbook. */
        purpose: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UseConsent'];
      };
    };
    responses: {
      /** @description Record that a consent was relied on, such as by a call */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentUsed'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['ConsentNotGiven'];
      410: components['responses']['LeadErased'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  getConsentProof: {
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
      /** @description Get what proves the consents of a lead; who read it, and when, is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentProofs'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead4'];
      410: components['responses']['LeadErased'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getContact: {
    parameters: {
      query?: never;
      header?: {
        /** @description Why: kept with the read. */
        'X-Reason'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get the contact card of a lead; who read it, and when, is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactCard'];
        };
      };
      400: components['responses']['BadRequest4'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead3'];
      410: components['responses']['LeadErased'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  eraseLead: {
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
    requestBody: {
      content: {
        'application/json': components['schemas']['EraseLead'];
      };
    };
    responses: {
      /** @description Erase a lead, for good */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasureReceipt'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['MergedAlready2'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  correctFirstTouch: {
    parameters: {
      query?: never;
      header?: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CorrectFirstTouch'];
      };
    };
    responses: {
      /** @description Correct the channel or the time of the first contact */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FirstTouch'];
        };
      };
      400: components['responses']['BadRequest6'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  mergeLead: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MergeLead'];
      };
    };
    responses: {
      /** @description Merge another lead into this one: the two are one person */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Merged'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['MergedAlready'];
      410: components['responses']['LeadErased2'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  recordTouchpoint: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordTouchpoint'];
      };
    };
    responses: {
      /** @description Record that a lead interacted with us */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TouchpointRecorded'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  unmergeLead: {
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
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UnmergeLead'];
      };
    };
    responses: {
      /** @description Take a merge back: this lead, which was merged into another one, counts by itself again */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Unmerged'];
        };
      };
      400: components['responses']['BadRequest3'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchLead'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['NotMerged'];
      410: components['responses']['LeadErased'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  captureLeads: {
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
        'application/json': components['schemas']['CaptureBatch'];
      };
    };
    responses: {
      /** @description Capture up to 500 leads; invalid rows do not affect the others */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchCaptured'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  resolveLeads: {
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
        'application/json': components['schemas']['Resolve'];
      };
    };
    responses: {
      /** @description Find leads by the ids that another system has for them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Resolved'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchDeadLetter'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
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
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRestore'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchRestore'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  getVaultRotation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get how far the master key of the vault has been replaced */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rotation'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['RebuildNoSuchView'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
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
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
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
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['RebuildNoSuchView'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['RebuildSwitching'];
      413: components['responses']['PayloadTooLarge2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  receiveMessage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description As PAGES_FILE has it. */
        writeKey: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PageMessage'];
        'text/plain': components['schemas']['PageMessage'];
      };
    };
    responses: {
      /** @description Send a visit or a form from a page */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PageAnswer'];
        };
      };
      400: components['responses']['BadRequest2'];
      403: components['responses']['OriginNotAllowed'];
      404: components['responses']['NoSuchPage'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable4'];
    };
  };
  getScript: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Get the script to embed in pages, which sends visits and forms */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/javascript': string;
        };
      };
      400: components['responses']['BadRequest5'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
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
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  tryWebhook: {
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
        /** @description The name of the source. */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TryWebhook'];
      };
    };
    responses: {
      /** @description Try a delivery: what the mapping makes of it, and what would be refused */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Trial'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      404: components['responses']['NoSuchWebhook2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooManyEvents2'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  listWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the webhooks that are taken, with the address to enter at each sender */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookList'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
  answerChallenge: {
    parameters: {
      query: {
        /** @description Sent by some applications; not read. */
        applicationId?: string;
        /** @description A UUID. */
        challengeCode: string;
      };
      header?: never;
      path: {
        /** @description The name of the source. */
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Answer the challenge by which LinkedIn validates an address */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ChallengeAnswer'];
        };
      };
      400: components['responses']['BadRequest5'];
      404: components['responses']['NoSuchWebhook'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable3'];
    };
  };
  receiveWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Of Standard Webhooks. */
        'webhook-id'?: string;
        /** @description Of Standard Webhooks and Mautic. */
        'webhook-signature'?: string;
        /** @description Of Standard Webhooks. */
        'webhook-timestamp'?: string;
        /** @description Of HubSpot. */
        'x-hubspot-request-timestamp'?: string;
        /** @description Of HubSpot. */
        'x-hubspot-signature-v3'?: string;
        /** @description Of LinkedIn. */
        'x-li-signature'?: string;
        /** @description Of Salesforce. */
        'x-webhook-secret'?: string;
      };
      path: {
        /** @description The name of the source. */
        source: string;
      };
      cookie?: never;
    };
    /** @description JSON as the sender makes it, an object or a list. */
    requestBody: {
      content: {
        'application/json':
          | {
              [key: string]: unknown;
            }
          | {
              [key: string]: unknown;
            }[];
      };
    };
    responses: {
      /** @description It was stored before, or there is nothing to store. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      /** @description Deliver a webhook */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Delivery'];
        };
      };
      400: components['responses']['BadRequest2'];
      401: components['responses']['SignatureMissing'];
      404: components['responses']['NoSuchWebhook2'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooManyEvents'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable4'];
    };
  };
  listWords: {
    parameters: {
      query: {
        limit?: number;
        /** @description industry, department, channel, or attributes.<name>. */
        list: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description List the words of leads that no list in the playbook has */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Words'];
        };
      };
      400: components['responses']['BadRequest5'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      422: components['responses']['UnprocessableEntity2'];
      429: components['responses']['TooManyRequests'];
      500: components['responses']['InternalServerError'];
      503: components['responses']['ServiceUnavailable2'];
    };
  };
}
