import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NestLogger, createLogger, logger, noteLead, runInTrace } from '../src/index.js';

function record() {
  const lines: string[] = [];
  const made = createLogger('intake', {
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  });
  return { logger: made, read: () => lines.map((line) => JSON.parse(line)), lines };
}

describe('a log line', () => {
  it('is JSON and carries service, level and time', () => {
    const log = record();
    log.logger.info({ rows: 3 }, 'imported');
    expect(log.read()).toMatchObject(
      [{ service: 'intake', level: 'info', rows: 3, msg: 'imported', time: /Z$/ }].map((line) => ({
        ...line,
        time: expect.stringMatching(line.time),
      })),
    );
  });

  it('names the trace and the lead where they are known', () => {
    const log = record();
    runInTrace('00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', () => {
      noteLead('lead-1');
      log.logger.info('scored');
    });
    expect(log.read()[0]).toMatchObject({
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      leadId: 'lead-1',
    });
  });

  it('holds no contact data, however deep it was put and however the field is spelt', () => {
    const log = record();
    log.logger.info({
      lead: { id: 'l1', contact: { email: 'a@b.de' } },
      rows: [{ first_name: 'Ada', 'Job-Title': 'CTO', points: 7 }],
    });
    expect(log.lines.join('')).not.toMatch(/Ada|CTO|a@b\.de/);
    expect(log.read()[0]).toMatchObject({ lead: { id: 'l1' }, rows: [{ points: 7 }] });
  });

  it('holds no e-mail address that came in the message of a foreign error', () => {
    const log = record();
    log.logger.error(
      { err: new Error('dup key:\nada.lovelace@example.co.uk') },
      'for müller@ex.de',
    );
    const [line] = log.read();
    expect(log.lines.join('')).not.toMatch(/lovelace|ller@|example/);
    expect(line.err.stack).toContain('logger.spec');
  });

  it('cuts what a caller sent, wherever an error holds it', () => {
    const log = record();
    const sent = `${'long '.repeat(30_000)}\n    at forged (frame.ts:1:1)`;
    const cause = Object.assign(new RangeError(sent), { given: sent, deep: { er: [sent] } });
    log.logger.error({ err: new Error(sent, { cause }), path: sent, rows: [sent] }, 'failed');
    expect(log.lines.join('').length).toBeLessThan(8_000);
    expect(log.read()[0].err.stack).toContain('logger.spec');
  });

  it('escapes what a terminal would act on', () => {
    const log = record();
    log.logger.error({ err: new Error('a\u001b[2Jb\u009b2Jc\u0085'), path: '\u0000\u2028' }, 'x');
    const [line] = log.lines;
    expect(line!.trimEnd()).not.toMatch(/[\p{Cc}\p{Zl}]/u);
  });

  it('stays JSON whatever was logged', () => {
    const log = record();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, local) => {
        log.lines.length = 0;
        log.logger.info({ text1: text }, `\n"${local}@example.com\\${text}`);
        return log.read().length === 1;
      }),
    );
  });

  it('is written by the logger that was made last, wherever it is read', () => {
    const log = record();
    logger.info('here');
    expect(log.read()).toHaveLength(1);
  });
});

describe("Nest's logger", () => {
  it('keeps the context and the stack, and turns the wiring down to debug', () => {
    const log = record();
    const nest = new NestLogger(log.logger);
    nest.log('Mapped {/v1/leads, POST} route', 'RouterExplorer');
    nest.log('started', 'Service');
    nest.error('broken', 'Error: broken\n    at x', 'Service');
    expect(log.read()).toMatchObject([
      { level: 'debug', context: 'RouterExplorer' },
      { level: 'info', context: 'Service', msg: 'started' },
      { level: 'error', context: 'Service', details: ['Error: broken\n    at x'] },
    ]);
  });
});
