/** A website whose forms and visits are taken, as the file of pages has it. */
export interface Page {
  /** In acts and metrics, as `page/<name>`. */
  readonly name: string;
  /** In the address that its script sends to. Everybody can read them: they say which page it is, and no more. */
  readonly writeKeys: readonly string[];
  /** Such as `https://www.example.com`: only these pages may read the answer. */
  readonly origins: ReadonlySet<string>;
  /** Messages a second, of all its visitors together and of one address. */
  readonly perSecond: { readonly page: number; readonly address: number };
}

export interface Pages {
  readonly byKey: ReadonlyMap<string, Page>;
  /** How many proxies stand before the service, each of which adds an address to `X-Forwarded-For`. */
  readonly proxies: number;
}

/** The address that a message comes from: what the outermost proxy of one's own has seen. */
export function addressBehind(
  proxies: number,
  socketAddress: string,
  forwarded: string | undefined,
): string {
  if (proxies === 0 || forwarded === undefined) return socketAddress;
  const hops = forwarded.split(',').map((one) => one.trim());
  return hops.at(-proxies)?.slice(0, 64) || socketAddress;
}
