import freeEmailDomains from 'free-email-domains';

/**
 * Providers of private mailboxes that the list does not have, each from the provider's own page of
 * its domains; added when a lead showed the gap.
 */
const furtherFreeMail: readonly string[] = [
  ...[
    'mailbox.org',
    'hey.com',
    'email.de',
    'kabelmail.de',
    'chello.at',
    'hispeed.ch',
    'vodafone.de',
  ],
  ...['vodafonemail.de', 'gmx.eu', 'tutanota.de', 'tuta.com', 'tuta.io', 'pm.me', 'proton.me'],
  ...['mail.de', 'magenta.de', 'tutamail.com', 'sunrise.ch', 'swissonline.ch', 'inode.at'],
  ...['privaterelay.appleid.com', 'duck.com', 'mozmail.com', 'simplelogin.com', 'live.de'],
];

/** Where many companies have a page or a mailbox under one name: builders of sites, hosts, markets. */
const sharedHosts: readonly string[] = [
  ...['wixsite.com', 'wordpress.com', 'jimdo.com', 'jimdofree.com', 'jimdosite.com', 'weebly.com'],
  ...[
    'squarespace.com',
    'blogspot.com',
    'webnode.com',
    'webnode.page',
    'business.site',
    'github.io',
  ],
  ...[
    'sites.google.com',
    'google.com',
    'facebook.com',
    'instagram.com',
    'linkedin.com',
    'xing.com',
  ],
  ...['twitter.com', 'x.com', 'youtube.com', 'tiktok.com', 'etsy.com', 'ebay.de', 'ebay.com'],
  ...['amazonaws.com', 'azurewebsites.net', 'netlify.app', 'vercel.app', 'pages.dev', 'web.app'],
  ...['firebaseapp.com', 'herokuapp.com', 'onmicrosoft.com', 'myshopify.com', 'shopify.com'],
  ...['strato.de', 'ionos.de', 'kundenserver.de', '1und1.de', 'one.com', 'ovh.net', 'linktr.ee'],
  ...[
    'notion.site',
    'carrd.co',
    'gelbeseiten.de',
    'dasoertliche.de',
    'checkatrade.com',
    'yell.com',
  ],
];

const withoutCompany = new Set([...freeEmailDomains, ...furtherFreeMail, ...sharedHosts]);

/** Whether people and companies of all kinds share the domain, so that it says nothing of either. */
export function isEverybodys(domain: string): boolean {
  return withoutCompany.has(domain);
}
