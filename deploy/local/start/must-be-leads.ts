import { CommandFailed, smarketing, type CommandRun } from './command-line.ts';

/** The file that was named is none that leads can be read from, or not without being told more. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}

/** How many rows the file holds, in words. Throws FileRefused where they could not be imported like this. */
export async function mustBeLeads(
  file: string,
  options: readonly string[],
  run: CommandRun,
): Promise<string> {
  try {
    const args = ['import', 'leads', file, ...options, '--check'];
    return (await smarketing(args, { ...run, capture: true })).trim();
  } catch (error) {
    if (!(error instanceof CommandFailed) || error.said === '') throw error;
    const again = `npm start -- --import '${file}'`;
    const order = error.said.includes('--date-order')
      ? `\nFor example: ${again} --date-order dmy`
      : '';
    throw new FileRefused(error.said + order, { cause: error });
  }
}
