import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { AreAttributes, type AttributeValue } from './attributes.js';
import {
  companySizes,
  emailKinds,
  seniorities,
  type CompanySize,
  type EmailKind,
  type Seniority,
} from './bands.js';

/** What is known of a lead in bands that name nobody. Contact data stays in the vault of intake. */
export class Profile {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  industry?: string;

  @IsOptional()
  @IsIn(companySizes)
  companySize?: CompanySize;

  /** ISO 3166-1 alpha-2. */
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  country?: string;

  @IsOptional()
  @IsIn(seniorities)
  seniority?: Seniority;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  department?: string;

  @IsOptional()
  @IsIn(emailKinds)
  emailKind?: EmailKind;

  /** Custom attributes that the playbook declares; values are strings, numbers or booleans. */
  @IsOptional()
  @AreAttributes()
  attributes?: Record<string, AttributeValue>;
}
