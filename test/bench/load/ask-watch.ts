import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';

import type { LoopDelay, Memory } from './watch-process.ts';

/** Reads the figures of a program that runs `watch-process.ts`. */
export interface Watch {
  begin(): Promise<void>;
  delay(): Promise<LoopDelay>;
  memory(): Promise<Memory>;
}

export function watchAt(socketPath: string): Watch {
  const ask = async <T>(path: string): Promise<T> => {
    const asked = request({ socketPath, path }).end();
    const [response]: IncomingMessage[] = await once(asked, 'response');
    if (response === undefined) throw new Error(`no answer to ${path}`);
    // The answer has the script's own types; both ends are in this repository.
    return (await json(response)) as T;
  };
  return {
    begin: async () => void (await ask<object>('/begin')),
    delay: () => ask<LoopDelay>('/delay'),
    memory: () => ask<Memory>('/memory'),
  };
}
