import type { Clock } from '#clock.ts';

import type { ChatPlatform } from '#chat/chat.ts';
import { pause } from './pause.ts';

/** One open connection to a platform. */
export interface Connection {
  /** Resolves when the platform asks us to reconnect, or when the connection is lost. */
  readonly leaving: Promise<'asked' | 'closed'>;
  close(): Promise<void>;
}

/** The meaning of an error for the next attempt. */
export interface WhyNot {
  /** The platform refuses us: somebody has to change a token. */
  readonly isRefusal: boolean;
  /** Milliseconds for which the platform asks us to wait; 0 if it does not. */
  readonly askedMs: number;
}

/** A connection that is opened anew whenever it is lost. */
export interface Connected {
  /** Resolves with the first connection; rejects with the first reason why there is none. Trying goes on. */
  readonly first: Promise<void>;
  health(): ReturnType<ChatPlatform['health']>;
  /** Resolves once nothing is open any more. The signal must be aborted first. */
  ended(): Promise<void>;
}

const firstPauseMs = 250;
const longestPauseMs = 30_000;
/** Somebody has to change a token: asking often would only be noise. */
const whenRefusedMs = 60_000;
const steadyAfterMs = 10_000;
/**
 * Keeps one connection open until `signal` aborts. If the platform asks us to reconnect, the next connection opens
 * before the last one closes. Each connection after the first reports a gap since the last one worked.
 */
export function stayConnected(deps: {
  /** The platform's name, for example "Slack". */
  readonly name: string;
  readonly open: () => Promise<Connection>;
  readonly whyNot: (error: unknown) => WhyNot;
  readonly gap: (since: Date) => void;
  readonly failed: (error: unknown, what: string) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly whenRefusedMs?: number;
}): Connected {
  const { clock, signal } = deps;
  const first = Promise.withResolvers<void>();
  // If nobody awaits it any more, a rejection must not end the process.
  first.promise.catch(() => {});
  let health: ReturnType<ChatPlatform['health']> = { state: 'connecting', since: clock.now() };
  const enter = (state: (typeof health)['state']): void => {
    if (health.state !== state) health = { state, since: clock.now() };
  };

  const run = async (): Promise<void> => {
    const ended = ending(signal);
    let last: Connection | null = null;
    let wellUntil: Date | null = null;
    let tries = 0;
    while (!signal.aborted) {
      let next: Connection;
      try {
        next = await deps.open();
      } catch (error) {
        if (signal.aborted) break;
        first.reject(error);
        const { isRefusal, askedMs } = deps.whyNot(error);
        enter(isRefusal ? 'down' : 'connecting');
        deps.failed(error, `connect to ${deps.name}`);
        await pause(isRefusal ? (deps.whenRefusedMs ?? whenRefusedMs) : pauseAfter(askedMs, tries), signal);
        tries += 1;
        continue;
      }
      const isFirst = wellUntil === null;
      enter('connected');
      if (wellUntil !== null) deps.gap(wellUntil);
      if (isFirst) first.resolve();
      hangUp(last, deps.failed);
      last = next;
      const openedAtMs = clock.monotonicMs();
      const why = await Promise.race([next.leaving, ended]);
      wellUntil = clock.now();
      if (why === 'closed') enter('connecting');
      // Don't reopen a connection without a pause if the last one was short-lived.
      tries = clock.monotonicMs() - openedAtMs >= steadyAfterMs ? 0 : tries + 1;
      if (tries > 1) await pause(pauseAfter(0, tries), signal);
    }
    await last?.close();
    enter('down');
    first.resolve();
  };
  const running = run();
  return { first: first.promise, health: () => health, ended: () => running };
}

function pauseAfter(askedMs: number, tries: number): number {
  return Math.min(Math.max(askedMs, firstPauseMs * 2 ** Math.min(tries, 10)), longestPauseMs);
}

function hangUp(connection: Connection | null, failed: (error: unknown, what: string) => void): void {
  connection?.close().catch((error: unknown) => failed(error, 'close a connection'));
}

async function ending(signal: AbortSignal): Promise<'ended'> {
  if (!signal.aborted) await new Promise((settle) => signal.addEventListener('abort', settle, { once: true }));
  return 'ended';
}
