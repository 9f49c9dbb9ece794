import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commandsOfDeal, readDeal, repsOf } from '../src/olist/deal.js';
import { differencesFromOlist } from '../src/olist/compare-with-olist.js';
import { countOlist, countOlistFiles } from '../src/olist/count-olist.js';
import { olistFigures } from './olist-figures.js';
import { readOlist } from '../src/olist/read-olist.js';
import { outcomeOf, type OlistReplay } from '../src/olist/replay-olist.js';
import { olistAnswers } from './report-answers.js';
import { summaryOf } from '../src/report/summary.js';

const row = {
  mql_id: '5420aad7fec3549a85876ba1c529bd84',
  sr_id: '4ef15afb4b2723d8f3d81e51ec7afefe',
  won_date: '2018-02-26 19:58:54',
  declared_monthly_revenue: '1234.5',
};

describe('a closed deal', () => {
  it('is read with its local time taken as UTC and its revenue in centavos', () => {
    expect(readDeal(row, 1)).toEqual({
      mqlId: row.mql_id,
      repId: row.sr_id,
      wonAt: new Date('2018-02-26T19:58:54Z'),
      revenue: 123_450,
    });
  });

  it.each(['0.0', '', '0'])('with the declared revenue %o has none', (declared) => {
    const deal = readDeal({ ...row, declared_monthly_revenue: declared }, 1);
    expect(deal).not.toHaveProperty('revenue');
    expect(commandsOfDeal(deal, 'lead').at(-1)).not.toHaveProperty('amount');
  });

  it.each([
    ['mql_id', ''],
    ['sr_id', ''],
    ['sr_id', 'not an id'],
    ['won_date', '26.02.2018'],
    ['won_date', '2018-13-26 19:58:54'],
    ['declared_monthly_revenue', 'a lot'],
  ])('whose %s is %o is refused with its row', (column, value) => {
    expect(() => readDeal({ ...row, [column]: value }, 7)).toThrow(
      new RegExp(`^Row 7 of the closed deals: ${column} `),
    );
  });

  it('becomes an acceptance by its rep, an opportunity and a deal won, all at its time', () => {
    const said = { leadId: 'lead', occurredAt: '2018-02-26T19:58:54.000Z' };
    expect(commandsOfDeal(readDeal(row, 1), 'lead')).toEqual([
      { ...said, act: 'accept', repId: row.sr_id },
      { ...said, act: 'opportunity' },
      { ...said, act: 'close', outcome: 'won', amount: { amount: 123_450, currency: 'BRL' } },
    ]);
  });
});

describe('a replay', () => {
  const counts = {
    importId: 'i',
    name: 'n',
    state: 'completed' as const,
    rows: 8_000,
    conflicts: 0,
  };
  const replayOf = (created: number, changed: number): OlistReplay => ({
    leads: { ...counts, created, matched: 0, unchanged: 8_000 - created, failed: 0 },
    deals: { changed, unchanged: 842 - changed, refused: [] },
    seconds: 30,
  });

  it('tells what it brought', () => {
    expect(outcomeOf(replayOf(8_000, 842))).toBe(
      '8,000 leads new, 0 updated, 0 unchanged; 842 deals closed, 0 as they were',
    );
  });

  it('that changed nothing says so', () => {
    expect(outcomeOf(replayOf(0, 0))).toBe(
      'nothing new: 8,000 leads unchanged, 842 deals as they were',
    );
  });
});

describe('a comparison with the files', () => {
  const summary = summaryOf(olistAnswers);

  it('finds nothing where the summary is right', () => {
    expect(differencesFromOlist(summary, olistFigures)).toEqual([]);
  });

  it('tells what differs', () => {
    const streams = { ...summary.streams, leads: { published: 8_000, folded: 7_999 } };
    const ledger = { ...summary.ledger, balanced: false };
    expect(differencesFromOlist({ ...summary, won: 841, ledger, streams }, olistFigures)).toEqual([
      'won is 841, and the files hold 842.',
      'The ledger does not balance.',
      'Of 8000 events of leads, 7999 have arrived at feedback.',
    ]);
  });
});

const data = fileURLToPath(new URL('../../../../shared/data/olist', import.meta.url));

it.skipIf(!existsSync(data))(
  'the files hold 842 deals of 22 reps (skipped without them)',
  async () => {
    const { deals } = await readOlist(data);
    expect(deals).toHaveLength(842);
    expect(repsOf(deals)).toHaveLength(22);
    expect(new Set(deals.map(({ mqlId }) => mqlId)).size).toBe(842);
  },
);

it.skipIf(!existsSync(data))(
  'the files are counted as others counted them (skipped without them)',
  async () => {
    expect(await countOlistFiles(data)).toEqual(olistFigures);
  },
);

it('leads and deals are counted by channel, days by linear interpolation', () => {
  const lead = (mqlId: string, channel: string) => ({
    mqlId,
    channel,
    firstContact: new Date('2018-01-01T00:00:00Z'),
  });
  const deal = (mqlId: string, wonAt: string) => ({ mqlId, repId: 'r', wonAt: new Date(wonAt) });
  const leads = [lead('a', 'email'), lead('b', 'social'), lead('c', 'social'), lead('d', 'social')];
  const deals = [deal('a', '2018-01-02T00:00:00Z'), deal('b', '2018-01-04T00:00:00Z')];
  expect(countOlist(leads, deals)).toEqual({
    leads: 4,
    won: 2,
    conversion: 0.5,
    byChannel: [
      { channel: 'social', leads: 3, won: 1 },
      { channel: 'email', leads: 1, won: 1 },
    ],
    daysToWon: { median: 2, p90: 2.8, mean: 2 },
  });
});

it('a directory without the files is said to lack them', async () => {
  await expect(readOlist('/nowhere')).rejects.toThrow(/olist_marketing_qualified_leads_dataset/);
});
