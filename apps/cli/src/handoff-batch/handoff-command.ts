export interface Money {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

/** A row of POST /v1/handoffs/batch. */
export type HandoffCommand = { readonly leadId: string; readonly occurredAt: string } & (
  | { readonly act: 'accept'; readonly repId?: string }
  | { readonly act: 'reject'; readonly reason: string }
  | { readonly act: 'opportunity'; readonly expected?: Money }
  | { readonly act: 'close'; readonly outcome: 'won'; readonly amount?: Money }
  | { readonly act: 'close'; readonly outcome: 'lost'; readonly reason: string }
  | { readonly act: 'purchases'; readonly amount: Money }
  | { readonly act: 'churn'; readonly reason: string }
);

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
