import { type Declined, isDeclined } from '../outcome.js';

const sendsToReading = (declined: Declined): boolean => declined.outcome === 'stale' || (declined.outcome === 'incomplete' && declined.missing === 'revision');

/**
 * An answer that sends the caller to read the thing first, where reading it is declined: then the answer is that of the reading, which says why.
 * An actie that was taken up after the end of its plan is such a thing.
 */
export const orAsRead = async <W>(answer: W | Declined, read: () => Promise<object | Declined>): Promise<W | Declined> => {
  if (!isDeclined(answer) || !sendsToReading(answer)) return answer;
  const shown = await read();
  return isDeclined(shown) ? shown : answer;
};
