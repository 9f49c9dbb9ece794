/** One thing that is waited for. */
export interface Step {
  /** What happens now; `fraction` from 0 to 1 where it can be known. */
  now(what: string, fraction?: number): void;
  done(result: string): void;
  failed(): void;
  /** Since the step began. */
  readonly seconds: number;
}

export interface Progress {
  step(name: string): Step;
  /** A line that stays. */
  say(line: string): void;
  /** Leaves the terminal to another program: open steps are no longer drawn. */
  end(): void;
}

interface Output {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

interface OpenStep {
  name: string;
  what: string;
  fraction: number | undefined;
  began: number;
  saidAt: number;
  said: string;
}

const REDRAW_MS = 120;
/** Without a terminal a step that says nothing new is heard of this often. */
const HEARTBEAT_MS = 5_000;
const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const BAR_WIDTH = 20;

/**
 * Shows several steps at once: on a terminal each as a line that lives, elsewhere as lines that
 * follow each other, each with the seconds since its step began.
 */
export function showProgress(
  output: Output,
  now: () => number = () => performance.now(),
): Progress {
  const open = new Set<OpenStep>();
  const live = output.isTTY === true;
  let drawn = 0;
  let frame = 0;

  const secondsOf = (step: OpenStep) => (now() - step.began) / 1000;
  const erase = () => {
    if (drawn > 0) output.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    if (!live) return;
    for (const step of open) {
      output.write(`${fit(liveLine(step, secondsOf(step), frame), output.columns)}\n`);
    }
    drawn = open.size;
  };
  const redraw = () => {
    frame += 1;
    erase();
    draw();
  };
  const say = (line: string) => {
    erase();
    output.write(`${line}\n`);
    draw();
  };
  const sayStep = (step: OpenStep) => {
    step.said = plainState(step);
    step.saidAt = now();
    say(`  ${step.name}: ${step.said} (${secondsOf(step).toFixed(1)} s)`);
  };
  const timer = setInterval(
    () => {
      if (live) redraw();
      else for (const step of open) if (now() - step.saidAt > HEARTBEAT_MS) sayStep(step);
    },
    live ? REDRAW_MS : 1_000,
  );
  timer.unref();

  return {
    say,
    step(name) {
      const began = now();
      const step: OpenStep = {
        name,
        what: '',
        fraction: undefined,
        began,
        saidAt: began,
        said: '',
      };
      open.add(step);
      const close = (line: string) => {
        if (open.delete(step)) say(line);
      };
      return {
        get seconds() {
          return secondsOf(step);
        },
        now(what, fraction) {
          step.what = what;
          step.fraction = fraction;
          if (!live && plainState(step) !== step.said) sayStep(step);
        },
        done: (result) => close(`✓ ${name}: ${result} (${secondsOf(step).toFixed(1)} s)`),
        failed: () => close(`✗ ${name}: ${step.what} (${secondsOf(step).toFixed(1)} s)`),
      };
    },
    end() {
      erase();
      open.clear();
      clearInterval(timer);
    },
  };
}

function liveLine(step: OpenStep, seconds: number, frame: number): string {
  const { name, what, fraction } = step;
  const spinner = SPINNER[frame % SPINNER.length]!;
  const end = `${seconds.toFixed(0)} s`;
  if (fraction === undefined) return `${spinner} ${name}: ${what} … ${end}`;
  const full = Math.round(Math.min(1, fraction) * BAR_WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
  return `${spinner} ${name}: ${bar} ${Math.round(fraction * 100)} % ${what} … ${end}`;
}

/** Moves in quarters, so that a download does not fill a log. */
function plainState({ what, fraction }: OpenStep): string {
  const quarter = fraction === undefined || fraction >= 1 ? 0 : Math.floor(fraction * 4);
  return quarter === 0 ? what : `${what}: ${quarter * 25} %`;
}

/** A line that wraps would be erased only in part. */
function fit(line: string, columns: number | undefined): string {
  const width = columns || 80;
  return line.length < width ? line : `${line.slice(0, width - 2)}…`;
}
