import { parseArgs, type ParseArgsConfig } from 'node:util';

/**
 * The options of a command. With `--help` it says how it is called and ends with 0; what it does not
 * know it says with that, and ends with 2: nothing is begun.
 */
export function readOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: O,
) {
  const help = { type: 'boolean', short: 'h', default: false } as const;
  try {
    const { values } = parseArgs({ options: { ...options, help } });
    if (!(values as { help: boolean }).help) return values;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message.split('. ', 1)[0]}.\n\n${usage}`);
    process.exit(2);
  }
}
