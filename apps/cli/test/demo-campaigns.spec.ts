import { describe, expect, it } from 'vitest';
import {
  demoCampaigns,
  demoCosts,
  utmOfDemoCampaign,
} from '../src/demo-company/campaign-budgets.js';

describe('campaigns of the demo company', () => {
  it.each(demoCampaigns.map((campaign) => [campaign.code, campaign] as const))(
    '%s has leads, and a cost of every day that stays near its budget',
    (code, campaign) => {
      expect(utmOfDemoCampaign(code).campaign).toBe(code);
      const costs = demoCosts(campaign, '2026-08-31', '2026-12-01');
      const days = new Set(costs.map(({ day }) => day));
      expect(days.size).toBe(campaign.daily === undefined ? 1 : 93);
      expect([...days].every((day) => day >= '2026-08-31' && day <= '2026-12-01')).toBe(true);
      const used = costs.reduce((sum, { amount }) => sum + amount, 0) / campaign.budget;
      expect(used).toBeGreaterThan(0.6);
      expect(used).toBeLessThan(1);
      expect(demoCosts(campaign, '2026-08-31', '2026-12-01')).toEqual(costs);
    },
  );
});
