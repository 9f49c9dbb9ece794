import { Injectable } from '@nestjs/common';
import { parseJsonBody } from '@smarketing/http';
import type { CaptureInput, FieldProblem } from '../capture/capture-input.js';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { faultsOfFields, refuseFields } from '../capture/refuse-capture.js';
import { parseAsWritten } from '../imports/parse-json-as-written.js';
import { CurrentWebhooks } from './current-webhooks.provider.js';
import { eventsOf, isTest, readLinkedinAnswer } from './events-of-body.js';
import { parseJsonPath, type JsonPath } from './json-path.js';
import { readEvent } from './read-event.provider.js';
import { noSuchSource, tooManyEvents } from './refuse-delivery.js';
import type { Verdict } from './signed-request.js';
import { verdictOn } from './verdict-on.js';
import { readWebhookMapping } from './webhook-mapping.provider.js';
import type { WebhookMapping } from './webhook-mapping.js';
import { addressOf, type WebhookSource } from './webhook-source.js';
import type { TrialDto, TrialEventDto, TryWebhookDto } from './webhook-trial.dto.js';

const mostEvents = 500;

/** Says what would become of a delivery. Nothing is stored, sent or fetched. */
@Injectable()
export class WebhookTrials {
  constructor(
    private readonly current: CurrentWebhooks,
    private readonly terms: CurrentTerms,
  ) {}

  async try(name: string, given: TryWebhookDto): Promise<TrialDto> {
    const webhooks = this.current.load();
    const source = webhooks.sources.get(name);
    if (!source) throw noSuchSource();
    const tried = { ...source, ...settingsIn(given) };
    const bytes = Buffer.from(given.body);
    const signature = given.headers
      ? verdictOf(tried, bytes, given.headers, addressOf(webhooks, name))
      : ('not checked' as const);
    parseJsonBody(bytes);
    const body = parseAsWritten(given.body.replace(/^\ufeff/, ''));
    if (isTest(tried, body)) {
      return { signature, events: [{ event: 0, outcome: 'passed over', errors: [] }] };
    }
    // What is delivered of LinkedIn's is only a notice: here it is the answer that is tried.
    const events = eventsOf(tried, tried.linkedin ? readLinkedinAnswer(body) : body, 'trial');
    if (events.length > mostEvents) throw tooManyEvents(mostEvents);
    const terms = await this.terms.load();
    return {
      signature,
      events: events.map((event): TrialEventDto => {
        const place = event.at;
        const mapped = tried.mapping.read(event.content);
        const read = readEvent(event, tried.mapping, terms);
        if (!mapped || read === 'passed over') {
          return { event: place, outcome: 'passed over', errors: [] };
        }
        const lead = plain(mapped.input);
        if ('problems' in read) {
          return { event: place, outcome: 'refused', lead, errors: faultsOfFields(read.problems) };
        }
        const ignored = read.command.ignored ?? [];
        return { event: place, outcome: 'lead', lead, errors: faultsOfFields(ignored) };
      }),
    };
  }
}

function verdictOf(
  source: WebhookSource,
  body: Buffer,
  given: Readonly<Record<string, string>>,
  url: string,
): Verdict {
  const headers = new Map(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const header = (name: string) => headers.get(name);
  return verdictOn(source, { body, header, url, now: new Date() }, () => parseJsonBody(body));
}

/** A mapping that is not in the file yet. */
function settingsIn({ mapping: given, only, events }: TryWebhookDto): {
  mapping?: WebhookMapping;
  events?: JsonPath;
} {
  const problems: FieldProblem[] = [];
  const read = given && readWebhookMapping({ mapping: given, only });
  problems.push(...(read?.problems ?? []));
  if (only && !given) problems.push({ field: 'only', why: 'is tried with a mapping beside it' });
  const at = events === undefined ? undefined : parseJsonPath(events, { forEach: true });
  if (at?.why !== undefined) problems.push({ field: 'events', why: at.why });
  if (problems.length > 0) throw refuseFields(problems);
  return { ...(read?.mapping && { mapping: read.mapping }), ...(at?.path && { events: at.path }) };
}

/** As JSON says it. */
function plain(input: CaptureInput): Record<string, unknown> {
  return JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
}
