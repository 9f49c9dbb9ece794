/** As kubectl, helm and client-go write it, each in its own way. */
const warns = /^(?:Warning:|\[WARNING\]|W\d{4} |I\d{4} .* warnings\.go|.*\blevel=WARN\b|WARNING:)/;

/** The lines of standard error that warn. */
export function warningsIn(complained: string): string[] {
  return complained.split('\n').filter((line) => warns.test(line));
}
