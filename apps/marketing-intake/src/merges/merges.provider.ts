import { Injectable } from '@nestjs/common';
import { UnitOfWork, causeOfRequest, type Work } from '@smarketing/event-bus';
import { IdempotencyKeys, type IdempotentRequest, type Precondition } from '@smarketing/http';
import { absorbedFacts } from '../capture/absorbed-facts.js';
import { describeLead } from '../capture/describe-lead.js';
import { Lead } from '../capture/lead.schema.js';
import { leads } from '../capture/leads.view.js';
import { noSuchLead } from '../capture/no-such-lead.js';
import { conversions } from '../conversions/conversions.view.js';
import { TouchpointRepository } from '../touchpoints/touchpoint.repository.js';
import {
  idsOf,
  mergeLeads,
  refusalOf,
  survivorOf,
  unmergeLead,
  type Party,
} from './merge-leads.js';
import type { MergedDto, UnmergedDto } from './merge.dto.js';
import { reachedBy } from './reached-stage.js';
import { leadErased, notMerged, refuseMerge } from './refuse-merge.js';

/** A merge as a caller asks for it. */
export interface WantedMerge {
  readonly leadId: string;
  readonly absorb: string;
  readonly either: boolean;
  readonly reason: string | undefined;
}

export type Conditional = IdempotentRequest & { readonly precondition: Precondition };

/** Merges leads, and takes it back; each within one transaction. */
@Injectable()
export class Merges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly touchpoints: TouchpointRepository,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  /** Rejects with a ProblemError for what is refused; nothing is changed then. */
  merge(wanted: WantedMerge, { key, requestHash, precondition }: Conditional): Promise<MergedDto> {
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const named = await this.partiesOf(work, wanted, precondition);
        const [survivor, absorbed] = wanted.either ? inOrder(...named) : named;
        const ids = { leadId: survivor.lead._id, absorb: absorbed.lead._id };
        const refusal = refusalOf(survivor, absorbed);
        if (refusal) throw refuseMerge(refusal, ids);
        const descendants = await loadAll(work, idsOf(absorbed.lead));
        const all = [ids.absorb, ...idsOf(absorbed.lead)];
        const touchpoints = await this.touchpoints.ofLeads(work, all);
        const now = new Date();
        const told = [absorbed.lead, ...descendants].flatMap((one) =>
          absorbedFacts(ids.leadId, one, touchpoints.get(one._id) ?? [], now),
        );
        const given = { descendants, told, now };
        for (const { lead, facts } of mergeLeads(survivor.lead, absorbed.lead, given)) {
          work.save(leads, lead, facts);
        }
        const cause = causeFor(wanted.reason);
        work.record({ act: 'lead.merge', on: `lead/${ids.leadId}` }, cause);
        work.record({ act: 'lead.merge-away', on: `lead/${ids.absorb}` }, cause);
        return { leadId: ids.leadId, absorbed: all };
      }),
    );
  }

  /** Rejects with a ProblemError for what is refused; nothing is changed then. */
  unmerge(
    leadId: string,
    reason: string | undefined,
    { key, requestHash, precondition }: Conditional,
  ): Promise<UnmergedDto> {
    return this.unitOfWork.run((work) =>
      this.idempotency.once(key, requestHash, work, async () => {
        const lead = await work.load(leads, leadId);
        if (!lead) throw noSuchLead(leadId);
        if (lead.erased) throw leadErased(`Lead ${leadId}`, lead.erased.at);
        precondition.mustHold(describeLead(lead));
        if (!lead.merged) throw notMerged(leadId);
        const survivors = await loadAll(work, lead.merged.into);
        const descendants = await loadAll(work, idsOf(lead));
        for (const tied of unmergeLead(lead, survivors, descendants, new Date())) {
          work.save(leads, tied.lead, tied.facts);
        }
        work.record({ act: 'lead.unmerge', on: `lead/${leadId}` }, causeFor(reason));
        return { leadId, from: lead.merged.into[0]!, absorbed: idsOf(lead) };
      }),
    );
  }

  private async partiesOf(
    work: Work,
    { leadId, absorb }: WantedMerge,
    precondition: Precondition,
  ): Promise<[named: Party, other: Party]> {
    const found = await work.loadMany(leads, [leadId, absorb]);
    const known = await work.loadMany(conversions, [leadId, absorb]);
    const partyOf = (id: string): Party => {
      const lead = found.get(id);
      if (!lead) throw noSuchLead(id);
      return { lead, reached: reachedBy(known.get(id), lead.stage) };
    };
    const named = partyOf(leadId);
    precondition.mustHold(describeLead(named.lead));
    return [named, partyOf(absorb)];
  }
}

/** Those that cannot be merged at all are refused in the order in which they were named. */
function inOrder(named: Party, other: Party): [survivor: Party, absorbed: Party] {
  const survivor = refusalOf(named, other)?.why === 'less-far' ? other : survivorOf(named, other);
  return survivor === named ? [named, other] : [other, named];
}

/** The reason stays among the acts, and goes into no fact. */
function causeFor(reason: string | undefined) {
  return { ...causeOfRequest(), ...(reason !== undefined && { reason }) };
}

async function loadAll(work: Work, ids: readonly string[]): Promise<Lead[]> {
  if (ids.length === 0) return [];
  const found = await work.loadMany(leads, ids);
  return ids.map((id) => found.get(id)!);
}
