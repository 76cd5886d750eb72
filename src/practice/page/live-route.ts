import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';

const keepAliveMs = 15_000;

/**
 * Adds the route by which an open page learns of changes. `isAhead` tells whether time was moved ahead of the
 * machine's: then each keep-alive refreshes the page, which shows the clock.
 */
export function liveRoute(
  page: Hono,
  path: string,
  watch: (listener: () => void) => () => void,
  isAhead: () => boolean,
): void {
  page.get(path, (context) =>
    streamSSE(context, async (stream) => {
      const ended = Promise.withResolvers<void>();
      const unwatch = watch(() => void stream.writeSSE({ data: 'changed' }));
      const keepAlive = setInterval(
        () => void (isAhead() ? stream.writeSSE({ data: 'changed' }) : stream.write(':\n\n')),
        keepAliveMs,
      );
      stream.onAbort(() => ended.resolve());
      // Also tells a page that was away that it may be behind.
      await stream.writeSSE({ data: 'changed', retry: 1_000 });
      await ended.promise;
      unwatch();
      clearInterval(keepAlive);
    }),
  );
}
