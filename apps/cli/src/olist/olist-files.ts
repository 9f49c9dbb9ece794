/** The files of the Olist marketing funnel, as Kaggle has them. */
export const olistFiles = {
  leads: 'olist_marketing_qualified_leads_dataset.csv',
  deals: 'olist_closed_deals_dataset.csv',
} as const;

/** The system that the ids of the leads are of. */
export const olistSystem = 'olist';

/**
 * How the columns of the leads become fields. The leads come qualified (the data set begins there),
 * for which the default playbook has a rule; a blank origin stays a channel of its own.
 */
export const olistMapping = {
  columns: { mql_id: 'externalId', first_contact_date: 'occurredAt', origin: 'channel' },
  dates: { occurredAt: 'yyyy-MM-dd' },
  zone: 'UTC',
  constants: { externalSystem: olistSystem, 'profile.attributes.qualifiedBySource': true },
  blank: { channel: '(none)' },
} as const;
