import { IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../instant.js';

/** What every fact about one obligation names. The subject, and so the key, is the lead. */
export class ObligationFact {
  @IsUUID()
  subject: string;

  /** `<leadId>:<level>:<cycle>`. */
  @IsString()
  @MaxLength(200)
  obligationId: string;

  /** The service level's id in the playbook. */
  @IsString()
  @MaxLength(80)
  level: string;

  @IsInt()
  @Min(1)
  cycle: number;

  @IsString()
  @MaxLength(64)
  repId: string;

  /** RFC 3339 UTC. */
  @IsInstant()
  due: string;
}
