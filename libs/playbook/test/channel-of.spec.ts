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
    [{ source: 'linkedin', medium: 'cpc' }, 'paid_social'],
    [{ source: 'LinkedIn' }, 'organic_social'],
    [{ medium: 'newsletter' }, 'email'],
    [{ source: 'carrier-pigeon', medium: 'bird' }, 'other'],
    [{ source: 'google', medium: 'cpc', channel: 'Paid Search ' }, 'paid_search'],
    [{ channel: 'other_publicities' }, 'other_publicities'],
    [{ channel: '(none)' }, '(none)'],
    [{ channel: 'E-Mail Marketing' }, 'email'],
    [{ channel: 'ORGANIC_SOCIAL' }, 'organic_social'],
    [{ channel: 'SOCIAL_MEDIA' }, 'social'],
    [{ channel: 'zqxchan_hans_muster' }, 'other'],
    [{ source: 'google', medium: 'cpc', channel: 'zqxchan_hans_muster' }, 'other'],
    [{ channel: 'x'.repeat(100_000) }, 'other'],
  ])('%j is %s', (visit, channel) => {
    expect(channelOf(playbook, visit)).toBe(channel);
  });

  it.each([
    [['google', 'cpc', 'us | cross-network'], 'cross_network'],
    [['', '', 'pmax cross-network'], 'cross_network'],
    [['amazon.de', 'cpc'], 'paid_shopping'],
    [['google', 'cpc', 'summer-shopping'], 'paid_shopping'],
    [['google', 'cpc', 'workshop-2026'], 'paid_search'],
    [['www.google.co.uk', 'ppc'], 'paid_search'],
    [['bing', 'retargeting'], 'paid_search'],
    [['m.facebook.com', 'cpm'], 'paid_social'],
    [['x', 'paid-ads'], 'paid_social'],
    [['youtu.be', 'cpv'], 'paid_video'],
    [['youtu.be', 'watch'], 'organic_video'],
    [['youtube', 'cpc'], 'paid_video'],
    [['adnet', 'cpm'], 'display'],
    [['adnet', 'interstitial'], 'display'],
    [['adnet', 'cpc'], 'paid_other'],
    [['adnet', 'retargeting'], 'paid_other'],
    [['adnet', 'paid_search'], 'paid_search'],
    [['etsy', 'whatever'], 'organic_shopping'],
    [['lnkd.in', ''], 'organic_social'],
    [['blog', 'social-network'], 'organic_social'],
    [['blog', 'inline-video'], 'organic_video'],
    [['news.google.com', 'referral'], 'organic_search'],
    [['example.org', 'referral'], 'referral'],
    [['goggle', 'link'], 'referral'],
    [['e mail', 'whatever'], 'email'],
    [['shop', 'affiliate'], 'affiliates'],
    [['radio-one', 'audio'], 'audio'],
    [['sms', 'text'], 'sms'],
    [['firebase', 'x'], 'mobile_push'],
    [['app-x', 'web_push'], 'mobile_push'],
    [['(direct)', '(none)'], 'direct_traffic'],
    [['box', 'vox'], 'other'],
  ])('%j is %s, as the big analytics products group it', ([source, medium, campaign], channel) => {
    expect(channelOf(playbook, { source, medium, campaign })).toBe(channel);
  });

  it('is by the campaign alone only where a rule says so', () => {
    expect(channelOf(playbook, { campaign: 'spring' })).toBe('direct_traffic');
  });

  it('of a playbook from before patterns is what it was: an asterisk is itself', () => {
    const channels = [{ source: ['*'], medium: ['cp*'], channel: 'social' }];
    const old = { channels, lists: { channel: [] } };
    expect(channelOf(old, { source: 'google', medium: 'cpc' })).toBe('other');
    expect(channelOf(old, { source: '*', medium: 'CP*' })).toBe('social');
  });

  it('is what the last rule says where that one matches everything', () => {
    const channels = [{ source: ['x'], channel: 'social' }, { channel: 'rest' }];
    const all = { channels, lists: { channel: [{ name: 'rest' }] } };
    expect(channelOf(all, { source: 'y' })).toBe('rest');
    expect(channelOf(all, {})).toBe('direct_traffic');
  });
});
