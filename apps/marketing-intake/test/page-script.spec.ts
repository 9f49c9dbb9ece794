import { gzipSync } from 'node:zlib';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { pageScript } from '../src/pages/page-script.js';

interface Sent {
  readonly by: 'beacon' | 'fetch';
  readonly address: string;
  readonly body: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
}

interface Given {
  readonly consent?: string;
  readonly href?: string;
  readonly stored?: string;
  readonly calls?: readonly (readonly unknown[])[];
  readonly hasBeacon?: boolean;
  readonly hasStorage?: boolean;
}

/** The script in a page of its own, as a browser runs it: nothing from outside is at hand. */
function embed({
  consent,
  href = 'https://www.example.com/pricing?utm_source=google&utm_medium=cpc&utm_campaign=spring&gclid=Click-1&email=a@b.example',
  stored,
  calls,
  hasBeacon = true,
  hasStorage = true,
}: Given = {}) {
  const sent: Sent[] = [];
  const shelf = new Map<string, string>(stored === undefined ? [] : [['smarketing', stored]]);
  const listeners: ((event: object) => void)[] = [];
  const attributes: Record<string, string | undefined> = {
    'data-key': 'wk_0123456789abcdef',
    'data-consent': consent,
  };
  const refuse = () => {
    throw new Error('Storage is switched off.');
  };
  const window = {
    document: {
      currentScript: {
        src: 'https://intake.example.com/v1/pages/script.js',
        getAttribute: (name: string) => attributes[name] ?? null,
        hasAttribute: (name: string) => name in attributes,
      },
      addEventListener: (_: string, listener: (event: object) => void) => listeners.push(listener),
    },
    location: { href },
    localStorage: hasStorage
      ? {
          getItem: (name: string) => shelf.get(name) ?? null,
          setItem: (name: string, value: string) => void shelf.set(name, value),
          removeItem: (name: string) => void shelf.delete(name),
        }
      : { getItem: refuse, setItem: refuse, removeItem: refuse },
    navigator: {
      ...(hasBeacon && {
        sendBeacon: (address: string, body: string) => {
          sent.push({ by: 'beacon', address, body: JSON.parse(body) });
          return true;
        },
      }),
    },
    crypto: globalThis.crypto,
    URL,
    CustomEvent: class {
      constructor(readonly type: string) {}
    },
    fetch: async (address: string, options: { body: string }) => {
      sent.push({ by: 'fetch', address, body: JSON.parse(options.body), options: { ...options } });
      return { ok: true };
    },
    smarketing: calls as unknown,
  };
  runInNewContext(pageScript, { window, Uint8Array });
  const api = window.smarketing as Record<string, (given?: unknown) => Promise<boolean>>;
  return { sent, shelf, listeners, api, window };
}

/** A form with fields, as a browser hands it over. */
function formOf(fields: Record<string, string>, attribute = '') {
  const dispatched: string[] = [];
  const elements = Object.entries(fields).map(([name, value]) => ({
    ...{ name, value, type: name === 'password' ? 'password' : 'text' },
    getAttribute: () => null,
    hasAttribute: () => false,
  }));
  const target = {
    elements,
    hasAttribute: (name: string) => name === 'data-smarketing',
    getAttribute: () => attribute,
    dispatchEvent: ({ type }: { type: string }) => dispatched.push(type),
  };
  let isPrevented = false;
  const event = { target, preventDefault: () => (isPrevented = true) };
  return { event, dispatched, isPrevented: () => isPrevented };
}

const address = 'https://intake.example.com/v1/pages/wk_0123456789abcdef';
const person = {
  email: ' anna.lee@example.com ',
  firstName: 'Anna',
  notes: 'x',
  password: 'secret',
};

it('is smaller than 5 kB as it is sent', () => {
  expect(gzipSync(pageScript).length).toBeLessThan(5_000);
  expect(gzipSync(pageScript).length).toBeGreaterThan(500);
});

