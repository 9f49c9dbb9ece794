import { describe, expect, test } from 'vitest';
import {
  asNewest,
  CampaignPlanned,
  CampaignPlannedV1,
  catalog,
  contractOf,
  Fact,
  isNewest,
  LeadCaptured,
  newer,
  problemsOf,
} from '../src/index.js';

describe('a fact of an older version', () => {
  const campaignId = '0193003c-7c1e-7000-8000-00000000003c';

  test('is read as the newest: a campaign without what it is called', () => {
    const old = { campaignId, code: 'autumn-fair', source: 'newsletter', channel: 'email' };
    const { fact, body } = asNewest(CampaignPlannedV1, old);
    expect(fact).toBe(CampaignPlanned);
    expect(body).toEqual({ campaignId, channel: 'email', origin: 'visit' });
    expect(problemsOf(fact, body, 'closed')).toBeUndefined();
  });

  test('goes by every step on the way', () => {
    const contract = { stream: 'campaigns', key: 'campaignId', summary: 'A test.' } as const;
    class Third {
      steps: string[];
    }
    class Second {
      steps: string[];
    }
    class First {
      steps: string[];
    }
    const step = (name: string) => (body: Second) => ({ steps: [...body.steps, name] });
    Fact({ ...contract, type: 'smarketing.test.stepped.v3' })(Third);
    Fact({ ...contract, type: 'smarketing.test.stepped.v2', newer: newer(Third, step('3')) })(
      Second,
    );
    Fact({ ...contract, type: 'smarketing.test.stepped.v1', newer: newer(Second, step('2')) })(
      First,
    );
    expect(asNewest(First, { steps: ['1'] })).toEqual({
      fact: Third,
      body: { steps: ['1', '2', '3'] },
    });
  });

  test('leaves the newest as it is', () => {
    const body = { campaignId, channel: 'email', origin: 'plan' };
    expect(asNewest(CampaignPlanned, body).body).toBe(body);
    expect([isNewest(CampaignPlanned), isNewest(CampaignPlannedV1)]).toEqual([true, false]);
    expect(isNewest(LeadCaptured)).toBe(true);
  });

  test.each(catalog.filter((fact) => !isNewest(fact)).map((fact) => [contractOf(fact).type, fact]))(
    '%s is of the stream and key of the newest, which is in the catalog',
    (_, fact) => {
      const { newer: next, stream, key } = contractOf(fact);
      expect(contractOf(next!.fact)).toMatchObject({ stream, key });
      expect(catalog).toContain(next!.fact);
    },
  );
});
