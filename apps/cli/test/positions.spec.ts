import { describe, expect, it } from 'vitest';
import { formatMissing, formatPositions } from '../src/positions/format-positions.js';

const last = { cluster: 'A', offset: 9, id: 'leads/1/3' };
const positions = [
  { topic: 'smarketing.leads', partition: 0, next: 10, end: 1_012, last },
  { topic: 'smarketing.leads', partition: 1, next: 0, end: 0 },
];

describe('the positions of a service', () => {
  it('are summed per topic, and said to be of this cluster', () => {
    const text = formatPositions('lead-scoring', { cluster: 'A', positions });
    expect(text).toMatch(/smarketing\.leads\s+10\s+1,012\s+this one/);
    expect(text).not.toContain('resume-by-sequence');
  });

  it('of another cluster come with the command that resumes', () => {
    const text = formatPositions('lead-scoring', { cluster: 'B', positions });
    expect(text).toMatch(/smarketing\.leads\s+10\s+1,012\s+A/);
    expect(text).toContain('smarketing positions resume-by-sequence lead-scoring');
  });
});

describe('what the topics lack', () => {
  it('is nothing, in a sentence', () => {
    const none = { keys: 0, facts: 0, examples: [] };
    expect(formatMissing('feedback', none)).toBe(
      'The topics of feedback have everything that it has issued.',
    );
  });

  it('is listed by key, and how many more there are', () => {
    const examples = [
      { stream: 'leads', key: 'a', published: 0, issued: 2 },
      { stream: 'leads', key: 'b', published: 1_234, issued: 1_236 },
    ];
    const text = formatMissing('marketing-intake', { keys: 103, facts: 110, examples });
    expect(text).toContain('110 facts of 103 keys');
    expect(text).toMatch(/leads\s+a\s+none\s+up to 2/);
    expect(text).toMatch(/leads\s+b\s+up to 1,234\s+up to 1,236/);
    expect(text).toContain('and 101 more keys');
  });
});
