import { tail } from '../local/infrastructure/tool.ts';
import { type Building, NotBuiltError } from './building.ts';
import { needGo } from './find-go.ts';
import { runProgram } from './run-program.ts';

export interface GoModule {
  name: string;
  version: string;
  /** Of its files, as go.sum would have it. */
  sum: string;
}

/** The folder in Go's cache that holds the module, after its sum was compared. */
export async function downloadModule(
  { name, version, sum }: GoModule,
  building: Building,
): Promise<string> {
  await needGo(building);
  const args = ['mod', 'download', '-json', `${name}@${version}`];
  const { code, said, complained } = await runProgram('go', args, building);
  const answer = code === 0 ? (JSON.parse(said) as { Dir: string; Sum: string }) : undefined;
  if (!answer) {
    throw new NotBuiltError(
      `Go could not fetch ${name} ${version}: check the network and GOPROXY. It said:\n${tail(said + complained)}`,
    );
  }
  if (answer.Sum !== sum) {
    throw new NotBuiltError(`${name} ${version} has other files than expected: ${answer.Sum}.`);
  }
  return answer.Dir;
}
