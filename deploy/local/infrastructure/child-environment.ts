/**
 * What every process needs of its surroundings. What else the starter has in his environment (tokens,
 * passwords, keys of other work) is not for servers, services or what they might run.
 */
const inherited = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LANGUAGE', 'TZ'],
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'LD_LIBRARY_PATH', 'JAVA_HOME'],
  ...['TERM', 'COLORTERM', 'COLUMNS', 'NO_COLOR', 'FORCE_COLOR', 'CI'],
]);

/** The part of an environment that a child may have, and the variables of `more` that it needs. */
export function childEnvironment(
  environment: NodeJS.ProcessEnv,
  more: readonly string[] = [],
): NodeJS.ProcessEnv {
  const given = Object.entries(environment).filter(
    ([name]) => inherited.has(name) || name.startsWith('LC_') || more.includes(name),
  );
  return Object.fromEntries(given);
}
