import { inOrder } from '../terminal/in-order.js';
import type { Feedback, MarketingIntake } from '@smarketing/api-client';

export type Figure = Feedback.Figure;
export type MoneyFigure = Feedback.MoneyFigure;
export type LedgerAnswer = Feedback.LedgerReport;
export type FunnelAnswer = Feedback.FunnelReport;
export type FunnelRow = Feedback.FunnelReport['all'];
export type VelocityAnswer = Feedback.VelocityReport;
export type AttainmentAnswer = Feedback.AttainmentReport;
export type AccountCounts = MarketingIntake.AccountCounts;
export type CommitmentsAnswer = Feedback.CommitmentsReport;
export type CommitmentMonth = Feedback.CommitmentMonth;
export type RetentionAnswer = Feedback.RetentionReport;
export type CampaignReportAnswer = Feedback.CampaignReport;
export type CampaignFiguresAnswer = Feedback.CampaignFigures;
export type CampaignMoney = Feedback.CampaignMoney;
export type CustomersAnswer = Feedback.Customers;
export type LedgerState = Feedback.LedgerState;
export type FunnelStage = Feedback.FunnelStage;

/** In the order in which they are shown. The compiler asks for all that feedback knows. */
export const ledgerStates = inOrder<LedgerState>({
  open: 1,
  won: 2,
  lost: 3,
  recycled: 4,
  disqualified: 5,
  merged: 6,
  erased: 7,
});
export const funnelStages = inOrder<FunnelStage>({
  captured: 1,
  qualified: 2,
  assigned: 3,
  accepted: 4,
  opportunity: 5,
  won: 6,
  customers: 7,
});
