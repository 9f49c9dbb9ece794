import type { FieldProblem } from '../capture/capture-input.js';
import type { Page, Pages } from './page.js';

type ReadPages =
  | { readonly pages: Pages; readonly problems?: undefined }
  | { readonly pages?: undefined; readonly problems: readonly FieldProblem[] };

type Content = Readonly<Record<string, unknown>>;

const pageName = /^[a-z][a-z0-9-]{0,39}$/;
const writeKey = /^[A-Za-z0-9_-]{16,64}$/;
const mostPages = 100;
const usual = { page: 200, address: 10 };

/** Reads what a file of pages says, or names each of its mistakes by its place. */
export function readPages(given: unknown): ReadPages {
  const problems: FieldProblem[] = [];
  const note = (field: string, why: string) => void problems.push({ field, why });
  if (!isContent(given)) return { problems: [{ field: '', why: 'must hold `pages`' }] };
  refuseOthers(given, ['pages', 'proxies'], '', note);
  const proxies = numberIn(given['proxies'] ?? 0, 0, 10);
  if (proxies === undefined) note('proxies', 'must be a whole number from 0 to 10');
  const entries = isContent(given['pages']) ? Object.entries(given['pages']) : [];
  if (entries.length === 0 || entries.length > mostPages) {
    note('pages', `must name 1 to ${mostPages} pages`);
  }
  const byKey = new Map<string, Page>();
  for (const [name, said] of entries) {
    const page = readPage(name, said, note);
    for (const key of page?.writeKeys ?? []) {
      if (byKey.has(key)) note(`pages.${name}.writeKeys`, 'has a key that stands there already');
      else byKey.set(key, page!);
    }
  }
  return problems.length > 0 ? { problems } : { pages: { byKey, proxies: proxies! } };
}

function readPage(
  name: string,
  said: unknown,
  note: (field: string, why: string) => void,
): Page | undefined {
  const at = `pages.${name}`;
  if (!pageName.test(name)) {
    note(at, 'must have a name of up to 40 small letters, digits and hyphens, a letter first');
    return undefined;
  }
  if (!isContent(said)) {
    note(at, 'must be an object with writeKeys and origins');
    return undefined;
  }
  refuseOthers(said, ['writeKeys', 'origins', 'perSecond'], at, note);
  const writeKeys = textsIn(said['writeKeys']);
  if (
    writeKeys.length < 1 ||
    writeKeys.length > 2 ||
    !writeKeys.every((one) => writeKey.test(one))
  ) {
    note(
      `${at}.writeKeys`,
      'must be one key, or two while one replaces the other, of 16 to 64 letters, digits, - and _',
    );
  }
  const origins = textsIn(said['origins']);
  if (origins.length === 0 || origins.length > 50 || !origins.every((one) => isOrigin(one))) {
    note(
      `${at}.origins`,
      'must be 1 to 50 origins such as https://www.example.com, without a path',
    );
  }
  const rates = isContent(said['perSecond'] ?? {}) ? ((said['perSecond'] ?? {}) as Content) : {};
  refuseOthers(rates, ['page', 'address'], `${at}.perSecond`, note);
  const page = numberIn(rates['page'] ?? usual.page, 1, 10_000);
  const address = numberIn(rates['address'] ?? usual.address, 1, 10_000);
  if (page === undefined) note(`${at}.perSecond.page`, 'must be a whole number from 1 to 10000');
  if (address === undefined)
    note(`${at}.perSecond.address`, 'must be a whole number from 1 to 10000');
  return {
    name,
    writeKeys,
    origins: new Set(origins),
    perSecond: { page: page!, address: address! },
  };
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

function refuseOthers(
  given: Content,
  names: readonly string[],
  at: string,
  note: (field: string, why: string) => void,
): void {
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) note(at ? `${at}.${name}` : name, 'is not known here');
  }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : '')) : [];
}

function numberIn(value: unknown, least: number, most: number): number | undefined {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
    ? Number(value)
    : undefined;
}

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
