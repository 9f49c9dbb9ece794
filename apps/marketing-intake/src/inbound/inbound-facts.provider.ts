import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { pseudonymOf } from '@smarketing/access';
import {
  isInboundType,
  problemsOfInbound,
  senderOf,
  toldOtherwise,
  type InboundFact,
  type InboundProblem,
} from '@smarketing/contracts';
import {
  causeOfOneOfMany,
  causeOfRequest,
  placeOfForeign,
  refuseForeign,
  type Cause,
  type ForeignHandler,
  type ForeignPlace,
  type LogRecord,
  type Work,
} from '@smarketing/event-bus';
import { IdempotencyKeys, ProblemError, type Outcome } from '@smarketing/http';
import { logger } from '@smarketing/observability';
import { SERVICE_CONFIG, type ServiceConfig } from '@smarketing/service';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { isErased } from '../capture/is-erased.js';
import { Captures } from '../capture/captures.provider.js';
import { leads } from '../capture/leads.view.js';
import type { CaptureTerms } from '../capture/read-capture.js';
import { IdentityRepository } from '../identity/identity.repository.js';
import { eventOfRecord, type WrittenEvent } from './event-of-record.provider.js';
import { importStage } from './import-stage.js';
import { countInbound, type InboundOutcome } from './inbound-metrics.js';
import type { Refused, Told } from './inbound-told.js';
import { InboundRepository } from './inbound.repository.js';
import { personalPlacesOf, readInbound, type InboundTold } from './read-inbound.provider.js';

/** What became of facts whose leads were looked for. */
export interface Settled {
  readonly unknown: readonly Told[];
  readonly refused: readonly Refused[];
  readonly stored: number;
  readonly repeated: number;
}

const service = 'marketing-intake';
const unknownLead = new ProblemError({ status: 404, type: 'no-such-lead', detail: '' });
const erasedLead = new ProblemError({ status: 410, type: 'lead-erased', detail: '' });

/** Turns facts of other systems into those of intake, or refuses them without repeating what they say. */
@Injectable()
export class InboundFacts implements ForeignHandler {
  constructor(
    private readonly terms: CurrentTerms,
    private readonly captures: Captures,
    private readonly identities: IdentityRepository,
    private readonly inbound: InboundRepository,
    private readonly idempotency: IdempotencyKeys,
    @Inject(SERVICE_CONFIG) private readonly config: ServiceConfig,
  ) {}

  async apply(work: Work, topic: string, records: readonly LogRecord[]): Promise<() => void> {
    const sender = senderOf(topic);
    const terms = await this.terms.load();
    const told: Told[] = [];
    const refused: Refused[] = [];
    for (const record of records) {
      const place = placeOfForeign(topic, record);
      const read = tellOf(record, place, sender, terms);
      if ('problems' in read) refused.push({ place, problem: read.problems[0]! });
      else told.push(read.told);
    }
    const settled = await this.settle(work, told, terms.now);
    const { waiting, refused: tooMany } = await this.inbound.wait(work, settled.unknown, terms.now);
    const all = [...refused, ...settled.refused, ...tooMany];
    await this.refuse(work, all);
    return () => {
      const { stored, repeated } = settled;
      count(sender, { stored, repeated, waiting, refused: all.length });
      for (const one of all) tell(one);
    };
  }

  async giveUp(work: Work, topic: string, record: LogRecord): Promise<() => void> {
    const why = 'cannot be applied here: the log of marketing-intake says why at its place';
    const refused = { place: placeOfForeign(topic, record), problem: { field: '', why } };
    await this.refuse(work, [refused]);
    return () => {
      count(senderOf(topic), { refused: 1 });
      tell(refused);
    };
  }

  /** Applies those whose leads are known, each once. */
  async settle(work: Work, told: readonly Told[], now: Date): Promise<Settled> {
    const keys = told.flatMap(({ told: { lead } }) =>
      'externalKey' in lead ? [lead.externalKey] : [],
    );
    const owners = await this.identities.leadsOf(work, keys);
    const leadOf = ({ told: { lead } }: Told) =>
      'leadId' in lead ? lead.leadId : owners.get(lead.externalKey);
    let stored = 0;
    const outcomes = await this.idempotency.onceEach(told, work, async (fresh) => {
      const done = await this.applyAll(work, fresh, leadOf, now);
      stored = done.filter((one) => 'answer' in one).length;
      return done;
    });
    const unknown = told.filter((_, at) => refusalOf(outcomes[at]!) === unknownLead);
    const refused = told.flatMap(({ place }, at) => {
      const refusal = refusalOf(outcomes[at]!);
      if (!refusal || refusal === unknownLead) return [];
      const problem =
        refusal === erasedLead
          ? { field: '/data/lead', why: 'names a lead that was erased' }
          : { field: '/id', why: 'was used before for another event' };
      return [{ place, problem }];
    });
    const repeated = told.length - unknown.length - refused.length - stored;
    return { unknown, refused, stored, repeated };
  }

