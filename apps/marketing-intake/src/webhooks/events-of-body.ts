import { createHash } from 'node:crypto';
import { valuesAtPath } from './json-path.js';
import type { WebhookSource } from './webhook-source.js';

/** One thing that a delivery tells of. */
export interface WebhookEvent {
  /** The same for the same event however often it is sent: what its sender calls it, or what it says. */
  readonly id: string;
  /** Its touchpoint is known again by this. */
  readonly once: string;
  /** Its place in the delivery. */
  readonly at: number;
  readonly content: unknown;
}

type Content = Readonly<Record<string, unknown>>;

/** Senders try this out: it is acknowledged, and stored nowhere. */
export function isTest({ scheme }: Pick<WebhookSource, 'scheme'>, body: unknown): boolean {
  if (scheme !== 'google' && scheme !== 'linkedin') return false;
  const { is_test: google, testLead: linkedin } = contentOf(body);
  return (scheme === 'google' ? google : linkedin) === true;
}

/**
 * The events in a body, each as the mapping reads it. `messageId` is what the sender calls the delivery,
 * if it calls it anything.
 */
export function eventsOf(
  { scheme, events }: Pick<WebhookSource, 'scheme' | 'events'>,
  body: unknown,
  messageId: string | undefined,
): WebhookEvent[] {
  const found = events ? valuesAtPath(events, body) : partsOf(scheme, body);
  const read = found.map((part, at): WebhookEvent => {
    const id = idOf(scheme, part, messageId && `${messageId}/${at}`);
    return { id, once: id, at, content: part };
  });
  return scheme === 'hubspot' ? hubspotEvents(read) : read;
}

function partsOf(scheme: WebhookSource['scheme'], body: unknown): unknown[] {
  if (scheme === 'mautic') return mauticParts(body);
  return Array.isArray(body) ? body : [body];
}

/** Lists by the kind of event; the contact is called differently in each. */
function mauticParts(body: unknown): unknown[] {
  return Object.entries(contentOf(body)).flatMap(([type, parts]) => {
    if (!type.startsWith('mautic.')) return [];
    return (Array.isArray(parts) ? parts : [parts]).map((part: unknown) => {
      const said = contentOf(part);
      const within = ['submission', 'hit', 'stat'].map((name) => contentOf(said[name])['lead']);
      const contact = [said['lead'], said['contact'], ...within].find((one) => one !== undefined);
      return { ...said, type, ...(contact !== undefined && { contact }) };
    });
  });
}

const contactType = '0-1';

const creation = 'contact.creation';

/**
 * HubSpot tells of a contact piece by piece, and of a new one first by its id alone: what one delivery tells
 * of one contact is one event, or the contact would be a lead before its address is known.
 */
function hubspotEvents(parts: readonly WebhookEvent[]): WebhookEvent[] {
  const read = parts.map((part) => ({ ...part, content: readHubspot(part.content) }));
  const groups = Map.groupBy(read, ({ content, at }) => {
    const { subscriptionType: type, portalId, objectId } = content;
    const isOfContact = type === creation || type === 'contact.propertyChange';
    return isOfContact && objectId !== undefined ? JSON.stringify([portalId, objectId]) : at;
  });
  return [...groups.values()].map((group) => {
    const first =
      group.find(({ content }) => content['subscriptionType'] === creation) ?? group[0]!;
    if (group.length === 1) return first;
    const properties = group.flatMap(({ content }) =>
      Object.entries(contentOf(content['properties'])),
    );
    const id = digestOf(group.map((one) => one.id).toSorted());
    return {
      ...first,
      id,
      content: { ...first.content, properties: Object.fromEntries(properties) },
    };
  });
}

/** A property that has changed, by its name; kinds of object and times are written in two ways. */
function readHubspot(part: unknown): Content {
  const said = contentOf(part);
  const { subscriptionType: type, propertyName: name, propertyValue, occurredAt } = said;
  const isContact = said['objectTypeId'] === contactType && typeof type === 'string';
  return {
    ...said,
    ...(isContact && { subscriptionType: type.replace(/^object\./, 'contact.') }),
    ...(typeof occurredAt === 'number' && { occurredAt: isoOf(occurredAt) }),
    ...(typeof name === 'string' && { properties: { [name]: propertyValue } }),
  };
}

/** A lead of LinkedIn's, with its answers by the names of the questions that LinkedIn knows. */
export function readLinkedinAnswer(body: unknown): Content {
  const said = contentOf(body);
  const form = contentOf(said['form']);
  const questions = listIn(contentOf(form['content'])['questions']);
  const keyOf = (one: Content) => JSON.stringify(one['questionId']);
  const names = new Map(questions.map((one) => [keyOf(one), one['predefinedField']]));
  const answers = listIn(contentOf(said['formResponse'])['answers']).flatMap((one) => {
    const name = names.get(keyOf(one));
    const given = contentOf(contentOf(one['answerDetails'])['textQuestionAnswer'])['answer'];
    return typeof name === 'string' ? [[name, given] as const] : [];
  });
  const hidden = listIn(form['hiddenFields']).map((one) => [String(one['name']), one['value']]);
  const submittedAt = said['submittedAt'];
  return {
    ...said,
    ...(typeof submittedAt === 'number' && { submittedAt: isoOf(submittedAt) }),
    answers: Object.fromEntries(answers),
    hidden: Object.fromEntries(hidden),
  };
}

/** What the sender's own retry has in common with the first attempt. */
function idOf(scheme: WebhookSource['scheme'], part: unknown, messageId: string | undefined) {
  const said = contentOf(part);
  if (scheme === 'google' && typeof said['lead_id'] === 'string') return said['lead_id'];
  if (messageId !== undefined) return messageId;
  const { attemptNumber: _, ...rest } = said;
  const content = Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(content);
}

function digestOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

function isoOf(milliseconds: number): string | undefined {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

function listIn(value: unknown): Content[] {
  return Array.isArray(value) ? value.map((one) => contentOf(one)) : [];
}

function contentOf(value: unknown): Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Content)
    : {};
}
