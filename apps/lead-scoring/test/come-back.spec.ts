import { defaultPlaybook } from '@smarketing/playbook';
import { describe, expect, it } from 'vitest';

import type { ScoreCard } from '../src/scoring/score-card.schema.js';
import type { Agreement, LeadNews } from '../src/scoring/change-card.js';
import { newCard, type Decision } from '../src/scoring/score-lead.js';
import { closeDeal, disqualifyLead, scoreLead } from './decide.js';

const leadId = '01934f5e-7c1a-7000-8000-000000000001';
const document = defaultPlaybook();
const agreed: Agreement = { version: 2, document, returns: document.returns };
const at = (date: string) => new Date(date.length === 10 ? `${date}T12:00:00Z` : date);

const captured: LeadNews = {
  channel: 'organic_search',
  profile: { emailKind: 'company', companySize: '50-249', seniority: 'director' },
};
const request: LeadNews = { touchpoint: 'demo-request' };
const read: LeadNews = { touchpoint: 'page-view' };

type Step = (card: ScoreCard, under: Agreement) => Decision;
const news =
  (what: LeadNews, date: string): Step =>
  (card, under) =>
    scoreLead(card, what, at(date), under);
const closed =
  (result: 'won' | 'lost', date: string, cycle = 1): Step =>
  (card, under) =>
    closeDeal(card, { cycle, result, at: at(date) }, under);
const disqualified =
  (date: string): Step =>
  (card, under) =>
    disqualifyLead(card, 1, at(date), under);

/** Qualified as the first cycle on 2026-02-02; then the steps. Tells what followed from these. */
function after(steps: Step[], under = agreed) {
  let { card } = scoreLead(newCard(leadId), captured, at('2026-02-01'), under);
  card = scoreLead(card, request, at('2026-02-02'), under).card;
  expect(card.cycle).toBe(1);
  const told: string[] = [];
  for (const step of steps) {
    const { qualified, askedAgain, card: next } = step(card, under);
    card = next;
    for (const { data, time: when } of qualified) told.push(`cycle ${data.cycle} ${day(when)}`);
    if (askedAgain) told.push(`${askedAgain.data.kind} of a customer ${day(askedAgain.time)}`);
  }
  return { card, told };
}

const day = (date: Date) => date.toISOString().slice(0, 10);
const lost = closed('lost', '2026-02-10');

describe('who was lost comes back as the next cycle', () => {
  it.each<[string, Step[], string[]]>([
    ['by a demo request months later', [lost, news(request, '2026-09-01')], ['cycle 2 2026-09-01']],
    [
      'by a demo request on the next day',
      [lost, news(request, '2026-02-11')],
      ['cycle 2 2026-02-11'],
    ],
    [
      'by a call an hour later',
      [lost, news({ touchpoint: 'call' }, '2026-02-10T13:00:00Z')],
      ['cycle 2 2026-02-10'],
    ],
    ['by any touchpoint after 30 days', [lost, news(read, '2026-03-12')], ['cycle 2 2026-03-12']],
    ['not by another touchpoint before', [lost, news(read, '2026-03-11')], []],
    ['not by what is learnt of its profile', [lost, news(captured, '2026-09-01')], []],
    ['not by a request before the loss', [news(request, '2026-02-09'), lost], []],
    [
      'not by a request before the loss of which nobody had heard',
      [lost, news(request, '2026-02-09')],
      [],
    ],
    [
      'by a request after the loss that was heard of before the loss',
      [news(request, '2026-02-12'), lost],
      ['cycle 2 2026-02-12'],
    ],
    [
      'by a page that was read after 30 days, heard of before the loss',
      [news(read, '2026-04-01'), lost],
      ['cycle 2 2026-04-01'],
    ],
    [
      'once for all that it does in a cycle',
      [lost, news(request, '2026-09-01'), news(request, '2026-09-02'), news(read, '2026-12-02')],
      ['cycle 2 2026-09-01'],
    ],
    [
      'twice, where it was lost twice',
      [
        lost,
        news(request, '2026-09-01'),
        closed('lost', '2026-09-20', 2),
        news(read, '2026-10-01'),
        news(read, '2026-11-01'),
      ],
      ['cycle 2 2026-09-01', 'cycle 3 2026-11-01'],
    ],
    ['not from what is final', [disqualified('2026-02-10'), news(request, '2026-09-01')], []],
  ])('%s', (_, steps, told) => {
    expect(after(steps).told).toEqual(told);
  });

  it('by a request also where its score is below the threshold by now', () => {
    const weaker = news({ profile: {} }, '2026-02-05');
    const { told, card } = after([
      weaker,
      lost,
      news(read, '2026-06-01'),
      news(request, '2026-09-01'),
    ]);
    expect(card.assessment).toMatchObject({ score: 45, threshold: 50 });
    expect(told).toEqual(['cycle 2 2026-09-01']);
  });

  it('as its playbook says', () => {
    const steps = [lost, news(request, '2026-02-11'), news(read, '2026-02-17')];
    const under = (returns: Partial<typeof document.returns>): Agreement => ({
      ...agreed,
      returns: { ...document.returns, ...returns },
    });
    expect(after(steps, under({ atOnce: ['page-view'] })).told).toEqual(['cycle 2 2026-02-17']);
    expect(after(steps, under({ atOnce: [], daysAfterLoss: 7 })).told).toEqual([
      'cycle 2 2026-02-17',
    ]);
    expect(after(steps, under({ final: ['lost'] })).told).toEqual([]);
    const disqualifiedToo = [disqualified('2026-02-10'), news(request, '2026-02-11')];
    expect(after(disqualifiedToo, under({ final: [] })).told).toEqual(['cycle 2 2026-02-11']);
  });

  it('not by facts that were folded before anybody could come back', () => {
    const before: Agreement = { version: 1, document };
    const { card, told } = after([lost, news(request, '2026-02-11')], before);
    expect(told).toEqual([]);
    expect(Object.keys(card)).not.toEqual(expect.arrayContaining(['again', 'lost']));
    const now = scoreLead(card, request, at('2026-02-12'), agreed);
    expect(now.qualified.map(({ data }) => data.cycle)).toEqual([2]);
  });
});

describe('a customer stays won', () => {
  const won = closed('won', '2026-02-10');
  it.each<[string, Step[], string[]]>([
    [
      'and what he asks for is told, each time',
      [won, news(request, '2026-03-01'), news({ touchpoint: 'call' }, '2026-05-01')],
      ['demo-request of a customer 2026-03-01', 'call of a customer 2026-05-01'],
    ],
    [
      'also where the win was heard of later',
      [news(request, '2026-03-01'), won],
      ['demo-request of a customer 2026-03-01'],
    ],
    ['and nothing is told of what he reads', [won, news(read, '2026-06-01')], []],
    ['and nothing of what he asked for before', [news(request, '2026-02-09'), won], []],
  ])('%s', (_, steps, told) => {
    expect(after(steps).told).toEqual(told);
  });
});
