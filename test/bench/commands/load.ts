import { setTimeout as pause } from 'node:timers/promises';

import { Pool } from 'undici';

import { paced } from '../paced.ts';

/** One request of a load. */
export interface Hit {
  readonly what: string;
  /** From the moment at which it was due, whether or not it could be sent then, until it was acknowledged or given up on. */
  readonly tookMs: number;
  /** True if the acknowledgement brought the answer; else that comes later, to an address of Slack's. */
  readonly isAnswered: boolean;
  /** Failures in place of an acknowledgement, each time: "500 after 10003 ms". */
  readonly refusals: readonly string[];
  /** By this machine's clock, in milliseconds: when it was sent for the last time. */
  readonly sentAt: number;
  /** By the same clock; null where it was not acknowledged. */
  readonly acknowledgedAt: number | null;
}

/** `what` names its kind in the figures. */
export interface Request {
  readonly what: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
  /** The `at`th request; `again` of them were not acknowledged. */
  readonly request: (at: number, again: number) => Request;
  /** How what is not acknowledged is sent again; null: not at all. */
  readonly again: Again | null;
}

export interface Again {
  /** After the first refusal; twice as long after each further one. */
  readonly afterMs: number;
  /** Milliseconds after which a command without an answer counts as not acknowledged. */
  readonly answerWithinMs: number;
  /** From the moment at which it was due: then it is given up on. */
  readonly withinMs: number;
  /** How many requests may be under way at once. */
  readonly connections: number;
}

const connections = 64;
const longestMs = 60_000;

/**
 * Sends requests at a steady rate, however slowly they are answered: an answer that is late makes nothing that comes
 * after it later. Those that are refused or get no answer are told like the others.
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
        return { what, tookMs, isAnswered: answer.text !== '', refusals, sentAt, acknowledgedAt: Date.now() };
      const word = typeof answer === 'string' ? answer : answer.status;
      refusals.push(`${word} after ${Date.now() - sentAt} ms`);
      if (load.again === null || tookMs > load.again.withinMs)
        return { what, tookMs, isAnswered: false, refusals, sentAt, acknowledgedAt: null };
      await pause(load.again.afterMs * 2 ** (refusals.length - 1));
    }
  };
  const { perSecond, seconds } = load;
  const hits = await paced({ perSecond, count: perSecond * seconds }, send);
  await pool.destroy();
  return hits;
}

function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
