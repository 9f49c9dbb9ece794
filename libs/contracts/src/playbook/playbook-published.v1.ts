import { Equals, IsInt, IsObject, Min } from 'class-validator';
import { Fact } from '../define-fact.js';
import { IsInstant } from '../instant.js';

@Fact({
  type: 'smarketing.playbook.published.v1',
  stream: 'playbook',
  key: 'playbook',
  summary:
    'A version of the playbook was published, in force from a given time. Carries the whole document.',
})
export class PlaybookPublished {
  @Equals('playbook')
  playbook: 'playbook';

  @IsInt()
  @Min(1)
  version: number;

  @IsInstant()
  effectiveFrom: string;

  /** The document as the schema of the playbook library describes it. */
  @IsObject()
  document: Record<string, unknown>;
}
