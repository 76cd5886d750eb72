import type { z } from 'zod';

import { bytesOf } from '#chat/kit/bytes-of.ts';

const maxAnswerBytes = 8 * 1024 * 1024;

export interface WireClient {
  /** Returns the checked answer; throws if there is none, or it is refused or not understood. */
  call<T>(path: string, schema: z.ZodType<T>, request?: WireRequest): Promise<T>;
  /** Returns the raw answer, whatever its status; throws if there is none. */
  fetch(path: string, request?: WireRequest): Promise<Response>;
}

export interface WireRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Speaks to the practice chat over HTTP; each request is bounded in time, each answer in size. */
export function wireClient(options: {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}): WireClient {
  const ask = async (path: string, request: WireRequest = {}): Promise<Response> => {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? options.timeoutMs);
    const body = request.bytes === undefined ? jsonBody(request.json) : Buffer.from(request.bytes);
    return fetch(new URL(`/wire/${path}`, options.url), {
      method: request.method ?? (body === null ? 'GET' : 'POST'),
      headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]),
    });
  };
  return {
    fetch: ask,
    call: async (path, schema, request) => {
      const response = await ask(path, request);
      const text = new TextDecoder().decode((await bytesOf(response, maxAnswerBytes)) ?? new Uint8Array());
      if (!response.ok) throw new Error(`the practice chat refused ${path}: ${response.status} ${text.slice(0, 500)}`);
      const answer: unknown = JSON.parse(text);
      return schema.parse(answer);
    },
  };
}

function jsonBody(json: unknown): string | null {
  return json === undefined ? null : JSON.stringify(json);
}
