/** Where editors and a bare `vitest` look for it. */
export { default } from './test/vitest.config.ts';
