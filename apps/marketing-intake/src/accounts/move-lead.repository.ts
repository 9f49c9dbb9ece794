import { Injectable } from '@nestjs/common';
import type { Work } from '@smarketing/event-bus';
import type { Lead, LeadAccount } from '../capture/lead.schema.js';
import { leads } from '../capture/leads.view.js';
import { refuseErased } from '../erasure/refuse-erased.js';
import { VaultRepository } from '../vault/vault.repository.js';
import { noSuchAccount } from './account-problems.dto.js';
import { AccountRepository } from './account.repository.js';
import { AnswerRepository } from './answer-question.repository.js';
import { AttachLeads } from './attach-leads.provider.js';
import { factOfAccount } from './fact-of-account.js';

/** Puts leads where a person says, whatever they say of their companies, then and later. */
@Injectable()
export class MoveLead {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly answers: AnswerRepository,
    private readonly attach: AttachLeads,
    private readonly vault: VaultRepository,
  ) {}

  /** Undefined where there is no such lead. `accountId` null: it belongs to none. */
  async move(
    work: Work,
    leadId: string,
    accountId: string | null,
    now: Date,
  ): Promise<Lead | undefined> {
    const lead = await work.load(leads, leadId);
    if (!lead) return undefined;
    refuseErased(lead);
    const root = accountId === null ? undefined : await this.answers.rootOf(work, accountId);
    if (accountId !== null && !root) throw noSuchAccount(accountId);
    if (root) await this.answers.confirm(work, root, now);
    await this.leave(work, lead);
    const said = lead.account?.said;
    const account: LeadAccount = {
      ...(root && { id: root._id, base: root._id }),
      ...(said && { said }),
      by: 'person',
      why: ['by-hand'],
    };
    const moved = { ...lead, account };
    const facts = factOfAccount(leadId, lead.account?.id, root?._id, ['moved', 'moved'], now);
    work.save(leads, moved, facts);
    return moved;
  }

  /** As the evidence says, as if nobody had moved it. Undefined where there is no such lead. */
  async release(work: Work, leadId: string): Promise<Lead | undefined> {
    const lead = await work.load(leads, leadId);
    if (lead) refuseErased(lead);
    if (!lead?.account || lead.account.by !== 'person') return lead;
    const { id, base } = lead.account;
    const { account: _moved, ...rest } = lead;
    const former: LeadAccount = { ...(id && { id }), ...(base && { base }), by: 'match' };
    const contact = (await this.vault.open(work, [leadId])).get(leadId)?.contact ?? {};
    const again = { ...rest, account: former };
    const sorted = await this.attach.attach(work, [{ lead: again, contact }]);
    const { lead: released, facts } = sorted.get(leadId) ?? { lead: again, facts: [] };
    work.save(leads, released, facts);
    return released;
  }

  private async leave(work: Work, { _id: leadId, account }: Lead): Promise<void> {
    if (!account?.base || !account.said || account.by === 'person') return;
    const leaving = [{ leadId, base: account.base, said: account.said }];
    await this.accounts.forgetUnsaid(work, await this.attach.reader(), leaving, () => false);
  }
}
