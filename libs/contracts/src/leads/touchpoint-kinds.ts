export const touchpointKinds = [
  'form',
  'page-view',
  'download',
  'email-open',
  'email-click',
  'webinar',
  'event',
  'demo-request',
  'pricing-view',
  'call',
  'other',
] as const;
export type TouchpointKind = (typeof touchpointKinds)[number];
