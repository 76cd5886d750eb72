import { Agent, DecoratorHandler, type buildConnector, type Dispatcher } from 'undici';

/** Status and headers of an answer, also if the client loses them: it forgets the status of everything but JSON. */
export interface Seen {
  status: number | null;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

type FetchDispatcher = NonNullable<RequestInit['dispatcher']>;

const maxAnswerBytes = 2 * 1024 * 1024;

/**
 * Makes a dispatcher for one request: an answer larger than 2 MiB, or packed so that its size is not known, ends it.
 */
export type BoundedDispatcher = (seen: Seen) => FetchDispatcher;

/** Makes dispatchers that connect as they are told; null: straight. */
export function boundedDispatchers(connect: buildConnector.connector | null): BoundedDispatcher {
  // A connection per request: one kept open may be closed by the server just as a post leaves, and nobody could tell.
  const agent = new Agent({ maxResponseSize: maxAnswerBytes, connect: connect ?? { timeout: 10_000 }, pipelining: 0 });
  return (seen) => {
    const bounded = agent.compose((dispatch) => (options, handler) => dispatch(options, new Watching(handler, seen)));
    // Two releases of one package describe one thing: the one that types fetch words `compose` otherwise.
    return bounded as unknown as FetchDispatcher;
  };
}

class Watching extends DecoratorHandler {
  readonly #seen: Seen;
  readonly #inner: Dispatcher.DispatchHandler;

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
    this.#inner.onResponseStart?.(controller, status, headers, statusText);
  }
}
