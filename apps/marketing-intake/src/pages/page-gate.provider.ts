import { CallerRates, KeyedGate, type KeyedCaller, type KeyedRequest } from '@smarketing/http';
import { CurrentPages } from './current-pages.provider.js';
import { addressBehind } from './page.js';
import { countMessage } from './page-metrics.js';

/** Of an address that sends to no page, a second. */
const toNowhere = 10;

/** Who sends to a page, and whether it is too much: known before a byte of the message is read. */
export class PageGate extends KeyedGate {
  private readonly rates = new Map<number, CallerRates>();

  constructor(private readonly current: CurrentPages) {
    super();
  }

  meet({ params, headers, ip }: KeyedRequest): KeyedCaller {
    const { byKey, proxies } = this.current.load();
    const forwarded = headers['x-forwarded-for'];
    const address = addressBehind(
      proxies,
      ip,
      typeof forwarded === 'string' ? forwarded : undefined,
    );
    const page = byKey.get((params as { writeKey?: string }).writeKey ?? '');
    const caller = { name: address, isShared: proxies > 0 };
    const ofAddress = page?.perSecond.address ?? toNowhere;
    const isOver =
      !this.mayPass(ofAddress, `${page?.name ?? ''} ${address}`) ||
      (page !== undefined && !this.mayPass(page.perSecond.page, page.name));
    if (isOver) countMessage(page?.name ?? '(unknown)', 'too-many');
    return { ...caller, isOneTooMany: isOver };
  }

  private mayPass(perSecond: number, caller: string): boolean {
    let rates = this.rates.get(perSecond);
    if (!rates) this.rates.set(perSecond, (rates = new CallerRates(perSecond)));
    return rates.take(caller, performance.now());
  }
}
