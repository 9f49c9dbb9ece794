import { createHash } from 'node:crypto';
import { pseudonymOf } from '@smarketing/access';
import {
  ProblemError,
  inSlices,
  parseJsonBody,
  problemOf,
  type SentRequest,
} from '@smarketing/http';
import { noteActor } from '@smarketing/observability';
import { type ServiceConfig } from '@smarketing/service';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { faultsOfFields, refuseFields } from '../capture/refuse-capture.js';
import { parseAsWritten } from '../imports/parse-json-as-written.js';
import { CurrentWebhooks } from './current-webhooks.provider.js';
import { eventsOf, isTest, readLinkedinAnswer, type WebhookEvent } from './events-of-body.js';
import { LinkedinAnswers } from './linkedin-answers.provider.js';
import { readEvent, type ReadEvent } from './read-event.provider.js';
import { readNotice } from './read-notice.js';
import { noSuchSource, refuseUnsigned, tooManyEvents } from './refuse-delivery.js';
import { verdictOn } from './verdict-on.js';
import type { DeliveryDto, RefusedEventDto } from './webhook.dto.js';
import { countDelivery, type DeliveryOutcome } from './webhook-metrics.js';
import { WebhookQueue, type Told } from './webhook-queue.provider.js';
import { addressOf, type WebhookSource } from './webhook-source.js';

/** What became of a delivery. */
export interface Received {
  readonly outcome: Extract<DeliveryOutcome, 'stored' | 'repeated' | 'passed-over'>;
  readonly answer: DeliveryDto;
}

/** What a body tells of, once it is known who has sent it. */
type Content = { readonly events: readonly WebhookEvent[] } | { readonly received: Received };

const mostEvents = 500;
const passedOver = (count: number): Received => ({
  outcome: 'passed-over',
  answer: { taken: 0, passedOver: count, refused: [] },
});

/** Takes deliveries: who has sent them, what they tell of, and that it is stored. */
export class WebhookDeliveries {
  constructor(
    private readonly current: CurrentWebhooks,
    private readonly terms: CurrentTerms,
    private readonly queue: WebhookQueue,
    private readonly linkedin: LinkedinAnswers,
    private readonly access: Pick<ServiceConfig['access'], 'actorKey' | 'issuer'>,
  ) {}

  async receive(name: string, sent: SentRequest): Promise<Received> {
    const webhooks = this.current.load();
    const source = webhooks.sources.get(name);
    if (!source) {
      countDelivery('(unknown)', 'unknown-source');
      throw noSuchSource();
    }
    try {
      const received = await this.take(source, sent, addressOf(webhooks, name));
      countDelivery(name, received.outcome);
      return received;
    } catch (error) {
      countDelivery(name, outcomeOf(error));
      throw error;
    }
  }

  private async take(source: WebhookSource, sent: SentRequest, url: string): Promise<Received> {
    const { bytes: body, header } = sent;
    const signed = { body, header, url, now: new Date() };
    // Google's key is in the body, which is read for it; all others sign the bytes.
    const verdict = verdictOn(source, signed, () => parseJsonBody(body));
    if (verdict !== 'valid') throw refuseUnsigned(verdict);
    noteActor(this.actorOf(source.name));
    parseJsonBody(body);
    const content = await this.contentOf(source, parseAsWritten(textOf(body)), sent);
    if ('received' in content) return content.received;
    if (content.events.length > mostEvents) throw tooManyEvents(mostEvents);
    const terms = await this.terms.load();
    const read = await inSlices(content.events, (event) => readEvent(event, source.mapping, terms));
    return this.store(source, content.events, read, body);
  }

  /** Notices of LinkedIn's are followed by fetching the answer. */
  private async contentOf(
    source: WebhookSource,
    body: unknown,
    { header }: SentRequest,
  ): Promise<Content> {
    if (!source.linkedin) {
      if (isTest(source, body)) return { received: passedOver(1) };
      const messageId = source.scheme === 'standard' ? header('webhook-id') : undefined;
      return { events: eventsOf(source, body, messageId) };
    }
    const { responseId, why } = readNotice(body);
    if (why) throw refuseFields([{ field: 'leadGenFormResponse', why }]);
    if (responseId === undefined) return { received: passedOver(1) };
    const [known] = eventsOf(source, {}, responseId);
    if (known && (await this.queue.isStored(source.name, known.id))) {
      return {
        received: { outcome: 'repeated', answer: { taken: 1, passedOver: 0, refused: [] } },
      };
    }
    const answer = await this.linkedin.fetch(responseId, source.linkedin);
    if (answer === undefined || isTest(source, answer)) return { received: passedOver(1) };
    return { events: eventsOf(source, readLinkedinAnswer(answer), responseId) };
  }

  private async store(
    { name, scheme }: WebhookSource,
    events: readonly WebhookEvent[],
    read: readonly ReadEvent[],
    body: Buffer,
  ): Promise<Received> {
    const told: Told[] = [];
    const refused: RefusedEventDto[] = [];
    for (const [index, one] of read.entries()) {
      const { id, at: event } = events[index]!;
      if (one === 'passed over') continue;
      if ('problems' in one) refused.push({ event, errors: faultsOfFields(one.problems) });
      else told.push({ id, hash: scheme === 'standard' ? hashOf(body) : id, command: one.command });
    }
    const left = read.length - told.length - refused.length;
    if (told.length === 0) {
      if (refused.length === 0) return passedOver(left);
      const problems = read.flatMap((one) =>
        typeof one === 'object' && 'problems' in one ? one.problems : [],
      );
      throw refuseFields(problems);
    }
    const fresh = await this.queue.store(name, told);
    return {
      outcome: fresh > 0 ? 'stored' : 'repeated',
      answer: { taken: told.length, passedOver: left, refused },
    };
  }

  /** Facts and acts name the source. */
  private actorOf(source: string) {
    const { actorKey, issuer } = this.access;
    const subject = `webhook/${source}`;
    return { subject, role: 'service', pseudonym: pseudonymOf(actorKey, issuer, subject) };
  }
}

function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}

function outcomeOf(error: unknown): DeliveryOutcome {
  const { status, type } = problemOf(error);
  if (error instanceof ProblemError && type === 'signature-stale') return 'stale';
  if (status === 401) return 'unsigned';
  if (status === 400 || status === 413) return 'unreadable';
  return status < 500 ? 'refused' : 'failed';
}
