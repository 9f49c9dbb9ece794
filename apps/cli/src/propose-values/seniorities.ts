import { seniorities, type Seniority } from '@smarketing/contracts/names';

const called: Readonly<Record<Seniority, RegExp>> = {
  executive:
    /^(?:executive|c ?level|c ?suite|owner|partner|founder|vp|vice president|vorstand|inhaber|geschäftsführ\w*)$/i,
  director: /^(?:director|direktor\w*|head|bereichsleit\w*)$/i,
  manager: /^(?:manager\w*|team ?lead|teamleit\w*|abteilungsleit\w*)$/i,
  senior: /^senior$/i,
  junior: /^(?:junior|entry|entry level|trainee|intern|student|werkstudent\w*|praktikant\w*)$/i,
};

export function seniorityOf(typed: string): Seniority | undefined {
  const text = typed.trim().replaceAll(/[\s_\p{Pd}]+/gu, ' ');
  return seniorities.find((seniority) => called[seniority].test(text));
}