describe('without consent', () => {
  it('a page stores nothing and sends nothing', () => {
    for (const consent of [undefined, '', 'denied']) {
      const { sent, shelf } = embed(consent === undefined ? {} : { consent });
      expect([sent, shelf.size]).toEqual([[], 0]);
    }
  });

  it('a form is sent with its own fields, and nothing else', () => {
    const { sent, shelf, listeners } = embed();
    listeners[0]!(formOf(person).event);
    expect(sent).toEqual([
      expect.objectContaining({
        ...{ by: 'fetch', address },
        body: {
          id: expect.stringMatching(/^[0-9a-f]{32}$/),
          ...{ kind: 'form', consent: false },
          contact: { email: 'anna.lee@example.com', firstName: 'Anna' },
        },
      }),
    ]);
    expect(sent[0]!.options).toMatchObject({
      method: 'POST',
      keepalive: true,
      credentials: 'omit',
    });
    expect(shelf.size).toBe(0);
  });

  it('what an earlier page has stored is neither read nor sent', () => {
    const stored = JSON.stringify({ visitor: 'x'.repeat(32), since: Date.now(), utm: {} });
    const { sent, listeners } = embed({ stored });
    listeners[0]!(formOf(person).event);
    expect(JSON.stringify(sent)).not.toContain('xxxx');
  });
});

describe('with consent', () => {
  it('a visit is sent once for each address, by a beacon that asks nothing beforehand', async () => {
    const { sent, api, window } = embed({ consent: 'granted' });
    await api['visit']!();
    expect(sent).toEqual([
      {
        ...{ by: 'beacon', address },
        body: {
          ...{ kind: 'visit', consent: true },
          id: expect.any(String),
          visitor: expect.stringMatching(/^[0-9a-f]{32}$/),
          utm: { source: 'google', medium: 'cpc', campaign: 'spring' },
        },
      },
    ]);
    window.location.href = 'https://www.example.com/other';
    await api['visit']!();
    expect(sent).toHaveLength(2);
    expect(sent[1]!.body['visitor']).toBe(sent[0]!.body['visitor']);
    expect(JSON.stringify(sent)).not.toContain('a@b.example');
  });

  it('a form has the visitor, the first link and the newest click', () => {
    const first = embed({ consent: 'granted' });
    const second = embed({
      consent: 'granted',
      stored: first.shelf.get('smarketing')!,
      href: 'https://www.example.com/?utm_source=newsletter&gclid=Click-2',
    });
    second.listeners[0]!(formOf(person).event);
    expect(second.sent.at(-1)!.body).toMatchObject({
      visitor: first.sent[0]!.body['visitor'],
      utm: { source: 'google', campaign: 'spring' },
      clickIds: { gclid: 'Click-2' },
    });
  });

  it('is what the page says later, and can be taken back', async () => {
    const { sent, shelf, api } = embed({ calls: [['consent', true]] });
    expect([sent.length, shelf.size]).toEqual([1, 1]);
    await api['consent']!(false);
    expect(shelf.size).toBe(0);
    await api['visit']!();
    expect(sent).toHaveLength(1);
    for (const given of ['yes', 1, {}, undefined]) await api['consent']!(given);
    expect(sent).toHaveLength(1);
  });

  it('is not more than a browser allows: no storage, no beacon, broken leftovers', () => {
    const { sent } = embed({ consent: 'granted', hasStorage: false, hasBeacon: false });
    expect(sent).toMatchObject([{ by: 'fetch', body: { kind: 'visit' } }]);
    for (const stored of ['{', 'null', '[]', '{"visitor":1}', '"x"']) {
      expect(embed({ consent: 'granted', stored }).sent).toHaveLength(1);
    }
  });

  it('ends after ninety days', () => {
    const old = {
      visitor: 'x'.repeat(32),
      since: Date.now() - 91 * 86_400_000,
      utm: {},
      clickIds: {},
    };
    const { sent } = embed({ consent: 'granted', stored: JSON.stringify(old) });
    expect(sent[0]!.body['visitor']).not.toBe(old.visitor);
  });
});

describe('a form', () => {
  it('that goes to its own server is left to go there', () => {
    const { sent, listeners } = embed();
    const form = formOf(person);
    listeners[0]!(form.event);
    expect([form.isPrevented(), sent.length]).toEqual([false, 1]);
  });

  it('that is sent here alone stays on its page, and says how it went', async () => {
    const { listeners } = embed();
    const form = formOf(person, 'send');
    listeners[0]!(form.event);
    await new Promise((resolve) => setImmediate(resolve));
    expect([form.isPrevented(), form.dispatched]).toEqual([true, ['smarketing:sent']]);
  });

  it('without the attribute is nobody else’s business', () => {
    const { sent, listeners } = embed({ consent: 'granted' });
    const { event } = formOf(person);
    listeners[0]!({ ...event, target: { ...event.target, hasAttribute: () => false } });
    expect(sent.filter(({ body }) => body['kind'] === 'form')).toEqual([]);
  });
});
