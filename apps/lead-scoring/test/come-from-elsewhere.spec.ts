import { defaultPlaybook } from '@smarketing/playbook';
import { LeadQualifiedElsewhere, importedStages, type ImportedStage } from '@smarketing/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement, LeadNews } from '../src/scoring/change-card.js';
import { newCard, type Decision } from '../src/scoring/score-lead.js';
import { closeDeal, importStage, scoreLead } from './decide.js';
import type { ScoreCard } from '../src/scoring/score-card.schema.js';

const leadId = '01934f5e-7c1a-7000-8000-000000000001';
const document = defaultPlaybook();
const agreed: Agreement = { version: 2, document, returns: document.returns };
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

/** Over the threshold at once. */
const captured: LeadNews = {
  channel: 'social',
  profile: { attributes: { qualifiedBySource: true } },
};
const request: LeadNews = { touchpoint: 'demo-request' };

type Step = (card: ScoreCard) => Decision;
const news =
  (what: LeadNews, at: Date): Step =>
  (card) =>
    scoreLead(card, what, at, agreed);
const imported =
  (stage: ImportedStage, at: Date): Step =>
  (card) =>
    importStage(card, stage, at, agreed);

function after(steps: readonly Step[]) {
  let card = newCard(leadId);
  const told: string[] = [];
  for (const step of steps) {
    const { card: next, qualified, elsewhere, askedAgain } = step(card);
    card = next;
    if (elsewhere) told.push(`elsewhere ${elsewhere.data.stage} ${elsewhere.data.cycle}`);
    told.push(...qualified.map(({ data }) => `qualified ${data.cycle}`));
    if (askedAgain) told.push('asked again');
  }
  return { card, told };
}

describe('a lead that had come far in another system', () => {
  it.each(importedStages)('as %s does not qualify by what the file says', (stage) => {
    const { card, told } = after([imported(stage, day(20)), news(captured, day(3))]);
    expect(told).toEqual([`elsewhere ${stage} 1`]);
    expect(card).toMatchObject({ cycle: 1, elsewhere: { stage, told: true } });
  });

  it('is told with its channel and its score, at the time of the import', () => {
    const { card } = imported('customer', day(20))(newCard(leadId));
    const { elsewhere } = scoreLead(card, captured, day(3), agreed);
    expect(elsewhere).toEqual({
      fact: LeadQualifiedElsewhere,
      data: { leadId, cycle: 1, stage: 'customer', score: 60, channel: 'social' },
      time: day(20),
      playbook: 2,
    });
  });

  it.each<[ImportedStage, string[]]>([
    ['qualified', ['qualified 2']],
    ['opportunity', ['qualified 2']],
    ['lost', ['qualified 2']],
    ['disqualified', []],
    ['customer', ['asked again']],
  ])('as %s and asks for us later: %j', (stage, later) => {
    const steps = [imported(stage, day(20)), news(captured, day(3)), news(request, day(25))];
    expect(after(steps).told).toEqual([`elsewhere ${stage} 1`, ...later]);
  });

  it('comes along from stage to stage, file by file', () => {
    const steps = [
      imported('opportunity', day(20)),
      news(captured, day(3)),
      imported('opportunity', day(21)),
      imported('customer', day(22)),
    ];
    const { card, told } = after(steps);
    expect(told).toEqual(['elsewhere opportunity 1', 'elsewhere customer 1']);
    expect(card).toMatchObject({ recycled: [], outcome: { cycle: 1, result: 'won' } });
  });

  it.each(importedStages)('goes on here where it has qualified here, whatever %s says', (stage) => {
    const here = [news(captured, day(3))];
    expect(after([...here, imported(stage, day(20))])).toEqual(after(here));
    const lost: Step = (card) => closeDeal(card, { cycle: 1, result: 'lost', at: day(10) }, agreed);
    const again = [...here, lost, news(request, day(12))];
    expect(after([...again, imported(stage, day(20))])).toEqual(after(again));
    const back = [imported('lost', day(5)), ...here, news(request, day(12))];
    expect(after([...back, imported(stage, day(20))])).toEqual(after(back));
  });

  it('qualifies once for each cycle, from 2 on, whatever happens', () => {
    const step = fc.oneof(
      fc.tuple(fc.constantFrom(...importedStages), fc.nat(60)).map(([s, n]) => imported(s, day(n))),
      fc.nat(60).map((n) => news(captured, day(n))),
      fc.nat(60).map((n) => news(request, day(n))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...importedStages), fc.array(step), (stage, steps) => {
        const { told } = after([imported(stage, day(1)), ...steps]);
        const cycles = told.filter((one) => one.startsWith('qualified'));
        expect(cycles).toEqual(cycles.map((_, index) => `qualified ${index + 2}`));
      }),
    );
  });
});

describe('a first contact that is corrected', () => {
  it('is scored anew by its channel, and keeps what else is known', () => {
    const { card } = after([news({ channel: 'other', profile: {} }, day(1))]);
    const first = { first: { channel: 'event', campaignId: undefined, at: day(1) } };
    const { card: known, scored } = scoreLead(card, first, day(9), agreed);
    expect(known).toMatchObject({ channel: 'event', profile: {} });
    expect(scored?.data).toMatchObject({ score: 4, previousScore: 0 });
  });

  it('is nothing that brings back who was given back', () => {
    const { card } = after([news(captured, day(1))]);
    const first = { first: { channel: 'event', campaignId: undefined, at: day(1) } };
    expect(scoreLead(card, first, day(9), agreed).card.lastOverThreshold).toEqual(day(1));
  });
});
