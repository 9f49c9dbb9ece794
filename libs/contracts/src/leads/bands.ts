export const companySizes = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const;
export type CompanySize = (typeof companySizes)[number];

export const seniorities = ['junior', 'senior', 'manager', 'director', 'executive'] as const;
export type Seniority = (typeof seniorities)[number];

export const emailKinds = ['company', 'free-mail', 'none'] as const;
export type EmailKind = (typeof emailKinds)[number];
