import type { SalesHandoff } from '@smarketing/api-client';

export type Money = SalesHandoff.MoneyRequest;

/** A row of POST /v1/handoffs/batch of which it is known when it happened. */
export type HandoffCommand = SalesHandoff.BatchRequest['commands'][number] & {
  readonly occurredAt: string;
};

export const commandsPerRequest = 500;

/** Packs the commands of whole leads into requests: those of one lead stay together and in order. */
export function requestsOf<G extends { readonly commands: readonly unknown[] }>(
  groups: readonly G[],
  most: number = commandsPerRequest,
): G[][] {
  const requests: G[][] = [];
  let filled = Infinity;
  for (const group of groups) {
    if (filled + group.commands.length > most) {
      requests.push([]);
      filled = 0;
    }
    requests.at(-1)!.push(group);
    filled += group.commands.length;
  }
  return requests;
}
