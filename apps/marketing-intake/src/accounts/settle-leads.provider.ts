import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { NudgedLoop, UnitOfWork, type Work } from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import type { Model } from 'mongoose';
import { Lead } from '../capture/lead.schema.js';
import { leads } from '../capture/leads.view.js';
import { Account, type Unsettled } from './account.schema.js';
import { factOfAccount } from './fact-of-account.js';

const leadsAtOnce = 200;
const bulk = { lane: 'bulk' } as const;
/** While something is to be settled, and where nothing is known to be. */
const soonMs = 1_000;
const laterMs = 15_000;

/**
 * Tells leads where they belong after accounts were joined or separated: in steps of its own, since an
 * account may have any number of them. Until then they are told where they were.
 */
@Injectable()
export class SettleLeads implements OnApplicationBootstrap, OnModuleDestroy {
  private isWaiting = true;
  private readonly loop = new NudgedLoop({
    pass: () => this.pass(),
    restMs: () => (this.isWaiting ? soonMs : laterMs),
    onFailure: (err, failures) => {
      if (failures === 3)
        logger.warn({ err }, 'Leads cannot be told which account they belong to.');
    },
  });

  constructor(
    @InjectModel(Account.name) private readonly accounts: Model<Account>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.loop.stop(5_000);
  }

  /** Accounts are about to be joined or separated. */
  nudge(): void {
    this.isWaiting = true;
    this.loop.nudge();
  }

  private async pass(): Promise<boolean> {
    const unsettled = await this.accounts
      .find({ 'unsettled.until': { $exists: true } }, { _id: 1, unsettled: 1 })
      .sort({ 'unsettled.until': 1 })
      .lean();
    this.isWaiting = unsettled.length > 0;
    let hasMore = false;
    for (const { _id, unsettled: why } of unsettled) {
      if (await this.settle(_id, why!)) hasMore = true;
    }
    return hasMore;
  }

  /** True where there is more to do. */
  private async settle(part: string, why: Unsettled): Promise<boolean> {
    const told = await this.unitOfWork.run(async (work) => {
      const attachedTo = await this.attachedTo(work, part);
      const elsewhere = attachedTo === undefined ? { $exists: true } : { $ne: attachedTo };
      const found = await work
        .collection(Lead)
        .find(
          { 'account.base': part, 'account.id': elsewhere },
          { session: work.session, projection: { _id: 1 } },
        )
        .limit(leadsAtOnce)
        .toArray();
      const documents = await work.loadMany(
        leads,
        found.map(({ _id }) => _id),
      );
      for (const lead of documents.values()) tell(work, lead, attachedTo, why);
      return found.length;
    }, bulk);
    if (told > 0) return true;
    if (why.until > new Date()) return false;
    const done = { _id: part, 'unsettled.until': why.until };
    await this.accounts.updateOne(done, { $unset: { unsettled: '' } });
    return false;
  }

  private async attachedTo(work: Work, part: string): Promise<string | undefined> {
    const { session } = work;
    const accounts = work.collection(Account);
    const one = await accounts.findOne({ _id: part }, { session, projection: { root: 1 } });
    if (!one) return undefined;
    const projection = { attaches: 1 };
    const root = await accounts.findOne({ _id: one.root }, { session, projection });
    return root?.attaches ? root._id : undefined;
  }
}

function tell(
  work: Work,
  lead: Lead,
  attachedTo: string | undefined,
  { attached, detached }: Unsettled,
): void {
  if (!lead.account) return;
  const { id: former, ...rest } = lead.account;
  const account = { ...rest, ...(attachedTo && { id: attachedTo }) };
  const facts = factOfAccount(lead._id, former, attachedTo, [attached, detached], new Date());
  work.save(leads, { ...lead, account }, facts);
}
