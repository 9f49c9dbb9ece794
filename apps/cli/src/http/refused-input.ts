import { UsageError } from '../exit-codes.js';
import { RefusedError } from './service-errors.js';

const unprocessable = 422;

/** What a service finds wrong with a field is wrong with the option that it came from. */
export async function refusedAsUsage<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusedError) || error.status !== unprocessable) throw error;
    throw new UsageError(error.message, { cause: error });
  }
}
