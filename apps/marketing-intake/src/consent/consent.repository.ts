import { Injectable } from '@nestjs/common';
import type { Cause, Work } from '@smarketing/event-bus';
import { v5 as uuidv5 } from 'uuid';
import { leads } from '../capture/leads.view.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { consentChange, consentInForce, type ConsentInForce } from './consent-in-force.js';
import type { ConsentStatement } from './consent-statement.js';
import { Consent } from './consent.schema.js';
import { planLink } from './plan-link.js';

/** A statement of a lead, and the request that told of it. */
export interface SaidByLead {
  readonly leadId: string;
  readonly statement: ConsentStatement;
  readonly cause?: Cause | undefined;
}

export interface RecordedConsent {
  readonly consent: Consent;
  /** False where the same was said before. */
  readonly isNew: boolean;
  readonly inForce: ConsentInForce;
}

/** The last of them are what the end of the proof depends on. */
const mostUses = 200;

@Injectable()
export class ConsentRepository {
  constructor(private readonly vault: VaultRepository) {}

  /** By lead, oldest first. */
  async of(work: Work, leadIds: readonly string[]): Promise<Map<string, Consent[]>> {
    const found = await work
      .collection(Consent)
      .find({ leadId: { $in: [...leadIds] } }, { session: work.session })
      .sort({ at: 1, state: 1, _id: 1 })
      .toArray();
    return Map.groupBy(found, ({ leadId }) => leadId);
  }

  /**
   * Records what leads have said, all of them known by now, in the order given, and publishes what is in
   * force since. What is known already is not recorded again.
   */
  async record(
    work: Work,
    said: readonly SaidByLead[],
    now = new Date(),
  ): Promise<RecordedConsent[]> {
    if (said.length === 0) return [];
    const leadIds = [...new Set(said.map(({ leadId }) => leadId))];
    const known = await this.of(work, leadIds);
    const documents = await work.loadMany(leads, leadIds);
    const keys = await this.vault.dataKeysOf(
      work,
      said.flatMap(({ leadId, statement }) => (statement.addresses ? [leadId] : [])),
    );
    const fresh: Consent[] = [];
    const recorded = said.map(({ leadId, statement, cause }): RecordedConsent => {
      const ofLead = known.get(leadId) ?? [];
      const _id = idOf(leadId, statement);
      const { purpose } = statement;
      const before = consentInForce(ofLead, purpose);
      const same = ofLead.find((one) => one._id === _id);
      if (same) return { consent: same, isNew: false, inForce: before! };
      const { addresses, linkHours = 0, ...plain } = statement;
      const dataKey = keys.get(leadId);
      const consent: Consent = {
        ...{ _id, leadId, ...plain, recordedAt: now },
        ...(plain.confirmedAt && { confirmedBy: 'sender' as const }),
        ...planLink(plain, { before, ofLead, now, linkHours }),
        ...(addresses && dataKey && { sealed: this.vault.sealUnder(dataKey, `${_id}`, addresses) }),
      };
      fresh.push(consent);
      known.set(leadId, [...ofLead, consent]);
      const inForce = consentInForce(known.get(leadId)!, purpose)!;
      const facts = consentChange(leadId, before, inForce, plain.confirmedAt ?? plain.at);
      // Without a fact, too: two statements about one lead are to be recorded one after the other.
      work.save(leads, documents.get(leadId)!, facts, cause);
      return { consent, isNew: true, inForce };
    });
    if (fresh.length > 0) {
      await work.collection(Consent).insertMany(fresh, { session: work.session });
    }
    return recorded;
  }

  /** Notes that a statement was relied on; answers it as it is then. */
  async use(work: Work, statementId: string, at: Date): Promise<Consent> {
    const used = await work.collection(Consent).findOneAndUpdate(
      { _id: statementId },
      {
        $push: { uses: { $each: [at], $sort: 1, $slice: -mostUses } },
        $inc: { timesUsed: 1 },
      },
      { session: work.session, returnDocument: 'after' },
    );
    return used!;
  }
}

function idOf(leadId: string, { purpose, state, at, ...given }: ConsentStatement): string {
  const ground = [given.basis, given.textVersion, given.confirmedAt?.getTime()];
  return uuidv5(['consent', purpose, state, at.getTime(), ...ground].join('\n'), leadId);
}
