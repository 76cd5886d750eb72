import { z } from 'zod';

import type { Clock } from '#clock.ts';
import type { BoundedDispatcher, Seen } from '#networks/bounded-dispatcher.ts';
import { whyNotSent } from '#networks/why-not-sent.ts';

import { secondsUntilReset } from './seconds-until-reset.ts';

/** Outcome of one request. */
export type Answer<T> =
  | { readonly kind: 'answer'; readonly data: T }
  /** `error` null: not an error in the protocol's form, so it may come from something in front of the server. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly error: string | null;
      readonly message: string;
      readonly afterSeconds: number;
    }
  | { readonly kind: 'notSent'; readonly why: 'unreachable' | 'name_not_found' }
  | { readonly kind: 'lost'; readonly why: 'no_answer' | 'unreadable_answer' };

/** Every outcome without an answer. */
export type Unanswered = Exclude<Answer<never>, { kind: 'answer' }>;

/**
 * One call of a method of the protocol: https://atproto.com/specs/xrpc. With a body it is a procedure, else a query.
 */
export interface Call<T> {
  readonly method: string;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: { readonly type: string; readonly bytes: Uint8Array } | Readonly<Record<string, unknown>> | null;
  /** Instead of a body, a file sent piece by piece as it arrives: it is never whole in this process. */
  readonly file?: { readonly type: string; readonly pieces: AsyncIterable<Uint8Array> };
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal;
  readonly withinMs: number;
}

/** Access to one server. */
export interface Way {
  readonly serverUrl: string;
  readonly dispatcherFor: BoundedDispatcher;
  readonly clock: Clock;
}

const errorSchema = z.object({ error: z.string().min(1), message: z.string().default('') });

/** Makes one request and returns its outcome. Throws nothing, whatever server or network do. Follows no redirect. */
export async function request<T>(way: Way, call: Call<T>, token: string | null, seen: Seen): Promise<Answer<T>> {
  const { dispatcherFor, clock } = way;
  if (call.signal.aborted) return { kind: 'lost', why: 'no_answer' };
  try {
    const answer = await fetch(addressOf(way, call), {
      ...contentOf(call, token),
      redirect: 'manual',
      signal: AbortSignal.any([call.signal, AbortSignal.timeout(call.withinMs)]),
      dispatcher: dispatcherFor(seen),
    });
    const told = parsed(await answer.text());
    if (answer.status >= 400) {
      const { data } = errorSchema.safeParse(told);
      const { error = null, message = '' } = data ?? {};
      return {
        kind: 'status',
        status: answer.status,
        error,
        message,
        afterSeconds: secondsUntilReset(seen, clock.now()),
      };
    }
    const data = call.schema.safeParse(told);
    if (!answer.ok || !data.success) return { kind: 'lost', why: 'unreadable_answer' };
    return { kind: 'answer', data: data.data };
  } catch (error) {
    return unansweredOf(error, seen, clock);
  }
}

function addressOf<T>({ serverUrl }: Way, { method, query = {} }: Call<T>): URL {
  const url = new URL(`/xrpc/${method}`, serverUrl);
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) url.searchParams.append(name, one);
  }
  return url;
}

function contentOf<T>({ body, file }: Call<T>, token: string | null): RequestInit {
  const headers = { 'Accept-Encoding': 'identity', ...(token === null ? {} : { Authorization: `Bearer ${token}` }) };
  if (file !== undefined) {
    const streamed = { body: ReadableStream.from(file.pieces), duplex: 'half' } as const;
    return { method: 'POST', headers: { ...headers, 'Content-Type': file.type }, ...streamed };
  }
  if (body === undefined) return { headers };
  if (body === null) return { method: 'POST', headers };
  if (body['bytes'] instanceof Uint8Array && typeof body['type'] === 'string') {
    return {
      method: 'POST',
      headers: { ...headers, 'Content-Type': body['type'] },
      body: new Uint8Array(body['bytes']),
    };
  }
  return {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Returns an answer's JSON; undefined if it is none. */
function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unansweredOf(error: unknown, seen: Seen, clock: Clock): Unanswered {
  const { status } = seen;
  if (status !== null && status >= 400) {
    return { kind: 'status', status, error: null, message: '', afterSeconds: secondsUntilReset(seen, clock.now()) };
  }
  const why = error instanceof DOMException ? null : whyNotSent(error);
  if (status !== null) return { kind: 'lost', why: why === 'too_large' ? 'unreadable_answer' : 'no_answer' };
  return why === null || why === 'too_large' ? { kind: 'lost', why: 'no_answer' } : { kind: 'notSent', why };
}
