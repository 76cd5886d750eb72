import { setTimeout as pause } from 'node:timers/promises';

import { Pool } from 'undici';

/** One request of a load. */
export interface Hit {
  readonly what: string;
  /** From the moment at which it was due, whether or not it could be sent then. */
  readonly tookMs: number;
  /** Whether the acknowledgement brought the answer; else that comes later, to an address of Slack's. */
  readonly isAnswered: boolean;
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
  /** The `at`th request. */
  readonly request: (at: number) => Request;
}

const connections = 64;

/**
 * Sends requests at a steady rate, however slowly they are answered: an answer that is late makes nothing that comes
 * after it later. Throws where one is refused.
 */
export async function hit(url: string, path: string, load: Load): Promise<readonly Hit[]> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const count = load.perSecond * load.seconds;
  const begunAt = performance.now();
  const under: Promise<Hit>[] = [];
  const send = async (at: number): Promise<Hit> => {
    const dueAt = begunAt + (at * 1000) / load.perSecond;
    const { what, headers, body } = load.request(at);
    const answer = await pool.request({ path, method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200)
      throw new Error(`"${what}" was answered ${answer.statusCode}: ${text.slice(0, 200)}`);
    return { what, tookMs: performance.now() - dueAt, isAnswered: text !== '' };
  };
  while (under.length < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - begunAt) * load.perSecond) / 1000));
    while (under.length < due) under.push(send(under.length));
    await pause(1);
  }
  const hits = await Promise.all(under);
  await pool.close();
  return hits;
}
