import { logger } from '@smarketing/observability';
import { readWebhooksFile, type WebhooksFile } from './webhooks-file.provider.js';
import type { Webhooks } from './webhook-source.js';

export interface WebhookSettings {
  /** Undefined: no webhooks are taken. */
  readonly webhooksFile?: { readonly path: string; readonly read: WebhooksFile } | undefined;
}

/** How often the files are looked at, in milliseconds, while webhooks come in. */
const lookAgain = 1_000;
const none: Webhooks = { publicUrl: '', sources: new Map() };

/**
 * The webhooks that are taken at this moment. Their file is read again when it changes; one that has become
 * wrong is said in the log, and what was right before it stays in force.
 */
export class CurrentWebhooks {
  private webhooks: Webhooks;
  private text: string;
  private lookedAt = performance.now();

  constructor(private readonly settings: WebhookSettings) {
    this.webhooks = settings.webhooksFile?.read.webhooks ?? none;
    this.text = settings.webhooksFile?.read.text ?? '';
  }

  load(): Webhooks {
    const { webhooksFile: file } = this.settings;
    const now = performance.now();
    if (!file || now - this.lookedAt < lookAgain) return this.webhooks;
    this.lookedAt = now;
    const read = readWebhooksFile(file.path);
    if (read.text === this.text) return this.webhooks;
    this.text = read.text;
    if (read.webhooks) this.webhooks = read.webhooks;
    else {
      const { problems } = read;
      logger.error(
        { problems },
        'WEBHOOKS_FILE has changed and cannot be used: it counts as it was.',
      );
    }
    return this.webhooks;
  }
}

/** From the environment; notes what is wrong. */
export function readWebhookSettings(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): WebhookSettings {
  const path = env['WEBHOOKS_FILE'];
  if (!path) return {};
  const read = readWebhooksFile(path);
  problems.push(...read.problems);
  return { webhooksFile: { path, read } };
}
