import { Agent, DecoratorHandler, type buildConnector, type Dispatcher, errors } from 'undici';

import { jsonBounds } from '#text/json-bounds.ts';

/** Status and headers of an answer, also if the client loses them: it forgets the status of everything but JSON. */
export interface Seen {
  status: number | null;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

type FetchDispatcher = NonNullable<RequestInit['dispatcher']>;

const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * Makes a dispatcher for one request. It aborts an answer that is larger than 2 MiB, beyond `jsonBounds`, or packed so
 * that its size is unknown.
 */
export type BoundedDispatcher = (seen: Seen) => FetchDispatcher;

/** Returns a maker of dispatchers that connect through `connect`; null: directly. */
export function boundedDispatchers(connect: buildConnector.connector | null): BoundedDispatcher {
  // One connection per request: a server may close an idle one just as a post leaves, and nobody could tell whether it
  // arrived.
  const agent = new Agent({ maxResponseSize: maxAnswerBytes, connect: connect ?? { timeout: 10_000 }, pipelining: 0 });
  return (seen) => {
    const bounded = agent.compose((dispatch) => (options, handler) => dispatch(options, new Watching(handler, seen)));
    // Our undici and the one that types fetch are two releases of one package, which declare `compose` differently.
    return bounded as unknown as FetchDispatcher;
  };
}

class Watching extends DecoratorHandler {
  readonly #seen: Seen;
  readonly #inner: Dispatcher.DispatchHandler;
  #isWithin = jsonBounds();
  #isBeyond = false;
  #isErrored = false;

  constructor(inner: Dispatcher.DispatchHandler, seen: Seen) {
    super(inner);
    this.#inner = inner;
    this.#seen = seen;
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[]>,
    statusText?: string,
  ): void {
    this.#seen.status = status;
    this.#seen.headers = headers;
    if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
      controller.abort(new Error('the answer is packed, which was not asked for'));
      return;
    }
    this.#isWithin = jsonBounds();
    this.#inner.onResponseStart?.(controller, status, headers, statusText);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isBeyond) return;
    if (this.#isWithin(chunk)) {
      this.#inner.onResponseData?.(controller, chunk);
      return;
    }
    this.#isBeyond = true;
    // Not at once: fetch misses an error that comes with the headers, and then waits for the rest of the answer.
    setImmediate(() => {
      const error = new errors.ResponseExceededMaxSizeError('the answer is nested too deep');
      controller.abort(error);
      this.onResponseError(controller, error);
    });
  }

  onResponseEnd(...args: Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseEnd']>>): void {
    if (!this.#isBeyond) this.#inner.onResponseEnd?.(...args);
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isErrored) return;
    this.#isErrored = true;
    this.#inner.onResponseError?.(controller, error);
  }
}
