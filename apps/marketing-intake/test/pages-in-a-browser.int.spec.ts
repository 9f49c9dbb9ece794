import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TouchpointRecorded } from '@smarketing/contracts';
import type { RunningService } from '@smarketing/service-testing';
import { LogProbe, eventually } from '@smarketing/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIntake } from './running-intake.js';

const key = 'wk_0123456789abcdef';
const browserPath = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  ...['/usr/bin/chromium-headless-shell'],
].find((path) => existsSync(path));

/** A page of a website, on an origin of its own. */
const pageOf = (script: string, consent: string) => `<!doctype html><title>Website</title>
<form data-smarketing="send"><input name="email"><input name="firstName"><input name="notes"></form>
<script src="${script}" data-key="${key}" ${consent}></script>`;

let intake: RunningService;
let log: LogProbe;
let website: Server;
let browser: Browser;

/** A real browser, told what to do by its own protocol. */
class Browser {
  private next = 0;
  private readonly answers = new Map<number, (answer: Answer) => void>();
  private readonly directory: string;

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: WebSocket,
    directory: string,
  ) {
    this.directory = directory;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      this.answers.get(answer.id)?.(answer);
    });
  }

  static async start(path: string): Promise<Browser> {
    const directory = mkdtempSync(join(tmpdir(), 'browser-'));
    const options = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'];
    const process = spawn(
      path,
      [...options, `--user-data-dir=${directory}`, '--remote-debugging-port=0', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    process.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const address = await eventually(
      () => /DevTools listening on (ws:\S+)/.exec(said)?.[1],
      60_000,
    );
    const pages = new URL(address);
    const targets = await eventually(async () => {
      const answer = await fetch(`http://${pages.host}/json/list`);
      const found = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
      return found.find(({ type }) => type === 'page');
    });
    const socket = new WebSocket(targets.webSocketDebuggerUrl);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    return new Browser(process, socket, directory);
  }

  async open(url: string): Promise<void> {
    await this.tell('Page.enable');
    await this.tell('Page.navigate', { url });
    await eventually(async () => (await this.run('document.readyState')) === 'complete');
  }

  /** What a page makes of an expression. */
  async run(expression: string): Promise<unknown> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result } = await this.tell('Runtime.evaluate', options);
    return (result as { result: { value?: unknown } }).result.value;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.socket.close();
    this.process.kill();
    await ended;
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 10 });
  }

  private tell(method: string, params: object = {}): Promise<Answer> {
    const id = ++this.next;
    return new Promise((resolve) => {
      this.answers.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
}

describe.skipIf(!browserPath)(
  'the script in a browser (skipped where there is no Chromium)',
  () => {
    const addressOf = (path: string) =>
      `http://127.0.0.1:${(website.address() as AddressInfo).port}${path}`;

    beforeAll(async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'pages-')), 'pages.yaml');
      website = createServer((request, response) => {
        const consent = request.url!.startsWith('/agreed') ? 'data-consent="granted"' : '';
        response.setHeader('content-type', 'text/html');
        response.end(pageOf(`${intake.service.url}/v1/pages/script.js`, consent));
      });
      await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
      const origins = [addressOf('')];
      const perSecond = { page: 100, address: 100 };
      const pages = { website: { writeKeys: [key], origins, perSecond } };
      writeFileSync(file, JSON.stringify({ pages }));
      intake = await runIntake({ PAGES_FILE: file });
      log = await LogProbe.start(intake.system, ['leads']);
      browser = await Browser.start(browserPath!);
    }, 120_000);

    afterAll(async () => {
      await browser?.stop();
      await log?.stop();
      await intake?.stop();
      website?.close();
    });

    const visitors = () => intake.db.collection('page_visitors').find().toArray();

    /** Fills the form of the page in, sends it, and says how that went. */
    const submit = (email: string) =>
      browser.run(`new Promise((resolve) => {
      const [form] = document.forms;
      form.addEventListener('smarketing:sent', () => resolve('sent'));
      form.addEventListener('smarketing:failed', () => resolve('failed'));
      form.elements.email.value = '${email}';
      form.elements.firstName.value = 'Anna';
      form.elements.notes.value = 'nobody else’s business';
      form.requestSubmit();
    })`);

    async function leadOf(email: string): Promise<string> {
      const { body } = await intake.post('/v1/leads', { contact: { email } });
      expect(body.created).toBe(false);
      return body.leadId as string;
    }

    const touchpointsOf = (leadId: string) =>
      log.of(TouchpointRecorded, leadId).map(({ data: { kind, channel } }) => [kind, channel]);

    it('without consent stores nothing on the device, and sends the form alone', async () => {
      await browser.open(addressOf('/?utm_source=google&utm_medium=cpc&gclid=Click-1'));
      expect(await browser.run('localStorage.length + document.cookie.length')).toBe(0);
      expect(await submit('silent@browser.example')).toBe('sent');
      const leadId = await leadOf('silent@browser.example');
      await eventually(() => touchpointsOf(leadId).length === 1);
      expect(touchpointsOf(leadId)).toEqual([['form', expect.not.stringMatching('paid_search')]]);
      expect(await visitors()).toEqual([]);
      expect(await browser.run('localStorage.length + document.cookie.length')).toBe(0);
      const { body } = await intake.get(`/v1/leads/${leadId}/contact`, 'sales');
      expect([body.firstName, body.clickIds]).toEqual(['Anna', undefined]);
    });

    it('with consent tells of visits, and whose they are once a form is sent', async () => {
      await browser.open(addressOf('/agreed?utm_source=google&utm_medium=cpc&gclid=Click-2'));
      await eventually(async () => (await visitors()).length === 1);
      await browser.open(addressOf('/agreed/pricing'));
      await eventually(async () => (await visitors())[0]!['visits'].length === 2);
      expect(await submit('known@browser.example')).toBe('sent');
      const leadId = await leadOf('known@browser.example');
      await eventually(() => touchpointsOf(leadId).length === 3);
      expect(
        touchpointsOf(leadId)
          .map(([kind]) => String(kind))
          .toSorted(),
      ).toEqual(['form', 'page-view', 'page-view']);
      const { body: lead } = await intake.get(`/v1/leads/${leadId}`);
      expect(lead.channel).toBe('paid_search');
      const { body: card } = await intake.get(`/v1/leads/${leadId}/contact`, 'sales');
      expect(card.clickIds).toEqual({ gclid: 'Click-2' });
      await browser.open(addressOf('/agreed/later'));
      await eventually(() => touchpointsOf(leadId).length === 4);
    });

    it('forgets the device when consent is taken back', async () => {
      expect(await browser.run('localStorage.length')).toBe(1);
      await browser.run('smarketing.consent(false)');
      expect(await browser.run('localStorage.length')).toBe(0);
    });

    it('can say on a page that is not listed that nothing was sent', async () => {
      const elsewhere = addressOf('/').replace('127.0.0.1', 'localhost');
      await browser.open(elsewhere);
      expect(await submit('elsewhere@browser.example')).toBe('failed');
    });
  },
);
