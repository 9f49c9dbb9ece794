import { describe, expect, it } from 'vitest';
import { exitCodeOfOutcome, viewNamed } from '../src/commands/views.js';
import { UsageError } from '../src/exit-codes.js';
import type { Progress } from '../src/progress/progress.js';
import { formatOutcome, formatViews } from '../src/views/format-views.js';
import { rebuildView } from '../src/views/rebuild-view.js';
import type { ViewRebuild } from '../src/views/view-rebuild.js';
import { answer, answeringService } from './answering-service.js';

const none = { differ: 0, missing: 0, extra: 0 };

function rebuild(changes: Partial<ViewRebuild>): ViewRebuild {
  return {
    view: 'lead_stories',
    status: 'folding',
    running: true,
    ended: false,
    by: 'ops',
    startedAt: '2026-11-23T09:00:00.000Z',
    endedAt: null,
    events: { folded: 0, total: 4_000, perSecond: 0 },
    documents: { compared: 0, total: 0 },
    comparison: null,
    faults: [],
    pausedMilliseconds: null,
    problem: null,
    ...changes,
  };
}

const ended = rebuild({
  status: 'switched',
  running: false,
  ended: true,
  events: { folded: 4_000, total: 4_000, perSecond: 2_000 },
  comparison: {
    documents: { ...none, equal: 1_200 },
    counters: { ...none, equal: 30 },
    examples: [],
  },
  pausedMilliseconds: 41,
});

const differs = rebuild({
  status: 'differs',
  running: false,
  ended: true,
  comparison: {
    documents: { equal: 1_197, differ: 1, missing: 1, extra: 1 },
    counters: { ...none, equal: 30 },
    examples: [
      { key: 'a', kind: 'differs', fields: [{ path: 'score', live: '3', rebuilt: '4' }] },
      { key: 'b', kind: 'missing', fields: [] },
      { key: 'c', kind: 'extra', fields: [] },
    ],
  },
});

function heard(): { progress: Progress; lines: string[] } {
  const lines: string[] = [];
  const begin: Progress['begin'] = (label, size) => {
    lines.push(`${label}: ${size?.total} ${size?.unit}`);
    return {
      at: (done, remark) => lines.push(`${done}: ${remark}`),
      end: (text) => lines.push(text),
    };
  };
  return { progress: { begin, note: (text) => lines.push(text) }, lines };
}

const wish = { compareOnly: false, acceptDifferences: false, anew: false };

describe('A rebuild', () => {
  it('is shown event by event, then document by document, until it has ended', async () => {
    const { client, requests } = await answeringService([
      answer(202, rebuild({ events: { folded: 0, total: 0, perSecond: 0 } })),
      answer(200, rebuild({})),
      answer(200, rebuild({ events: { folded: 1_000, total: 4_000, perSecond: 2_000 } })),
      answer(200, rebuild({ status: 'comparing', documents: { compared: 0, total: 1_200 } })),
      answer(200, rebuild({ status: 'comparing', documents: { compared: 600, total: 1_200 } })),
      answer(200, ended),
    ]);
    const { progress, lines } = heard();
    expect(await rebuildView(client, 'lead_stories', wish, progress, 1)).toEqual(ended);
    expect(lines).toContain('Folding the log: 4000 events');
    expect(lines).toContain('1000: 1,000 of 4,000 events, 2,000 a second');
    expect(lines).toContain('600: 600 of 1,200 documents');
    expect(lines.at(-1)).toBe('switched');
    expect(new Set(requests.map(({ url }) => url))).toEqual(
      new Set(['/v1/operations/views/lead_stories/rebuild']),
    );
  });

  it('is started again where the instance that worked on it is gone', async () => {
    const { client, requests } = await answeringService([
      answer(202, rebuild({})),
      answer(200, rebuild({ running: false })),
      answer(202, rebuild({})),
      answer(200, ended),
    ]);
    const { progress, lines } = heard();
    await rebuildView(client, 'lead_stories', { ...wish, anew: true }, progress, 1);
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET']);
    expect(lines).toContain('The instance that worked on it is gone; another one continues.');
  });
});

describe('The outcome of a rebuild', () => {
  it('is told in sentences, and says what to do where nothing was switched', () => {
    expect(formatOutcome('feedback', ended)).toBe(
      [
        'feedback/lead_stories: rebuilt, compared and switched over.',
        'documents: all 1,200 equal',
        'counters: all 30 equal',
        'The live view was paused for 41 ms.',
      ].join('\n'),
    );
    const text = formatOutcome('feedback', differs);
    expect(text).toContain('1,197 equal, 1 differ, 1 missing in the live view, 1 only there');
    expect(text).toContain('  a: score 3, rebuilt 4\n  b: missing in the live view\n');
    expect(text).toContain('smarketing views rebuild feedback/lead_stories --accept-differences');
  });

  it.each([
    [ended, 0],
    [{ ...ended, status: 'compared' as const }, 0],
    [{ ...differs, status: 'compared' as const }, 5],
    [differs, 5],
    [rebuild({ status: 'failed', ended: true }), 1],
    [rebuild({ status: 'given-up', ended: true }), 1],
  ])('%# has its exit code', (outcome, code) => {
    expect(exitCodeOfOutcome(outcome)).toBe(code);
  });
});

describe('A view', () => {
  it('is named with its service', () => {
    expect(viewNamed('sla-monitor/duties')).toEqual({ service: 'sla-monitor', view: 'duties' });
  });

  it.each(['duties', 'nobody/duties', 'feedback/', 'feedback/a/b'])(
    'is not named by %s',
    (name) => {
      expect(() => viewNamed(name)).toThrow(UsageError);
    },
  );

  it('is listed with its last rebuild', () => {
    const listed = { view: 'lead_stories', streams: ['leads'], documents: 1_200 };
    const text = formatViews([
      { ...listed, refused: null, rebuild: ended },
      { ...listed, view: 'suggestions', refused: 'Commands change it.', rebuild: null },
    ]);
    expect(text).toMatch(/lead_stories +1,200 +leads +yes +switched \(2026-11-23 09:00Z\)/);
    expect(text).toMatch(/suggestions .* no: commands change it +-/);
  });
});