  /** Dead letters, and what the list of refusals shows. */
  async refuse(work: Work, refused: readonly Refused[]): Promise<void> {
    const said = refused.map(({ place, problem }) => ({ ...place, ...problem }));
    await refuseForeign(work, service, said);
    await this.inbound.refuse(work, refused);
  }

  private async applyAll(
    work: Work,
    fresh: readonly Told[],
    leadOf: (one: Told) => string | undefined,
    now: Date,
  ): Promise<Outcome<true>[]> {
    const named = fresh.map((one) => leadOf(one));
    const met = await work.loadMany(
      leads,
      named.filter((id) => id !== undefined),
    );
    const leadAt = (at: number) => (named[at] === undefined ? undefined : met.get(named[at]));
    const isKnown = (at: number) => leadAt(at) !== undefined && !isErased(leadAt(at)!);
    const causes = fresh.map(({ sender }) => this.causeOf(sender));
    await this.captures.recordTouchpoints(
      work,
      fresh.flatMap(({ told }, at) =>
        isKnown(at) && 'visit' in told
          ? [{ leadId: named[at]!, visit: told.visit, cause: causes[at]! }]
          : [],
      ),
    );
    const outcomes: Outcome<true>[] = [];
    for (const [at, { told }] of fresh.entries()) {
      if (!isKnown(at)) {
        outcomes.push({ refusal: leadAt(at) ? erasedLead : unknownLead });
        continue;
      }
      const leadId = named[at]!;
      if ('stage' in told) await stage(work, leadId, told, { now, cause: causes[at]! });
      const act = 'stage' in told ? 'lead.stage' : 'lead.touchpoint';
      work.record({ act, on: `lead/${leadId}` }, causes[at]);
      outcomes.push({ answer: true });
    }
    return outcomes;
  }

  /** Facts and acts name the sender. */
  private causeOf(sender: string): Cause {
    const { actorKey, issuer } = this.config.access;
    const subject = `inbound/${sender}`;
    const actor = { subject, role: 'service', pseudonym: pseudonymOf(actorKey, issuer, subject) };
    return { ...causeOfOneOfMany(causeOfRequest()), actor };
  }
}

async function stage(
  work: Work,
  leadId: string,
  told: Extract<InboundTold, { stage: unknown }>,
  { now, cause }: { now: Date; cause: Cause },
): Promise<void> {
  const lead = await work.load(leads, leadId);
  const imported = lead && importStage(lead, told, now);
  if (imported) work.save(leads, imported.lead, [imported.fact], cause);
}

type Read = { readonly told: Told } | { readonly problems: readonly InboundProblem[] };

function tellOf(record: LogRecord, place: ForeignPlace, sender: string, terms: CaptureTerms): Read {
  const { event, problems } = eventOfRecord(record);
  if (!event) return { problems };
  const missing = attributesMissingIn(event);
  if (missing.length > 0) return { problems: missing };
  const text = (name: string) => event.attributes.get(name)!;
  const [type, id, source, time] = [text('type'), text('id'), text('source'), text('time')];
  if (Object.hasOwn(toldOtherwise, type)) {
    return { problems: [{ field: '/type', why: toldOtherwise[type]! }] };
  }
  if (!isInboundType(type)) {
    return { problems: [{ field: '/type', why: 'is not a type that is taken here' }] };
  }
  const faults = problemsOfInbound(type, event.data);
  if (faults.length > 0) return { problems: faults };
  const fact = { type, data: event.data } as InboundFact;
  const attributes = { id, source, time, subject: event.attributes.get('subject') };
  const personal = personalPlacesOf(attributes, fact);
  if (personal.length > 0) return { problems: personal };
  const key = hashOf(['inbound', sender, source, id]);
  const read = readInbound(fact, attributes, key, terms);
  if ('problems' in read) return read;
  return {
    told: { sender, place, key, requestHash: hashOf([type, time, event.data]), told: read.told },
  };
}

function attributesMissingIn({ attributes }: WrittenEvent): InboundProblem[] {
  const missing = ['id', 'source', 'type', 'time'].filter((name) => !attributes.get(name));
  const problems = missing.map((name) => ({ field: `/${name}`, why: 'is missing' }));
  return attributes.get('specversion') === '1.0'
    ? problems
    : [{ field: '/specversion', why: 'must be 1.0' }, ...problems];
}

function refusalOf(outcome: Outcome<true>): ProblemError | undefined {
  return 'refusal' in outcome ? outcome.refusal : undefined;
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

export function count(sender: string, counts: Partial<Record<InboundOutcome, number>>): void {
  for (const [outcome, many] of Object.entries(counts)) {
    countInbound(sender, outcome as InboundOutcome, many);
  }
}

export function tell({ place: { topic, partition, offset }, problem: { field } }: Refused): void {
  logger.warn({ topic, partition, offset, field }, 'A fact of another system was refused.');
}
