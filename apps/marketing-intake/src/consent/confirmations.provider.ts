import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Work } from '@smarketing/event-bus';
import { CurrentTerms } from '../capture/capture-terms.provider.js';
import { leads } from '../capture/leads.view.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { consentChange, consentInForce } from './consent-in-force.js';
import { ConsentLinks } from './consent-links.js';
import type { ConsentAddresses } from './consent-statement.js';
import { ConsentRepository } from './consent.repository.js';
import { Consent } from './consent.schema.js';

/** From where it was confirmed: the connection, and what a proxy in front says of its caller. */
export interface ConfirmedFrom {
  readonly ip: string;
  readonly forwardedFor: string | undefined;
}

const longestForwarded = 200;

/** Confirms consents by the links that were sent to people. */
@Injectable()
export class Confirmations {
  constructor(
    private readonly links: ConsentLinks,
    private readonly consents: ConsentRepository,
    private readonly vault: VaultRepository,
    private readonly terms: CurrentTerms,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What is to be confirmed; undefined where the link is wrong, too old or used. */
  async labelOf(token: string, now: Date): Promise<string | undefined> {
    const id = this.links.statementOf(token, now);
    if (id === undefined) return undefined;
    const waiting = await this.unitOfWork.run(async (work) => this.waitingOf(work, id));
    if (!waiting) return undefined;
    const { purposes } = (await this.terms.load()).consent;
    const { purpose } = waiting.consent;
    return purposes.find((one) => one.id === purpose)?.label ?? purpose;
  }

  /** False where the link is wrong, too old or used, or what it is about was withdrawn since. */
  async confirm(token: string, now: Date, from: ConfirmedFrom): Promise<boolean> {
    const id = this.links.statementOf(token, now);
    if (id === undefined) return false;
    return this.unitOfWork.run(async (work) => {
      const waiting = await this.waitingOf(work, id);
      const lead = waiting && (await work.load(leads, waiting.consent.leadId));
      if (!lead || lead.erased) return false;
      const { consent, said } = waiting;
      const before = consentInForce(said, consent.purpose);
      const confirmed = said.map((one) => (one._id === id ? { ...one, confirmedAt: now } : one));
      const after = consentInForce(confirmed, consent.purpose);
      const sealed = await this.addressesWith(work, consent, from);
      await work.collection(Consent).updateOne(
        { _id: id },
        {
          $set: { confirmedAt: now, confirmedBy: 'link', ...(sealed && { sealed }) },
          $unset: { tellAt: '' },
        },
        { session: work.session },
      );
      work.save(leads, lead, consentChange(lead._id, before, after, now));
      return true;
    });
  }

  private async waitingOf(work: Work, id: string) {
    const found = await work.collection(Consent).findOne({ _id: id }, { session: work.session });
    if (!found || found.confirmedAt) return undefined;
    const said = (await this.consents.of(work, [found.leadId])).get(found.leadId) ?? [];
    const isWithdrawn = said.some(
      ({ purpose, state, at }) =>
        state === 'withdrawn' && purpose === found.purpose && at >= found.at,
    );
    return isWithdrawn ? undefined : { consent: found, said };
  }

  private async addressesWith(
    work: Work,
    { _id, leadId, sealed }: Consent,
    { ip, forwardedFor }: ConfirmedFrom,
  ): Promise<Buffer | undefined> {
    const dataKey = (await this.vault.dataKeysOf(work, [leadId])).get(leadId);
    if (!dataKey) return undefined;
    const known = sealed ? this.vault.openUnder<ConsentAddresses>(dataKey, _id, sealed) : {};
    const addresses: ConsentAddresses = {
      ...known,
      confirmationIp: ip,
      ...(forwardedFor && {
        confirmationForwardedFor: forwardedFor.slice(0, longestForwarded),
      }),
    };
    return this.vault.sealUnder(dataKey, _id, addresses);
  }
}
