import { IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';

/** What every fact about one handoff names: the lead, the rep, and which qualification it is. */
export class HandoffFact {
  @IsUUID()
  leadId: string;

  @IsString()
  @MaxLength(64)
  repId: string;

  @IsInt()
  @Min(1)
  cycle: number;
}
