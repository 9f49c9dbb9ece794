import { IsNumber, IsString, MaxLength } from 'class-validator';

/** The points that one rule, or one clamp, gave. The contributions of a score sum to it exactly. */
export class Contribution {
  /** The rule's id in the playbook, or `clamp:<group>` or `clamp:total` for what a limit took. */
  @IsString()
  @MaxLength(120)
  rule: string;

  @IsString()
  @MaxLength(80)
  group: string;

  @IsNumber()
  points: number;
}
