import { canSucceedLater } from '../http/keep-trying.js';

/**
 * Uploads again and again as long as each upload gets further than the one before: neither patience with
 * a service that does not answer, nor how soon it is asked again, is used up by rows that came.
 */
export async function goOnWhileRowsCome<R>(
  upload: (hasGotOn: () => boolean) => Promise<R>,
  rows: () => number,
): Promise<R> {
  for (;;) {
    const before = rows();
    const hasGotOn = () => rows() > before;
    try {
      return await upload(hasGotOn);
    } catch (error) {
      if (!canSucceedLater(error) || !hasGotOn()) throw error;
    }
  }
}
