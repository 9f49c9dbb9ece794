import type { ImportDocument } from './import-status.js';
import { readMapping, type Mapping } from './read-mapping.js';
import { UploadRefusedError } from './upload-refused.js';

/** An import that was made by an earlier version may have a mapping that is refused today. */
export function mappingOf({ mapping: text }: ImportDocument): Mapping {
  const { mapping, problems } = readMapping(JSON.parse(text) as Record<string, unknown>);
  if (mapping) return mapping;
  const [first] = problems;
  throw new UploadRefusedError(
    'mapping',
    `${first?.field || 'The mapping'} ${first?.why}. Create a new import with a corrected mapping and send the file to it: rows that are stored already stay as they are.`,
  );
}
