/** How a campaign came to be known: planned by hand, or named by a visit. */
export const campaignOrigins = ['plan', 'visit'] as const;
export type CampaignOrigin = (typeof campaignOrigins)[number];

/** A day as `yyyy-MM-dd`, without looking whether the calendar has it. */
export const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
