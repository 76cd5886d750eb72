import { setTimeout as pause } from 'node:timers/promises';

import type { BenchDesk } from '../commands/open-desk.ts';
import type { LoadChat } from './load-chat.ts';

const atOnce = 6;
/** Tambour gives the network up after twenty seconds. */
const hungForMs = 20_000;
const digestEveryMs = 2_000;

export interface Beside extends AsyncDisposable {
  /** Resolves once as many posts hang as publishing has workers. */
  readonly begun: Promise<void>;
  end(): Promise<{
    /** Number of posts without an answer, once a second. */
    readonly hung: readonly number[];
    /** Milliseconds from command to answer, for each composed digest. */
    readonly digests: readonly number[];
  }>;
}

/** Keeps approving posts for a hanging network and asking for digests until it is ended. */
export function beside(with_: {
  readonly desk: BenchDesk;
  readonly chat: Pick<LoadChat, 'command'>;
  readonly onX: readonly string[];
}): Beside {
  const { desk, chat, onX } = with_;
  const over = new AbortController();
  const sleep = (ms: number): Promise<unknown> => pause(ms, null, { signal: over.signal }).catch(() => null);
  const isOver = (): boolean => over.signal.aborted;
  const begun = Promise.withResolvers<void>();
  const hung: number[] = [];
  const digests: number[] = [];

  const hang = async (): Promise<void> => {
    for (let wave = 0; !isOver(); wave += 1) {
      const from = (wave * atOnce) % onX.length;
      await desk.write(onX.slice(from, from + atOnce), 'approved');
      await sleep(hungForMs);
    }
  };
  const look = async (): Promise<void> => {
    while (!isOver()) {
      const count = await desk.underWay();
      if (count >= atOnce) begun.resolve();
      hung.push(count);
      await sleep(1_000);
    }
  };
  const compose = async (): Promise<void> => {
    await begun.promise;
    while (!isOver()) {
      const begunAt = performance.now();
      await chat.command('bilan');
      digests.push(performance.now() - begunAt);
      await sleep(Math.max(0, digestEveryMs - (performance.now() - begunAt)));
    }
  };
  const all = Promise.all([hang(), look(), compose()]);
  all.catch((error: unknown) => begun.reject(error));
  const end = async (): ReturnType<Beside['end']> => {
    over.abort();
    begun.resolve();
    await all;
    return { hung, digests };
  };
  return { begun: begun.promise, end, [Symbol.asyncDispose]: async () => void (await end()) };
}
