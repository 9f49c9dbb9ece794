import { canSucceedLater } from '../http/keep-trying.js';

/**
 * Uploads again and again as long as each try gets further than the one before: patience with a service
 * that does not answer is not used up by rows that came.
 */
export async function goOnWhileRowsCome<R>(
  upload: () => Promise<R>,
  rows: () => number,
): Promise<R> {
  for (let before = rows(); ; before = rows()) {
    try {
      return await upload();
    } catch (error) {
      if (!canSucceedLater(error) || rows() <= before) throw error;
    }
  }
}
