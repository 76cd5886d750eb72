import type { Logger } from 'pino';

import type { ChatPlatform } from '#chat/chat.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { describeError } from '#storage/describe-error.ts';
import { instanceOf } from '#storage/instance-of.ts';
import type { Lost } from '#storage/lost.ts';
import type { WatchedStore } from '#storage/watch-writes.ts';
import type { Handler, Route } from '#web/handler.ts';
import { listen } from '#web/listen.ts';

import type { ChatConnection } from './connect-chat.ts';
import { docsRoute, firstHourPage, methodPage } from './docs-pages.ts';
import { healthOf } from './health-of.ts';
import type { Refused } from './open-basics.ts';
import { practiceHandler } from './practice-handler.ts';
import { securityTxt } from './security-txt.ts';
import { portRefused } from './start-outcome.ts';

interface Answering {
  readonly watched: WatchedStore;
  readonly chats: ReadonlyMap<string, ChatPlatform>;
  readonly logger: Logger;
  readonly lost: Promise<Lost>;
  readonly metrics: readonly Route[];
  /** The pages that links open; none where they are switched off. */
  readonly pages: readonly Route[];
  /** The connections to chat platforms other than practice. */
  readonly outside: readonly ChatConnection[];
  /** Answers every request that no route matches; null if practice is not served here. */
  readonly practice: { readonly fetch: Handler; readonly maxBodyBytes: number } | null;
}

const notFound: Handler = () => new Response('Not found', { status: 404 });

/** Listens for health checks, metrics, requests from chat platforms, and the practice page. */
export async function openListener(
  config: Config,
  { watched, chats, logger, lost, metrics, pages, outside, practice }: Answering,
  opened: AsyncDisposableStack,
): Promise<Refused | { readonly kind: 'listening'; readonly url: string }> {
  let stops: Lost | null = null;
  void lost.then((why) => (stops = why));
  const listening = await listen({
    ...config.listen,
    fetch: practice === null ? notFound : practiceHandler(config, practice),
    routes: [
      docsRoute(methodPage),
      docsRoute(firstHourPage),
      ...securityTxt(config, systemClock),
      ...metrics,
      ...pages,
      ...outside.flatMap(({ routes }) => routes),
    ],
    health: () =>
      healthOf(
        watched,
        chats,
        outside.flatMap((one) => one.awaited()),
        stops,
      ),
    instance: await instanceOf(config.dataFolder),
    ...(practice === null ? {} : { maxBodyBytes: practice.maxBodyBytes }),
    failed: (error) => logger.error({ error: describeError(error) }, 'a request failed'),
  });
  if (listening.kind === 'refused') return portRefused(config.listen, 'TAMBOUR_PORT', listening.why);
  opened.defer(() => listening.close());
  return { kind: 'listening', url: listening.url };
}
