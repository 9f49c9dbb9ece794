/** What the page of the docs loads; the package that it comes from has more in its folder. */
const served = new Set([
  '/docs',
  '/docs/',
  '/docs/index.html',
  '/docs/json',
  '/docs/yaml',
  '/docs/swagger-ui.css',
  '/docs/swagger-ui-bundle.js',
  '/docs/swagger-ui-standalone-preset.js',
  '/docs/swagger-ui-init.js',
  '/docs/favicon-16x16.png',
  '/docs/favicon-32x32.png',
]);

/** Scripts of its own only; Swagger UI writes styles into the page and has its icons as data. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function isOfDocs(path: string): boolean {
  return path === '/docs' || path.startsWith('/docs/');
}

export function isServedByDocs(path: string): boolean {
  return served.has(path);
}
