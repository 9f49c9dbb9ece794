import { describe, expect, it } from 'vitest';

import { channelOf, defaultPlaybook } from '../src/index.js';

const playbook = defaultPlaybook();

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
    [{ channel: 'E-Mail Marketing' }, 'email'],
    [{ channel: 'ORGANIC_SOCIAL' }, 'social'],
    [{ channel: 'zqxchan_hans_muster' }, 'other'],
    [{ source: 'google', medium: 'cpc', channel: 'zqxchan_hans_muster' }, 'other'],
    [{ channel: 'x'.repeat(100_000) }, 'other'],
  ])('%j is %s', (visit, channel) => {
    expect(channelOf(playbook, visit)).toBe(channel);
  });

  it('is what the last rule says where that one matches everything', () => {
    const channels = [{ source: ['x'], channel: 'social' }, { channel: 'rest' }];
    const all = { channels, lists: { channel: [{ name: 'rest' }] } };
    expect(channelOf(all, { source: 'y' })).toBe('rest');
    expect(channelOf(all, {})).toBe('direct_traffic');
  });
});
