import type { Reader, ReadingDeps } from './reading-deps.ts';

/**
 * Returns a handler that logs when an account cannot be read until a person repairs it: once, until it is read again.
 */
export function logLocked(logger: ReadingDeps['logger']): Reader['onEnd'] {
  const locked = new Set<string>();
  return (accountId, end) => {
    if (end.kind === 'all') locked.delete(accountId);
    if (end.kind !== 'locked' || locked.has(accountId)) return;
    locked.add(accountId);
    logger?.warn({ account: accountId, why: end.why }, 'nothing can be read with this account');
  };
}
