import { styleText } from 'node:util';

/** What a result is written onto. */
export interface Screen {
  /** How wide it is; undefined where nothing bounds a line, such as a file or a pipe. */
  readonly columns: number | undefined;
  readonly colour: boolean;
}

/** A file, a pipe: lines as long as they are, no colour. */
export const plainScreen: Screen = { columns: undefined, colour: false };

/** Narrower ones are written as if they were this wide: the terminal breaks the lines itself. */
const narrowest = 40;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * FORCE_COLOR decides where it is set (0 and false: none), then NO_COLOR, then whether it is a
 * terminal that knows colours. COLUMNS bounds the lines where nothing else does.
 */
export function screenOf(
  { isTTY = false, columns }: { readonly isTTY?: boolean; readonly columns?: number },
  env: Environment,
): Screen {
  const width = (isTTY ? columns : undefined) ?? Number(env['COLUMNS']?.trim() || Number.NaN);
  return {
    columns: Number.isSafeInteger(width) && width > 0 ? Math.max(width, narrowest) : undefined,
    colour: hasColour(isTTY, env),
  };
}

function hasColour(isTTY: boolean, env: Environment): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isTTY && env['TERM'] !== 'dumb';
}

/** What a piece of text says of itself by its colour; the words say it, too. */
export type Tone = 'heading' | 'good' | 'bad' | 'open' | 'faint';

const styles = {
  heading: 'bold',
  good: 'green',
  bad: 'red',
  open: 'yellow',
  faint: 'dim',
} as const satisfies Record<Tone, Parameters<typeof styleText>[0]>;

export function paint({ colour }: Screen, tone: Tone | undefined, text: string): string {
  if (!colour || tone === undefined || text === '') return text;
  return styleText(styles[tone], text, { validateStream: false });
}
