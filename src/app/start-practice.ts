import type { Config } from '#config.ts';
import { listen } from '#web/listen.ts';

import { loggerFor } from './logger-for.ts';
import { practiceHandler } from './practice-handler.ts';
import { openOwnPractice } from './practice.ts';
import { refusalLog } from './refusal-log.ts';
import { portRefused, type StartOutcome } from './start-outcome.ts';

/** Serves the practice chat and networks alone, so that Tambour can be stopped and killed while they run. */
export async function startPractice(config: Config): Promise<StartOutcome> {
  await using opened = new AsyncDisposableStack();
  const refused = refusalLog({ logger: loggerFor(config, false), counted: () => undefined });
  const servers = await openOwnPractice(config, opened, refused, null);
  const listening = await listen({
    ...config.listen,
    fetch: practiceHandler(config, servers),
    health: async () => [],
    maxBodyBytes: servers.maxBodyBytes,
  });
  if (listening.kind === 'refused') return portRefused(config.listen, 'TAMBOUR_PORT', listening.why);
  opened.defer(() => listening.close());
  const { url } = listening;
  servers.keysAt(url);
  const rest = opened.move();
  const lost = Promise.withResolvers<never>().promise;
  return { kind: 'started', url, lost, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}
