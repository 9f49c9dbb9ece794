import { ProblemError } from '@smarketing/http';

export function noSuchPage(): ProblemError {
  return new ProblemError({
    status: 404,
    type: 'no-such-page',
    title: 'No such page',
    detail: 'No page has this write key. Copy it from PAGES_FILE into the page.',
  });
}

export function originNotAllowed(): ProblemError {
  return new ProblemError({
    status: 403,
    type: 'origin-not-allowed',
    title: 'Not from this page',
    detail: 'Messages with this write key are taken from the origins that PAGES_FILE lists only.',
  });
}
