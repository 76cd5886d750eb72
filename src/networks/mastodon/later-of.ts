import type { TryLater } from '#networks/setback.ts';

import type { Unread } from './recent-statuses.ts';
import { refusalOf } from './refusal-of.ts';

/** Returns when to ask again if the server said to wait; else null. */
export function laterOf(answer: Unread | null): TryLater | null {
  const refusal = answer?.kind === 'status' ? refusalOf(answer) : null;
  return refusal?.kind === 'tryLater' ? refusal : null;
}
