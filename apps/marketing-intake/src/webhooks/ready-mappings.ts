import type { Scheme } from './webhook-source.js';
import type { GivenMapping } from './webhook-mapping.js';

const noChannel = '(none)';
const answerOf = (...ids: string[]) =>
  ids.map((id) => `$.user_column_data[?@.column_id=='${id}'].string_value`).join(' || ');
const propertyOf = (name: string) => `$.properties.${name}`;
const coreOf = (...names: string[]) =>
  names.map((name) => `$.contact.fields.core.${name}.value`).join(' || ');

/** One's own senders: under `data` what `POST /v1/leads` takes. */
const standard: GivenMapping = {
  mapping: {
    columns: {
      '$.data.contact.email': 'email',
      '$.data.contact.phone': 'phone',
      '$.data.contact.firstName': 'firstName',
      '$.data.contact.lastName': 'lastName',
      '$.data.contact.company': 'company',
      '$.data.contact.jobTitle': 'jobTitle',
      '$.data.contact.website': 'website',
      '$.data.contact.town': 'town',
      '$.data.external.id': 'externalId',
      '$.data.external.system': 'externalSystem',
      '$.data.profile.industry': 'profile.industry',
      '$.data.profile.companySize': 'profile.companySize',
      '$.data.profile.country': 'profile.country',
      '$.data.profile.seniority': 'profile.seniority',
      '$.data.profile.department': 'profile.department',
      '$.data.utm.source': 'utm.source',
      '$.data.utm.medium': 'utm.medium',
      '$.data.utm.campaign': 'utm.campaign',
      '$.data.clickIds.gclid': 'clickIds.gclid',
      '$.data.clickIds.fbclid': 'clickIds.fbclid',
      '$.data.clickIds.li_fat_id': 'clickIds.li_fat_id',
      '$.data.clickIds.msclkid': 'clickIds.msclkid',
      '$.data.channel': 'channel',
      '$.data.touchpoint.kind': 'touchpoint.kind',
      '$.data.occurredAt || $.timestamp': 'occurredAt',
    },
    blank: { 'touchpoint.kind': 'form' },
  },
};

/** Notices of contacts: HubSpot sends the id and, where one has changed, a property. */
const hubspot: GivenMapping = {
  mapping: {
    columns: {
      '$.objectId': 'externalId',
      [propertyOf('email')]: 'email',
      [`${propertyOf('phone')} || ${propertyOf('mobilephone')}`]: 'phone',
      [propertyOf('firstname')]: 'firstName',
      [propertyOf('lastname')]: 'lastName',
      [propertyOf('company')]: 'company',
      [propertyOf('jobtitle')]: 'jobTitle',
      [propertyOf('website')]: 'website',
      [propertyOf('city')]: 'town',
      [propertyOf('hs_google_click_id')]: 'clickIds.gclid',
      [propertyOf('hs_facebook_click_id')]: 'clickIds.fbclid',
      [propertyOf('hs_analytics_source')]: 'channel',
      '$.subscriptionType': 'touchpoint.kind',
      '$.occurredAt': 'occurredAt',
    },
    constants: { externalSystem: 'hubspot' },
    blank: { channel: noChannel },
    values: {
      '$.subscriptionType': { 'contact.creation': 'other', 'contact.propertyChange': null },
    },
  },
  only: { '$.subscriptionType': ['contact.creation', 'contact.propertyChange'] },
};

