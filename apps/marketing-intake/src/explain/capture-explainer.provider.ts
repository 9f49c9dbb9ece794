import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { CampaignPlanned, contractOf } from '@smarketing/contracts';
import { Acts, UnitOfWork, type Work } from '@smarketing/event-bus';
import { mailboxOf, ruleOfVisit, type Playbook } from '@smarketing/playbook';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import type { CaptureCommand } from '../capture/capture-command.js';
import type { CaptureInput } from '../capture/capture-input.js';
import type { CaptureTerms } from '../capture/read-capture.js';
import { readVisit } from '../capture/read-visit.js';
import { faultsOfFields } from '../capture/refuse-capture.js';
import { TrialCaptures, type TriedCapture } from '../capture/trial-captures.provider.js';
import { DuplicateRepository } from '../duplicates/duplicate.repository.js';
import { inOrder, type Likeness } from '../duplicates/find-duplicates.js';
import { isWeak } from '../duplicates/person-traits.js';
import { TraitKeys } from '../duplicates/trait-keys.provider.js';
import { normaliseEmail } from '../identity/normalise-email.js';
import type { Contact } from '../vault/contact.js';
import type { ExplainedDto, ExplainedDuplicateDto, ExplainedKeyDto } from './explain.dto.js';

/** Says what a capture would come to, and stores nothing but who asked. */
@Injectable()
export class CaptureExplainer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly trials: TrialCaptures,
    private readonly traits: TraitKeys,
    private readonly duplicates: DuplicateRepository,
    private readonly playbook: PlaybookReference,
    private readonly acts: Acts,
  ) {}

  /** `command` is what `input` was read as under the terms. Who asked is on record before the answer. */
  async explain(
    input: CaptureInput,
    command: CaptureCommand,
    terms: CaptureTerms,
  ): Promise<ExplainedDto> {
    const { document } = await this.playbook.load(terms.playbook);
    const { tried, alike } = await this.unitOfWork.run(async (work) => {
      const once = await this.trials.tryOne(work, command);
      return { tried: once, alike: await this.alikeTo(work, once) };
    });
    const leadId = tried.before ? tried.captured.leadId : null;
    const on = leadId === null ? {} : { on: `lead/${leadId}` };
    if (!(await this.acts.record({ act: 'lead.explain', ...on }))) {
      throw new Error('Nobody is known to ask about a lead.');
    }
    const { outcome, conflict } = tried.captured;
    return {
      explained: true,
      outcome,
      leadId,
      keys: keysOf(input, command, { owners: tried.owners, playbook: document }),
      ...(conflict && { conflict }),
      duplicates: alike,
      ...madeOf(tried),
      channel: channelOf(input, command, { terms, playbook: document }),
      campaign: command.campaign ? { campaignId: tried.campaignId ?? null } : null,
      touchpoint: command.touchpoint
        ? { kind: command.touchpoint.kind, recorded: tried.ledger.touchpoints.length > 0 }
        : null,
      unlisted: Object.keys(command.own),
      consents: (command.consents ?? []).map(({ purpose }) => purpose),
      facts: [
        ...(command.campaign && tried.campaignId === undefined ? [nameOf(CampaignPlanned)] : []),
        ...(tried.ledger.changed.get(tried.captured.leadId)?.acts ?? []).flatMap(({ facts }) =>
          facts.map(({ fact }) => nameOf(fact)),
        ),
      ],
      playbook: terms.playbook,
      ignored: faultsOfFields(command.ignored ?? []),
    };
  }

  /** Whom it resembles, of those that nobody has settled to be others. */
  private async alikeTo(
    work: Work,
    { captured: { leadId }, ledger }: TriedCapture,
  ): Promise<ExplainedDuplicateDto[]> {
    const { lead, contact } = ledger.known.get(leadId)!;
    const keys = new Map([[leadId, this.traits.of(contact, lead.profile.country)]]);
    const { pairs } = await this.duplicates.find(keys, work.session);
    const seen = ledger.alike.map(({ leadId: one, other, evidence }) => ({
      leads: inOrder(one, other),
      evidence,
    }));
    const found = [...seen, ...pairs].map((pair) => ({ ...pair, at: pair.leads.indexOf(leadId) }));
    const evidences = new Map<string, Set<Likeness['evidence']>>();
    for (const { leads, evidence, at } of await this.duplicates.open(found)) {
      const other = leads[at === 0 ? 1 : 0];
      evidences.set(other, (evidences.get(other) ?? new Set()).add(evidence));
    }
    return [...evidences].map(([other, some]) => ({
      leadId: other,
      evidence: [...some],
      weak: [...some].every(isWeak),
    }));
  }
}

function keysOf(
  { contact, external }: CaptureInput,
  command: CaptureCommand,
  { owners, playbook }: { owners: ReadonlyMap<string, string>; playbook: Playbook },
): ExplainedKeyDto[] {
  const { emailKey, mailboxKey, externalKey, formerExternalKey } = command;
  const key = (kind: ExplainedKeyDto['kind'], one: string | undefined, rule: string) =>
    one === undefined ? [] : [{ kind, rule, leadId: owners.get(one) ?? null }];
  const email = normaliseEmail(contact?.email ?? '');
  const rule = email === undefined ? undefined : mailboxOf(playbook.identity, email).rule;
  return [
    ...key('external-id', externalKey, `${command.external?.system ?? external?.system}, exactly`),
    ...key('external-id', formerExternalKey, 'as it was sent, with signs that nobody sees'),
    ...key('email', emailKey, 'in lower case, without signs that nobody sees'),
    ...key('mailbox', mailboxKey, `identity.email[${rule}]`),
  ];
}

/** What the lead would be afterwards, and how that differs from what is known. */
function madeOf({ captured, before, ledger }: TriedCapture) {
  const { lead, contact } = ledger.known.get(captured.leadId)!;
  const hasMoved = before?.lead.corrections !== lead.corrections;
  return {
    lead: {
      channel: lead.channel,
      profile: lead.profile,
      capturedAt: lead.capturedAt,
      touchpoints: lead.touchpoints,
      externalSystems: lead.externalSystems,
    },
    firstContact: !before ? ('this' as const) : hasMoved ? ('moved' as const) : ('stays' as const),
    contact: changesOf(before?.contact ?? {}, contact),
  };
}

function changesOf(before: Contact, after: Contact): ExplainedDto['contact'] {
  const fields = Object.keys(after) as (keyof Contact)[];
  return Object.fromEntries(
    fields.map((field) => {
      if (before[field] === undefined) return [field, 'added'];
      return [field, isDeepStrictEqual(before[field], after[field]) ? 'kept' : 'changed'];
    }),
  );
}

function channelOf(
  input: CaptureInput,
  { channel: name, playbook: byRule }: CaptureCommand,
  { terms, playbook }: { terms: CaptureTerms; playbook: Playbook },
): ExplainedDto['channel'] {
  let rule: number | undefined;
  if (byRule !== undefined) {
    readVisit(input, {
      ...terms,
      channelOf: (visit) => {
        rule = ruleOfVisit(playbook.channels, visit);
        return name;
      },
    });
  }
  return { name, rule: rule === undefined ? null : `channels[${rule}]` };
}

function nameOf(fact: Parameters<typeof contractOf>[0]): string {
  return contractOf(fact).type;
}
