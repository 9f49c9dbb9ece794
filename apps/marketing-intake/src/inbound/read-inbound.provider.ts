import {
  stageType,
  type ImportedStage,
  type InboundFact,
  type InboundLead,
  type InboundProblem,
} from '@smarketing/contracts';
import type { FieldProblem } from '../capture/capture-input.js';
import { isEmailLike, looksPersonal } from '../capture/looks-personal.js';
import { readMoment } from '../capture/read-moment.js';
import type { CaptureTerms } from '../capture/read-capture.js';
import { readExternal } from '../capture/read-contact.js';
import { readVisit } from '../capture/read-visit.js';
import type { Visit } from '../capture/read-touchpoint.js';

/** Where the lead is found: its id, or the key of the id that a system has for it. */
export type NamedLead = { readonly leadId: string } | { readonly externalKey: string };

/** A fact of another system, checked: nothing in it names anybody. */
export type InboundTold = {
  readonly lead: NamedLead;
  readonly at: Date;
} & ({ readonly visit: Visit } | { readonly stage: ImportedStage });

/** What an event says beside its data. */
export interface InboundAttributes {
  readonly id: string;
  readonly source: string;
  readonly time: string;
  readonly subject?: string | undefined;
}

const personal = 'looks like an e-mail address or a phone number, which do not belong on a topic';

/** Texts that nothing is known about may name somebody; ids of machines are full of digits. */
export function personalPlacesOf(
  { id, source, subject = '' }: InboundAttributes,
  { data }: InboundFact,
): InboundProblem[] {
  const texts: Record<string, string | undefined> = {
    '/source': source,
    '/subject': subject,
    ...('channel' in data && { '/data/channel': data.channel }),
    ...('utm' in data && {
      '/data/utm/source': data.utm?.source,
      '/data/utm/medium': data.utm?.medium,
      '/data/utm/campaign': data.utm?.campaign,
    }),
  };
  const ids: Record<string, string | undefined> = {
    '/id': id,
    ...('externalId' in data.lead && { '/data/lead/externalId': data.lead.externalId }),
  };
  const isIn = (given: object, test: (text: string) => boolean) =>
    (Object.entries(given) as [string, string | undefined][]).flatMap(([field, text]) =>
      text !== undefined && test(text) ? [{ field, why: personal }] : [],
    );
  return [...isIn(texts, looksPersonal), ...isIn(ids, isEmailLike)];
}

/** Reads what keeps its contract as what is to be done. `once`: what the event is known again by. */
export function readInbound(
  { type, data }: InboundFact,
  { time }: InboundAttributes,
  once: string,
  terms: CaptureTerms,
): { readonly told: InboundTold } | { readonly problems: readonly InboundProblem[] } {
  const faults: FieldProblem[] = [];
  const at = readMoment('occurredAt', time, terms.now, faults);
  const lead = leadOf(data.lead, terms, faults);
  const {
    ownChannel: _,
    ignored = [],
    ...where
  } = readVisit(type === stageType ? {} : data, terms);
  const problems = [...faults, ...ignored].map(({ field, why }) => ({
    field: placeOf(field),
    why: why.replace(/: taken without its campaign$/, ''),
  }));
  if (!at || !lead || problems.length > 0) return { problems };
  if (type === stageType) return { told: { lead, at, stage: data.stage } };
  const touchpoint = { kind: data.kind, once };
  const when = { occurredAt: at, isDated: true, readAt: terms.now };
  return { told: { lead, at, visit: { ...where, ...when, touchpoint } } };
}

function leadOf(
  lead: InboundLead,
  terms: CaptureTerms,
  faults: FieldProblem[],
): NamedLead | undefined {
  if ('leadId' in lead) return { leadId: lead.leadId.toLowerCase() };
  const external = readExternal({ system: lead.system, id: lead.externalId }, faults);
  return external && { externalKey: terms.externalKey(external.system, external.id) };
}

const places: Readonly<Record<string, string>> = {
  occurredAt: '/time',
  'external.system': '/data/lead/system',
  'external.id': '/data/lead/externalId',
};

function placeOf(field: string): string {
  return places[field] ?? `/data/${field.replaceAll('.', '/')}`;
}