const mautic: GivenMapping = {
  mapping: {
    columns: {
      '$.contact.id': 'externalId',
      [coreOf('email')]: 'email',
      [coreOf('phone', 'mobile')]: 'phone',
      [coreOf('firstname')]: 'firstName',
      [coreOf('lastname')]: 'lastName',
      [coreOf('company')]: 'company',
      [coreOf('position')]: 'jobTitle',
      [coreOf('website')]: 'website',
      [coreOf('city')]: 'town',
      '$.submission.results.utm_source': 'utm.source',
      '$.submission.results.utm_medium': 'utm.medium',
      '$.submission.results.utm_campaign': 'utm.campaign',
      '$.submission.results.gclid': 'clickIds.gclid',
      '$.submission.results.fbclid': 'clickIds.fbclid',
      '$.type': 'touchpoint.kind',
      '$.timestamp': 'occurredAt',
    },
    constants: { externalSystem: 'mautic' },
    values: {
      '$.type': {
        'mautic.form_on_submit': 'form',
        'mautic.page_on_hit': 'page-view',
        'mautic.email_on_open': 'email-open',
        'mautic.lead_post_save_new': 'other',
        'mautic.lead_post_save_update': null,
      },
    },
  },
  only: {
    '$.type': [
      'mautic.form_on_submit',
      'mautic.page_on_hit',
      'mautic.email_on_open',
      'mautic.lead_post_save_new',
      'mautic.lead_post_save_update',
    ],
  },
};

const google: GivenMapping = {
  mapping: {
    columns: {
      '$.lead_id': 'externalId',
      [answerOf('WORK_EMAIL', 'EMAIL')]: 'email',
      [answerOf('WORK_PHONE', 'PHONE_NUMBER')]: 'phone',
      [answerOf('FIRST_NAME')]: 'firstName',
      [answerOf('LAST_NAME', 'FULL_NAME')]: 'lastName',
      [answerOf('COMPANY_NAME')]: 'company',
      [answerOf('JOB_TITLE')]: 'jobTitle',
      [answerOf('CITY')]: 'town',
      '$.campaign_id': 'utm.campaign',
      '$.gcl_id': 'clickIds.gclid',
      '$.lead_submit_time': 'occurredAt',
    },
    constants: {
      externalSystem: 'google-ads',
      'utm.source': 'google',
      'utm.medium': 'cpc',
      'touchpoint.kind': 'form',
    },
  },
};

const linkedin: GivenMapping = {
  mapping: {
    columns: {
      '$.id': 'externalId',
      '$.answers.WORK_EMAIL || $.answers.EMAIL': 'email',
      '$.answers.WORK_PHONE_NUMBER || $.answers.PHONE_NUMBER': 'phone',
      '$.answers.FIRST_NAME': 'firstName',
      '$.answers.LAST_NAME': 'lastName',
      '$.answers.COMPANY_NAME': 'company',
      '$.answers.JOB_TITLE': 'jobTitle',
      '$.answers.CITY': 'town',
      '$.hidden.utm_campaign': 'utm.campaign',
      '$.hidden.li_fat_id': 'clickIds.li_fat_id',
      '$.submittedAt': 'occurredAt',
    },
    constants: {
      externalSystem: 'linkedin',
      'utm.source': 'linkedin',
      'utm.medium': 'paid_social',
      'touchpoint.kind': 'form',
    },
  },
};

/** Leads as Salesforce has their fields, one or a list of them. */
const salesforce: GivenMapping = {
  mapping: {
    columns: {
      '$.Id': 'externalId',
      '$.Email': 'email',
      '$.Phone || $.MobilePhone': 'phone',
      '$.FirstName': 'firstName',
      '$.LastName': 'lastName',
      '$.Company': 'company',
      '$.Title': 'jobTitle',
      '$.Website': 'website',
      '$.City': 'town',
      '$.Industry': 'profile.industry',
      '$.CountryCode': 'profile.country',
      '$.LeadSource': 'channel',
      '$.LastModifiedDate || $.CreatedDate': 'occurredAt',
    },
    constants: { externalSystem: 'salesforce', 'touchpoint.kind': 'other' },
    blank: { channel: noChannel },
  },
};

/** What holds where a source says no mapping of its own. */
export const readyMappings: Readonly<Record<Scheme, GivenMapping>> = {
  standard,
  hubspot,
  mautic,
  google,
  linkedin,
  salesforce,
};
