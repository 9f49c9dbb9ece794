import { IsInt, IsNumber, IsString, Matches, MaxLength, Min } from 'class-validator';

/** What every fact about a commitment names: the goal of one team towards the other in a month. */
export class CommitmentFact {
  /** `commitment:<id in the playbook>`. */
  @IsString()
  @MaxLength(120)
  subject: string;

  /** The month, `yyyy-MM`, in the zone of the commitment's calendar. */
  @Matches(/^\d{4}-\d{2}$/)
  period: string;

  @IsNumber()
  goal: number;

  @IsInt()
  @Min(0)
  actual: number;
}
