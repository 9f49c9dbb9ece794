import { describe, expect, it } from 'vitest';

import { channelOf, defaultPlaybook } from '../src/index.js';

const { channels } = defaultPlaybook();

describe('the channel of a visit', () => {
  it.each([
    [{}, 'direct_traffic'],
    [{ source: ' ', medium: '' }, 'direct_traffic'],
    [{ source: 'google', medium: 'cpc' }, 'paid_search'],
    [{ source: 'Google', medium: 'Organic' }, 'organic_search'],
    [{ source: 'google' }, 'organic_search'],
    [{ source: 'linkedin', medium: 'cpc' }, 'paid_search'],
    [{ source: 'LinkedIn' }, 'social'],
    [{ medium: 'newsletter' }, 'email'],
    [{ source: 'carrier-pigeon', medium: 'bird' }, 'other'],
    [{ source: 'google', medium: 'cpc', channel: 'Paid Search ' }, 'paid_search'],
    [{ channel: 'other_publicities' }, 'other_publicities'],
    [{ channel: '(none)' }, '(none)'],
  ])('%j is %s', (visit, channel) => {
    expect(channelOf(channels, visit)).toBe(channel);
  });

  it('is what the last rule says where that one matches everything', () => {
    const all = [{ source: ['x'], channel: 'social' }, { channel: 'rest' }];
    expect(channelOf(all, { source: 'y' })).toBe('rest');
    expect(channelOf(all, {})).toBe('direct_traffic');
  });
});
