import { Injectable } from '@nestjs/common';
import type { Emission, Work } from '@smarketing/event-bus';
import { inSlices } from '@smarketing/http';
import { PlaybookReference } from '@smarketing/playbook/in-force';
import type { Playbook } from '@smarketing/playbook';
import type { Lead, LeadAccount } from '../capture/lead.schema.js';
import { EventLoopSlice } from '../imports/event-loop-slice.js';
import type { Contact } from '../vault/contact.js';
import { AccountKeys } from './account-keys.js';
import { AccountRepository, type Leaving } from './account.repository.js';
import { factOfAccount } from './fact-of-account.js';
import { saidCompany } from './said-company.js';
import { SaidReader, type Saying } from './said-reader.js';
import { SettleLeads } from './settle-leads.provider.js';
import type { AccountSorter, Placed } from './sort-into-accounts.js';

/** A lead that a transaction has made or changed. */
export interface ChangedLead {
  readonly lead: Lead;
  readonly contact: Contact;
}

/** The lead with its account, and the fact of it, if there is one. */
export interface SortedLead {
  readonly lead: Lead;
  readonly facts: readonly Emission[];
}

interface Moving extends ChangedLead {
  readonly said: Saying | undefined;
}

/** Attaches leads to the accounts of their companies, in the transaction in which they change. */
@Injectable()
export class AttachLeads {
  private readonly readers = new WeakMap<Playbook, SaidReader>();

  constructor(
    private readonly accounts: AccountRepository,
    private readonly keys: AccountKeys,
    private readonly playbook: PlaybookReference,
    private readonly settle: SettleLeads,
  ) {}

  /** Reads companies under the playbook in force. */
  async reader(): Promise<SaidReader> {
    const { document } = await this.playbook.load();
    let reader = this.readers.get(document);
    if (!reader) {
      const { sharedDomains, ...terms } = document.accounts;
      const rules = { ...terms, sharedDomains: new Set(sharedDomains) };
      reader = new SaidReader(rules, this.keys);
      this.readers.set(document, reader);
    }
    return reader;
  }

  /**
   * Those of the leads, in the order given, that say another company than before. A lead that a person
   * has moved stays where it is.
   */
  async attach(work: Work, changed: Iterable<ChangedLead>): Promise<Map<string, SortedLead>> {
    const reader = await this.reader();
    const moving = await movingOf(changed, reader);
    if (moving.length === 0) return new Map();
    const now = new Date();
    const saids = moving.flatMap(({ said }) => said ?? []);
    const formers = moving.flatMap(({ lead }) => lead.account?.base ?? []);
    const sorter = await this.accounts.load(work, reader, saids, formers, now);
    const count = (ids: readonly string[]) => this.accounts.leadsIn(ids, work.session);
    const placed: (Placed | undefined)[] = [];
    const slice = new EventLoopSlice();
    for (const { lead, said } of moving) {
      if (slice.isOver) await slice.next();
      const former = lead.account?.base ? sorter.held.get(lead.account.base) : undefined;
      placed.push(said && (await sorter.sort(said, former, count)));
    }
    await this.accounts.write(work, sorter, reader, now);
    await this.leave(work, reader, moving, placed);
    if ([...sorter.held.values()].some(({ isUnsettled }) => isUnsettled)) this.settle.nudge();
    return new Map(
      moving.map(({ lead, said }, at) => [
        lead._id,
        sorted(lead, accountOf(sorter, said, placed[at]), now),
      ]),
    );
  }

  /**
   * For leads whose contact data are erased in this transaction: none of what they said is kept, and an
   * account that no other lead is in loses its name, domain and key. By lead the fact of it, to be saved
   * with its document, whose `account` goes.
   */
  async forget(work: Work, erased: readonly Lead[], now: Date): Promise<Map<string, Emission[]>> {
    const leaving = erased.flatMap(({ _id, account }): Leaving[] =>
      account?.base && account.said
        ? [{ leadId: _id, base: account.base, said: account.said }]
        : [],
    );
    if (leaving.length > 0) {
      await this.accounts.forgetUnsaid(work, await this.reader(), leaving, () => false);
    }
    return new Map(
      erased.map(({ _id, account }) => [
        _id,
        factOfAccount(_id, account?.id, undefined, ['moved', 'erased'], now),
      ]),
    );
  }

  private async leave(
    work: Work,
    reader: SaidReader,
    moving: readonly Moving[],
    placed: readonly (Placed | undefined)[],
  ): Promise<void> {
    const leaving = moving.flatMap(({ lead: { _id, account } }, at): Leaving[] => {
      if (!account?.base || !account.said) return [];
      const stays =
        placed[at]?.base.id === account.base && moving[at]!.said?.signature === account.said;
      return stays ? [] : [{ leadId: _id, base: account.base, said: account.said }];
    });
    if (leaving.length === 0) return;
    const now = new Set(placed.map((one, at) => `${one?.base.id} ${moving[at]!.said?.signature}`));
    await this.accounts.forgetUnsaid(work, reader, leaving, (base, said) =>
      now.has(`${base} ${said}`),
    );
  }
}

async function movingOf(changed: Iterable<ChangedLead>, reader: SaidReader): Promise<Moving[]> {
  const moving = await inSlices([...changed], ({ lead, contact }): Moving | undefined => {
    if (lead.account?.by === 'person') return undefined;
    const company = saidCompany(contact, lead.profile);
    const signature = company && reader.signatureOf(company);
    if (signature === lead.account?.said) return undefined;
    const said = signature === undefined ? undefined : { company: company!, signature };
    return { lead, contact, said };
  });
  return moving.filter((one) => one !== undefined);
}

function accountOf(
  sorter: AccountSorter,
  said: Saying | undefined,
  placed: Placed | undefined,
): LeadAccount | undefined {
  if (!said || !placed) return undefined;
  const id = sorter.attachedTo(placed.base);
  return {
    ...(id && { id }),
    base: placed.base.id,
    said: said.signature,
    by: placed.by,
    ...(placed.why.length > 0 && { why: placed.why }),
  };
}

function sorted({ account: former, ...lead }: Lead, account: LeadAccount | undefined, now: Date) {
  const reason = account?.by === 'new' ? 'new-account' : 'matched';
  return {
    lead: account ? { ...lead, account } : lead,
    facts: factOfAccount(lead._id, former?.id, account?.id, [reason, 'company-changed'], now),
  };
}
