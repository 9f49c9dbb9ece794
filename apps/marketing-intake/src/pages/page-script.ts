/** What the script needs of a browser. */
interface PageElement {
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
}

interface PageField extends PageElement {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

interface PageForm extends PageElement {
  readonly elements: ArrayLike<PageField>;
  dispatchEvent(event: unknown): boolean;
}

type Call = readonly [name: string, given?: unknown];

export interface PageWindow {
  readonly document: {
    readonly currentScript: (PageElement & { readonly src: string }) | null;
    addEventListener(
      type: 'submit',
      listener: (event: { readonly target: PageForm; preventDefault(): void }) => void,
      capture: boolean,
    ): void;
  };
  readonly location: { readonly href: string };
  readonly localStorage: {
    getItem(name: string): string | null;
    setItem(name: string, value: string): void;
    removeItem(name: string): void;
  };
  readonly navigator: { sendBeacon?(address: string, body: string): boolean };
  readonly crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
  readonly URL: new (address: string, base?: string) => URL;
  readonly CustomEvent: new (type: string, options: { bubbles: boolean }) => unknown;
  fetch(address: string, options: object): Promise<{ readonly ok: boolean }>;
  smarketing?: readonly Call[] | object;
}

/**
 * Runs in a page that embeds it, and so uses nothing from outside of itself. Without consent it stores nothing
 * and sends nothing but the fields of forms that are sent.
 */
export function runOnPage(page: PageWindow): void {
  const { document: doc, navigator: browser } = page;
  const element = doc.currentScript;
  if (!element) return;
  const shelf = 'smarketing';
  const keptMs = 90 * 86_400_000;
  const key = element.getAttribute('data-key') ?? '';
  const address = new page.URL(`/v1/pages/${key}`, element.src).href;
  const fields = ['email', 'phone', 'firstName', 'lastName', 'company', 'jobTitle'];
  const networks = ['gclid', 'fbclid', 'li_fat_id', 'msclkid'];
  const parameters = ['source', 'medium', 'campaign', 'term', 'content'];
  let agreed = element.getAttribute('data-consent') === 'granted';
  let seen = '';

  type Texts = Record<string, string>;
  interface Kept {
    visitor: string;
    since: number;
    utm: Texts;
    clickIds: Texts;
  }

  const newId = () => {
    const bytes = page.crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  const inLink = (names: readonly string[], prefix: string) => {
    const found: Texts = {};
    const query = new page.URL(page.location.href).searchParams;
    for (const name of names) {
      const value = query.get(prefix + name);
      if (value) found[name] = value.slice(0, 500);
    }
    return found;
  };

  const read = (): Kept | undefined => {
    try {
      const kept = JSON.parse(page.localStorage.getItem(shelf) ?? 'null') as Kept | null;
      return kept?.visitor && Date.now() - kept.since < keptMs ? kept : undefined;
    } catch {
      return undefined;
    }
  };

  // The link of the first visit stays; of clicks the newest counts.
  const remember = (): Kept => {
    const known = read() ?? { visitor: newId(), since: Date.now(), utm: {}, clickIds: {} };
    const kept = {
      ...known,
      utm: known.utm.source ? known.utm : inLink(parameters, 'utm_'),
      clickIds: { ...known.clickIds, ...inLink(networks, '') },
    };
    try {
      page.localStorage.setItem(shelf, JSON.stringify(kept));
    } catch {
      // Storage is switched off or full: the visit counts all the same.
    }
    return kept;
  };

  const forget = () => {
    try {
      page.localStorage.removeItem(shelf);
    } catch {
      // It was switched off: nothing is there.
    }
  };

  const post = (body: string) =>
    page
      .fetch(address, {
        ...{ method: 'POST', body, keepalive: true, credentials: 'omit' },
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
      })
      .then(
        ({ ok }) => ok,
        () => false,
      );

  const visit = () => {
    if (!agreed || seen === page.location.href) return;
    seen = page.location.href;
    const { visitor } = remember();
    const utm = inLink(parameters, 'utm_');
    const body = JSON.stringify({ id: newId(), kind: 'visit', consent: true, visitor, utm });
    if (!browser.sendBeacon?.(address, body)) void post(body);
  };

  const submit = (values: Texts): Promise<boolean> => {
    const contact: Texts = {};
    for (const name of fields) if (values[name]) contact[name] = values[name];
    const about: Partial<Kept> = agreed ? remember() : {};
    const { since: _, ...told } = about;
    return post(JSON.stringify({ id: newId(), kind: 'form', consent: agreed, contact, ...told }));
  };

  const consent = (given: unknown) => {
    agreed = given === true;
    seen = '';
    if (agreed) visit();
    else forget();
  };

  const valuesOf = (form: PageForm) => {
    const values: Texts = {};
    for (const field of Array.from(form.elements)) {
      const name = field.getAttribute('data-smarketing') ?? field.name;
      const isGiven = field.type !== 'password' && field.type !== 'hidden';
      if (isGiven && fields.includes(name) && field.value) values[name] = field.value.trim();
    }
    return values;
  };

  doc.addEventListener(
    'submit',
    (event) => {
      const form = event.target;
      if (!form.hasAttribute('data-smarketing')) return;
      // `send`: the form goes here alone, and its page stays.
      const alone = form.getAttribute('data-smarketing') === 'send';
      if (alone) event.preventDefault();
      void submit(valuesOf(form)).then((ok) => {
        const type = `smarketing:${ok ? 'sent' : 'failed'}`;
        if (alone) form.dispatchEvent(new page.CustomEvent(type, { bubbles: true }));
      });
    },
    true,
  );

  const acts: Record<string, (given: never) => unknown> = { consent, visit, submit };
  const push = ([name, given]: Call) => acts[name]?.(given as never);
  const waiting = Array.isArray(page.smarketing) ? (page.smarketing as readonly Call[]) : [];
  page.smarketing = { consent, visit, submit, push };
  waiting.forEach(push);
  visit();
}

/** As it is served. */
export const pageScript = `(${minified(runOnPage.toString())})(window);\n`;

/** Without comments and the blanks that lines begin with. */
function minified(source: string): string {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');
}
