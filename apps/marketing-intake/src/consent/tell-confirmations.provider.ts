import { createHmac } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { NudgedLoop, SERVICE_DATABASE, nameOfCollection } from '@smarketing/event-bus';
import { logger } from '@smarketing/observability';
import type { Db } from 'mongodb';
import { CurrentWebhooks } from '../webhooks/current-webhooks.provider.js';
import type { ConfirmationReceiver } from '../webhooks/webhook-source.js';
import { Consent } from './consent.schema.js';
import {
  PendingConfirmations,
  type PendingConfirmation,
} from './pending-confirmations.provider.js';
import { tellAgainAt } from './tell-again-at.js';

const lookEvery = 1_000;
const patience = 10_000;
const stopWithin = 12_000;

/**
 * Tells the sender's own tool which links to mail, by a Standard Webhook to the one address that the file
 * of webhooks names. Each instance takes what is due from the others by its next time, so that nothing is
 * told twice at once; what is not answered is told again, until the link is over.
 */
@Injectable()
export class TellConfirmations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new NudgedLoop({
    pass: async (last) => !last && this.tellNext(),
    restMs: () => lookEvery,
    onFailure: (err, failures) => {
      if (failures === 1) logger.warn({ err }, 'Links to confirm could not be told of.');
    },
  });

  constructor(
    @Inject(SERVICE_DATABASE) private readonly db: Db,
    private readonly webhooks: CurrentWebhooks,
    private readonly pending: PendingConfirmations,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop(stopWithin);
  }

  /** False where nothing is due. */
  private async tellNext(): Promise<boolean> {
    const { confirmations } = this.webhooks.load();
    if (!confirmations) return false;
    const now = new Date();
    const consents = this.db.collection<Consent>(nameOfCollection(Consent));
    const due = await consents.findOne({ tellAt: { $type: 'date', $lte: now } });
    if (!due) return false;
    const { _id, tellAt, tellings = 0 } = due;
    const next = tellAgainAt(now, tellings, due.linkUntil!);
    const taken = await consents.updateOne(
      { _id, tellAt: tellAt! },
      {
        $set: { tellings: tellings + 1, ...(next && { tellAt: next }) },
        ...(!next && { $unset: { tellAt: '' } }),
      },
    );
    if (taken.modifiedCount === 0) return true;
    const confirmation = await this.pending.describe(due);
    const isDone = !confirmation || (await this.tell(confirmation, confirmations, now));
    if (isDone) await consents.updateOne({ _id }, { $unset: { tellAt: '' } });
    else if (!next) logger.error({ statementId: _id }, 'A link to confirm was told of in vain.');
    return true;
  }

  /** Whether the tool has taken it. Of its answer only the status counts. */
  private async tell(
    data: PendingConfirmation,
    { url, secrets }: ConfirmationReceiver,
    now: Date,
  ): Promise<boolean> {
    const type = 'consent.confirmation-requested';
    const body = JSON.stringify({ type, timestamp: now.toISOString(), data });
    const timestamp = Math.floor(now.getTime() / 1_000).toString();
    const signatures = secrets.map((secret) => {
      const signed = createHmac('sha256', secret).update(
        `${data.statementId}.${timestamp}.${body}`,
      );
      return `v1,${signed.digest('base64')}`;
    });
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': data.statementId,
          'webhook-timestamp': timestamp,
          'webhook-signature': signatures.join(' '),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      });
      await answer.body?.cancel();
      if (answer.ok) return true;
      logger.warn({ status: answer.status }, 'A link to confirm was not taken; it is told again.');
    } catch (error) {
      const why = (error as Error).name;
      logger.warn({ why }, 'A link to confirm could not be told of; it is told again.');
    }
    return false;
  }
}
