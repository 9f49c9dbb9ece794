import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pseudonymOf } from '@smarketing/access';
import { parseJsonBody, problemOf, type SentRequest } from '@smarketing/http';
import { noteActor } from '@smarketing/observability';
import type { ServiceConfig } from '@smarketing/service';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { readCapture, type CaptureTerms } from '../capture/read-capture.js';
import { refuseFields } from '../capture/refuse-capture.js';
import { CurrentPages } from './current-pages.provider.js';
import { visitOf } from './keep-visit.provider.js';
import type { Page } from './page.js';
import { countMessage } from './page-metrics.js';
import { PageQueue, type Sent } from './page-queue.provider.js';
import { readMessage, type PageMessage } from './read-message.js';
import { noSuchPage, originNotAllowed } from './refuse-message.js';
import type { VisitorKeys } from './visitor-keys.js';

/** A message as it came in. */
export interface Arrived {
  readonly writeKey: string;
  readonly origin: string | undefined;
  readonly sent: SentRequest;
}

/** No answer is sooner, so that its time does not say whether a person was known. */
const answeredAfterMs = 250;

/** Takes messages of pages: whose they are, that they are not too many, what they say, and that it is stored. */
export class PageMessages {
  constructor(
    private readonly current: CurrentPages,
    private readonly terms: CurrentTerms,
    private readonly queue: PageQueue,
    private readonly visitors: VisitorKeys,
    private readonly access: Pick<ServiceConfig['access'], 'actorKey' | 'issuer'>,
  ) {}

  /** The page, where pages of that origin may send to it and read the answer. */
  pageFor({ writeKey, origin }: Pick<Arrived, 'writeKey' | 'origin'>): Page {
    const page = this.current.load().byKey.get(writeKey);
    if (!page) {
      countMessage('(unknown)', 'unknown-page');
      throw noSuchPage();
    }
    if (origin === undefined || !page.origins.has(origin)) {
      countMessage(page.name, 'other-origin');
      throw originNotAllowed();
    }
    return page;
  }

  async receive(page: Page, arrived: Arrived): Promise<void> {
    const since = performance.now();
    try {
      await this.take(page, arrived);
      countMessage(page.name, 'taken');
    } catch (error) {
      countMessage(page.name, problemOf(error).status < 500 ? 'refused' : 'failed');
      throw error;
    }
    const left = answeredAfterMs - (performance.now() - since);
    if (left > 0) await wait(left);
  }

  private async take(page: Page, { sent }: Arrived): Promise<void> {
    const { message, problems } = readMessage(parseJsonBody(sent.bytes));
    if (!message) throw refuseFields(problems);
    noteActor(this.actorOf(page.name));
    const terms = await this.terms.load();
    await this.queue.store(this.read(page.name, message, sent.bytes, terms));
  }

  private read(page: string, message: PageMessage, bytes: Buffer, terms: CaptureTerms): Sent {
    const { id, visitor, utm, form } = message;
    return {
      ...{ page, id, terms },
      requestHash: createHash('sha256').update(bytes).digest('base64url'),
      visitor: visitor === undefined ? undefined : this.visitors.of(page, visitor),
      visit: visitOf(message, terms.now),
      command: form && captureOf({ ...form, ...(utm && { utm }) }, id, terms),
    };
  }

  /** Facts and acts name the page. */
  private actorOf(page: string) {
    const { actorKey, issuer } = this.access;
    const subject = `page/${page}`;
    return { subject, role: 'service', pseudonym: pseudonymOf(actorKey, issuer, subject) };
  }
}

function captureOf(
  form: Omit<Parameters<typeof readCapture>[0], 'touchpoint'>,
  id: string,
  terms: CaptureTerms,
) {
  const { command, problems } = readCapture(
    { ...form, touchpoint: { kind: 'form' } },
    'api',
    terms,
  );
  if (!command) throw refuseFields(problems);
  return { ...command, touchpoint: { ...command.touchpoint!, once: id } };
}
