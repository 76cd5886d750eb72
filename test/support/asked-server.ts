import { serve } from './serve.ts';

/** A server that answers as the test says, and records its requests: "/path?query", decoded. */
export interface AskedServer extends AsyncDisposable {
  readonly url: string;
  readonly asked: string[];
}

/** Starts a server. An answer that is not a `Response` is sent as JSON. */
export async function askedServer(answer: (url: URL, request: Request) => unknown): Promise<AskedServer> {
  const asked: string[] = [];
  const serving = await serve(async (request) => {
    const url = new URL(request.url);
    asked.push(decodeURIComponent(url.pathname + url.search));
    const given = await answer(url, request);
    return given instanceof Response ? given : Response.json(given);
  });
  return { url: serving.url, asked, [Symbol.asyncDispose]: () => serving.close() };
}

/** Starts a server in front of another, and passes on its answers. */
export function watchedServer(behindUrl: string): Promise<AskedServer> {
  return askedServer(async ({ pathname, search }, request) => {
    const answer = await fetch(behindUrl + pathname + search, { headers: request.headers });
    return new Response(await answer.text(), answer);
  });
}
