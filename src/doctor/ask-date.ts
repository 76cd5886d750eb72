import type { Clock } from '#clock.ts';

import type { OtherClock } from './check-clock.ts';

/** Reads a web server's clock from the Date header of its response, whatever its status; null without one. */
export async function askDate(
  url: URL,
  fetch: typeof globalThis.fetch,
  clock: Clock,
  signal: AbortSignal,
): Promise<OtherClock | null> {
  const before = clock.now().getTime();
  try {
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
    await answer.body?.cancel();
    const after = clock.now().getTime();
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(date)) return null;
    const aheadSeconds = (date + 500 - (before + after) / 2) / 1000;
    return { name: url.host, aheadSeconds, errorSeconds: (after - before) / 2000 + 0.5 };
  } catch {
    // Another check tells whether the server can be reached.
    return null;
  }
}
