import type { MarketingIntake } from '@smarketing/api-client';
import { table } from '../report/table.js';

type Webhook = MarketingIntake.components['schemas']['Webhook'];

/** The webhooks that are taken, with what is entered at each sender. */
export function formatWebhooks(webhooks: readonly Webhook[]): string {
  if (webhooks.length === 0)
    return 'No webhooks are taken: WEBHOOKS_FILE of marketing-intake sets them up.';
  const rows = webhooks.map(
    ({ source, scheme, url, rotating, lastStoredAt, storedInSevenDays }) => [
      source,
      scheme,
      url,
      rotating ? '2' : '1',
      lastStoredAt === null ? 'never' : `${lastStoredAt.slice(0, 19).replace('T', ' ')}Z`,
      String(storedInSevenDays),
    ],
  );
  const headers = ['source', 'scheme', 'address', 'secrets', 'last stored', 'in 7 days'];
  return table(headers, rows, { words: headers.slice(0, 5), uncut: ['address'] });
}
