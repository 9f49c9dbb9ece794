import type { LossReason } from '@smarketing/contracts/names';
import type { MarketingIntake } from '@smarketing/api-client';
/** Where the demo company's leads come from, and how good they are. */
export interface LeadSource {
  readonly utm?: { readonly source: string; readonly medium: string; readonly campaign?: string };
  /** Of how many leads this is one. */
  readonly weight: number;
  /** 0 to 1: how likely a lead of it is to ask for a demo, to be taken on, and to buy. */
  readonly quality: number;
  /** What the first meeting is. */
  readonly first: readonly TouchpointKind[];
}

export type TouchpointKind = MarketingIntake.TouchpointKind;

export const leadSources: readonly LeadSource[] = [
  {
    utm: { source: 'google', medium: 'organic' },
    weight: 24,
    quality: 0.55,
    first: ['page-view', 'download', 'form'],
  },
  { weight: 10, quality: 0.6, first: ['page-view', 'form', 'call'] },
  {
    utm: { source: 'google', medium: 'cpc', campaign: 'brand' },
    weight: 8,
    quality: 0.6,
    first: ['page-view', 'pricing-view'],
  },
  {
    utm: { source: 'google', medium: 'cpc', campaign: 'crm-comparison' },
    weight: 11,
    quality: 0.45,
    first: ['download', 'form', 'pricing-view'],
  },
  {
    utm: { source: 'linkedin', medium: 'paid_social', campaign: 'sales-leaders' },
    weight: 10,
    quality: 0.32,
    first: ['download', 'page-view'],
  },
  { utm: { source: 'linkedin', medium: 'social' }, weight: 6, quality: 0.28, first: ['page-view'] },
  {
    utm: { source: 'newsletter', medium: 'email', campaign: 'autumn-letter' },
    weight: 9,
    quality: 0.22,
    first: ['email-click', 'email-open'],
  },
  {
    utm: { source: 'partner-portal', medium: 'referral', campaign: 'partners' },
    weight: 7,
    quality: 0.75,
    first: ['form', 'call'],
  },
  {
    utm: { source: 'trade-fair', medium: 'event', campaign: 'fair-of-the-season' },
    weight: 5,
    quality: 0.5,
    first: ['event'],
  },
  {
    utm: { source: 'webinar', medium: 'webinar', campaign: 'pipeline-clinic' },
    weight: 5,
    quality: 0.48,
    first: ['webinar'],
  },
  {
    utm: { source: 'adnet', medium: 'display', campaign: 'retargeting' },
    weight: 5,
    quality: 0.1,
    first: ['page-view'],
  },
];

export const industries: readonly (readonly [string, number])[] = [
  ['software', 20],
  ['manufacturing', 22],
  ['logistics', 12],
  ['finance', 9],
  ['professional-services', 13],
  ['retail', 12],
  ['education', 7],
  ['health', 5],
];
export const companySizes: readonly (readonly [string, number])[] = [
  ['1-9', 20],
  ['10-49', 27],
  ['50-249', 28],
  ['250-999', 16],
  ['1000+', 9],
];
export const seniorities: readonly (readonly [string, number])[] = [
  ['junior', 15],
  ['senior', 30],
  ['manager', 30],
  ['director', 16],
  ['executive', 9],
];
export const countries: readonly (readonly [string, number])[] = [
  ['DE', 55],
  ['AT', 11],
  ['CH', 10],
  ['NL', 7],
  ['FR', 6],
  ['PL', 6],
  ['ES', 5],
];
export const departments = ['sales', 'marketing', 'operations', 'it', 'purchasing', 'management'];

/** What a first deal is worth, in euro, by the size of the company. */
export const dealValues: Readonly<Record<string, number>> = {
  '1-9': 2_400,
  '10-49': 5_800,
  '50-249': 13_500,
  '250-999': 31_000,
  '1000+': 68_000,
};

export const lossReasons: readonly (readonly [LossReason, number])[] = [
  ['price', 28],
  ['timing', 22],
  ['competitor', 20],
  ['need', 12],
  ['value', 10],
  ['unreachable', 8],
];

/** A sales rep: how often an answer comes in time, and how many leads the rep gets. */
export interface DemoRep {
  readonly repId: string;
  readonly name: string;
  readonly weight: number;
  readonly punctual: number;
}

export const demoReps: readonly DemoRep[] = [
  { repId: 'demo-lena', name: 'Lena Vogt', weight: 2, punctual: 0.95 },
  { repId: 'demo-jonas', name: 'Jonas Brandt', weight: 2, punctual: 0.88 },
  { repId: 'demo-mira', name: 'Mira Sommer', weight: 2, punctual: 0.9 },
  { repId: 'demo-paul', name: 'Paul Reuter', weight: 1, punctual: 0.62 },
  { repId: 'demo-aylin', name: 'Aylin Kaya', weight: 2, punctual: 0.85 },
  { repId: 'demo-tomas', name: 'Tomas Novak', weight: 1, punctual: 0.74 },
];

export const firstNames = [
  'Anna',
  'Ben',
  'Carla',
  'David',
  'Elif',
  'Felix',
  'Greta',
  'Hannes',
  'Ida',
  'Jakob',
  'Katja',
  'Levin',
  'Marta',
  'Nils',
  'Olga',
  'Pia',
  'Quentin',
  'Ruth',
  'Samir',
  'Tessa',
  'Uwe',
  'Vera',
  'Wanda',
  'Yusuf',
];
export const lastNames = [
  'Albers',
  'Becker',
  'Conrad',
  'Dietz',
  'Ernst',
  'Falk',
  'Gruber',
  'Hartwig',
  'Ivanov',
  'Jansen',
  'Keller',
  'Lorenz',
  'Moser',
  'Neumann',
  'Ott',
  'Pohl',
  'Roth',
  'Seidel',
  'Thoma',
  'Ulrich',
  'Voss',
  'Winkler',
  'Yilmaz',
  'Zander',
];
export const companyWords = [
  'Alpen',
  'Nord',
  'Rhein',
  'Stein',
  'Silber',
  'Wald',
  'Hafen',
  'Kontor',
  'Linden',
  'Falken',
  'Sonnen',
  'Ufer',
];
export const companyEndings = ['werk', 'tec', 'logistik', 'bau', 'data', 'handel', 'druck', 'lab'];
export const jobTitles = [
  'Head of Sales',
  'Buyer',
  'Marketing Lead',
  'Operations Manager',
  'IT Architect',
  'Founder',
];
