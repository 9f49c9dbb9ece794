import { describe, expect, it } from 'vitest';
import {
  ForeignSideError,
  SideNotNamedError,
  sideOfCaller,
} from '../src/suggestions/side-of-caller.js';
import {
  agree,
  decline,
  legalActs,
  OwnSuggestionError,
  raise,
  SamePersonError,
  SuggestionDecidedError,
} from '../src/suggestions/suggestion.js';

const at = new Date('2026-11-23T10:00:00Z');
const said = {
  side: 'sales',
  topic: 'content',
  title: 'Say the price earlier',
  text: 'Half of the lost deals were lost for the price.',
  evidence: ['/v1/leads?lossReason=price&outcome=lost'],
} as const;
const raised = raise(
  '1',
  { ...said, evidence: [...said.evidence] },
  { by: 'anna', as: 'sales' },
  at,
);
const marketing = { side: 'marketing', by: 'ben', as: 'marketing', at } as const;
const sales = { side: 'sales', by: 'anna', as: 'sales', at } as const;

describe('a suggestion', () => {
  it('is validated when the other side agrees', () => {
    expect(agree(raised, marketing)).toMatchObject({
      state: 'validated',
      decision: { side: 'marketing', by: 'ben' },
    });
  });

  it('is declined by the other side with a reason', () => {
    expect(decline(raised, marketing, 'too-costly', 'Not this year.')).toMatchObject({
      state: 'declined',
      decision: { reason: 'too-costly', text: 'Not this year.' },
    });
  });

  it('is not decided by the side that raised it', () => {
    expect(() => agree(raised, sales)).toThrow(OwnSuggestionError);
    expect(() => decline(raised, sales, 'other')).toThrow(
      'sales raised this suggestion itself, so only marketing may agree to it or decline it.',
    );
  });

  it('is not decided by the person who raised it, for whichever side and by whatever role', () => {
    for (const as of ['marketing', 'revops']) {
      const same = { side: 'marketing', by: 'anna', as, at } as const;
      expect(() => agree(raised, same)).toThrow(SamePersonError);
      expect(() => decline(raised, same, 'other')).toThrow(
        'somebody else in marketing must agree to it or decline it.',
      );
    }
  });

  it('is decided once', () => {
    const agreed = agree(raised, marketing);
    expect(() => decline(agreed, marketing, 'other')).toThrow(SuggestionDecidedError);
    expect(() => agree(decline(raised, marketing, 'other'), marketing)).toThrow('already declined');
    expect(legalActs(raised.state)).toEqual(['agree', 'decline']);
    expect(legalActs(agreed.state)).toEqual([]);
  });
});

describe('the side of a caller', () => {
  it.each([
    [['marketing'], undefined, 'marketing'],
    [['sales'], 'sales', 'sales'],
    [['revops'], 'sales', 'sales'],
    [['marketing', 'sales'], 'marketing', 'marketing'],
    [['sales', 'ops'], undefined, 'sales'],
  ] as const)('with the roles %j who names %s is %s', (roles, named, side) => {
    expect(sideOfCaller(roles, named)).toBe(side);
  });

  it('is not guessed, nor taken from who may not speak for it', () => {
    expect(() => sideOfCaller(['revops'], undefined)).toThrow(SideNotNamedError);
    expect(() => sideOfCaller(['marketing', 'sales'], undefined)).toThrow(SideNotNamedError);
    expect(() => sideOfCaller(['marketing'], 'sales')).toThrow(ForeignSideError);
  });
});
