import type { ListedWord } from '../lists.js';

/** The channels of the default before those of the big analytics products: playbooks from before lists have these for good. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  organic_search: ['organic', 'seo', 'natural search', 'Organische Suche'],
  paid_search: [
    'paid',
    'sem',
    'ppc',
    'cpc',
    'search ads',
    'google ads',
    'adwords',
    'bing ads',
    'paid search engine',
    'Bezahlte Suche',
  ],
  social: ['social_media', 'organic_social', 'paid_social', 'social networks', 'Soziale Medien'],
  display: ['display_ads', 'display advertising', 'banner', 'retargeting', 'programmatic'],
  email: ['email_marketing', 'mail', 'newsletter', 'mailing'],
  referral: [
    'referrals',
    'partner',
    'partner referral',
    'affiliate',
    'affiliates',
    'customer referral',
    'employee referral',
    'external referral',
    'Empfehlung',
  ],
  event: [
    'events',
    'webinar',
    'webinars',
    'fair',
    'trade_show',
    'trade_fair',
    'seminar',
    'conference',
    'Messe',
  ],
  direct_traffic: ['direct', 'web'],
  other_publicities: [
    'other publicity',
    'offline',
    'offline sources',
    'public relations',
    'print',
    'radio',
    'tv',
    'sponsorship',
  ],
  other_campaigns: ['other campaign'],
  unknown: [],
  '(none)': ['not set'],
  other: ['others', 'other_sources', 'Sonstige'],
};

export function channelsBeforeGroups(): ListedWord[] {
  return Object.entries(aliases).map(([name, words]) =>
    words.length > 0 ? { name, aliases: [...words] } : { name },
  );
}
