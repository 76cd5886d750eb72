import { setTimeout as pause } from 'node:timers/promises';

import { Pool } from 'undici';

import { messagesIn } from '#messages/messages.ts';

import { paced } from '../paced.ts';

/** One request of a load. */
export interface Hit {
  readonly what: string;
  /** Milliseconds from when it was due, even if it could not be sent then, until it was acknowledged or given up. */
  readonly tookMs: number;
  /** The answer in the acknowledgement; empty: it comes later, to an address of Slack's. */
  readonly answer: 'given' | 'busy' | 'later';
  /** Failed tries, such as "500 after 10003 ms". */
  readonly refusals: readonly string[];
  /** When it was last sent, in milliseconds of this machine's clock. */
  readonly sentAt: number;
  /** When it was acknowledged, by the same clock; null if it was not. */
  readonly acknowledgedAt: number | null;
}

/** A request to send; `what` names its kind in the figures. */
export interface Request {
  readonly what: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
  /** Builds the `at`th request, which `again` times got no acknowledgement. */
  readonly request: (at: number, again: number) => Request;
  /** How to retry without an acknowledgement; null: not at all. */
  readonly again: Again | null;
}

export interface Again {
  /** Milliseconds before the first retry. Each further one waits twice as long. */
  readonly afterMs: number;
  /** Milliseconds after which a request counts as not acknowledged. */
  readonly answerWithinMs: number;
  /** Milliseconds from when it was due until it is given up. */
  readonly withinMs: number;
  /** Most requests under way at once. */
  readonly connections: number;
}

const connections = 64;
const longestMs = 60_000;

/**
 * Sends requests at a steady rate, however slow the answers: a late answer delays no later request. The result
 * includes requests that failed or got no answer.
 */
export async function hit(url: string, path: string, load: Load): Promise<readonly Hit[]> {
  const pool = new Pool(url, { connections: load.again?.connections ?? connections, pipelining: 1 });
  const once = async ({ headers, body }: Request): Promise<{ readonly status: number; readonly text: string }> => {
    const signal = AbortSignal.timeout(load.again?.answerWithinMs ?? longestMs);
    const answer = await pool.request({ path, method: 'POST', headers, body, signal });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  const send = async (at: number, dueAt: number): Promise<Hit> => {
    const refusals: string[] = [];
    for (;;) {
      const request = load.request(at, refusals.length);
      const sentAt = Date.now();
      const answer = await once(request).catch((error: unknown) => wordOf(error));
      const tookMs = performance.now() - dueAt;
      const { what } = request;
      if (typeof answer !== 'string' && answer.status === 200)
        return { what, tookMs, answer: answerIn(answer.text), refusals, sentAt, acknowledgedAt: Date.now() };
      const word = typeof answer === 'string' ? answer : answer.status;
      refusals.push(`${word} after ${Date.now() - sentAt} ms`);
      if (load.again === null || tookMs > load.again.withinMs)
        return { what, tookMs, answer: 'later', refusals, sentAt, acknowledgedAt: null };
      await pause(load.again.afterMs * 2 ** (refusals.length - 1));
    }
  };
  const { perSecond, seconds } = load;
  const hits = await paced({ perSecond, count: perSecond * seconds }, send);
  await pool.destroy();
  return hits;
}

/** Tells what an acknowledgement says; the desks of benches speak French. */
function answerIn(text: string): Hit['answer'] {
  if (text === '') return 'later';
  return text.includes(messagesIn('fr').answers.busy) ? 'busy' : 'given';
}

function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
