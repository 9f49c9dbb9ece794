import { createHmac, randomUUID } from 'node:crypto';
import type { Scheme } from '../src/webhooks/webhook-source.js';

export const secrets = {
  website: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  websiteNext: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
  hubspot: 'the secret of an app of HubSpot',
  mautic: 'the secret of a webhook of Mautic',
  google: 'the key of a form of Google',
  linkedin: 'the client secret of an app of LinkedIn',
  salesforce: 'a secret of its own for Salesforce',
};

export const publicUrl = 'https://hooks.example.com';

/** The headers that a sender signs a body with. */
export function signedBy(
  scheme: Exclude<Scheme, 'google'>,
  body: string,
  { secret = '', at = Date.now(), id = randomUUID() as string } = {},
): Record<string, string> {
  const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text);
  switch (scheme) {
    case 'standard': {
      const key = Buffer.from((secret || secrets.website).slice(6), 'base64');
      const seconds = String(Math.floor(at / 1_000));
      return {
        'webhook-id': id,
        'webhook-timestamp': seconds,
        'webhook-signature': `v1,${hmac(key, `${id}.${seconds}.${body}`).digest('base64')}`,
      };
    }
    case 'hubspot': {
      const text = `POST${publicUrl}/v1/webhooks/hubspot${body}${at}`;
      return {
        'x-hubspot-request-timestamp': String(at),
        'x-hubspot-signature-v3': hmac(secret || secrets.hubspot, text).digest('base64'),
      };
    }
    case 'mautic':
      return { 'webhook-signature': hmac(secret || secrets.mautic, body).digest('base64') };
    case 'linkedin':
      return {
        'x-li-signature': hmac(secret || secrets.linkedin, `hmacsha256=${body}`).digest('hex'),
      };
    case 'salesforce':
      return { 'x-webhook-secret': secret || secrets.salesforce };
  }
}

/** What each sender sends of one person, as real as its documents have it. */
export function deliveriesOf(email: string, id = '4711', occasion = id) {
  const core = (value: string) => ({ id: '1', value });
  return {
    website: {
      type: 'lead.created',
      timestamp: '2026-03-01T09:30:00Z',
      data: { contact: { email, firstName: 'Anna' }, clickIds: { fbclid: 'IwAR2F4-dbP0l7' } },
    },
    hubspot: [
      {
        ...{
          eventId: Number(occasion) * 2,
          subscriptionId: 12,
          portalId: 62_515,
          appId: 54,
          attemptNumber: 0,
        },
        ...{ occurredAt: 1_772_357_400_000, objectId: Number(id), changeSource: 'FORM' },
        subscriptionType: 'contact.creation',
      },
      {
        ...{
          eventId: Number(occasion) * 2 + 1,
          subscriptionId: 13,
          portalId: 62_515,
          appId: 54,
          attemptNumber: 0,
        },
        ...{ occurredAt: 1_772_357_401_000, objectId: Number(id), changeSource: 'FORM' },
        ...{
          subscriptionType: 'contact.propertyChange',
          propertyName: 'email',
          propertyValue: email,
        },
      },
    ],
    mautic: {
      'mautic.form_on_submit': [
        {
          submission: {
            id: 5494,
            form: { id: 10, name: 'Whitepaper' },
            lead: {
              id,
              fields: {
                core: {
                  email: core(email),
                  firstname: core('Anna'),
                  phone: core('+49 30 1234567'),
                },
              },
            },
            results: {
              email,
              utm_source: 'newsletter',
              utm_medium: 'email',
              utm_campaign: 'spring',
            },
          },
          timestamp: '2026-03-01T10:30:00+00:00',
        },
      ],
    },
    google: {
      lead_id: `TeSter-${id}`,
      user_column_data: [
        { column_name: 'Full Name', string_value: 'Anna Lee', column_id: 'FULL_NAME' },
        { column_name: 'User Email', string_value: email, column_id: 'EMAIL' },
      ],
      ...{ api_version: '1.0', form_id: 40_000_000_000, campaign_id: 20_123_456_789 },
      ...{ google_key: secrets.google, is_test: false, gcl_id: 'EAIaIQobChMI7uyX' },
      lead_submit_time: '2026-03-01T11:30:00Z',
    },
    linkedin: {
      ...{ type: 'LEAD_ACTION', leadAction: 'CREATED', leadType: 'SPONSORED' },
      leadGenFormResponse: `urn:li:leadGenFormResponse:${id}-1`,
      occurredAt: 1_772_357_400_000,
    },
    salesforce: {
      ...{ Id: `00Q${id}`, Email: email, FirstName: 'Anna', Company: 'Example GmbH' },
      ...{ LeadSource: 'Web', LastModifiedDate: '2026-03-01T12:30:00.000+0000' },
    },
  };
}

/** The answer that LinkedIn's API has for a notice. */
export function linkedinAnswer(id: string, email: string) {
  const names = ['FIRST_NAME', 'EMAIL'];
  return {
    ...{ id, submittedAt: 1_772_357_400_000, testLead: false },
    form: {
      hiddenFields: [{ name: 'li_fat_id', value: '4c1ba4f6-3c1a-4a4b-9a55-0a7f5a0f1b2c' }],
      content: {
        questions: names.map((predefinedField, at) => ({
          questionId: 107_234_246 + at,
          predefinedField,
        })),
      },
    },
    formResponse: {
      answers: ['Anna', email].map((answer, at) => ({
        questionId: 107_234_246 + at,
        answerDetails: { textQuestionAnswer: { answer } },
      })),
    },
  };
}
