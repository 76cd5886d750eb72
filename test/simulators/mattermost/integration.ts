import { serve } from '../../support/serve.ts';

/** An integration that records what it receives, and answers as the test says. */
export interface Integration extends AsyncDisposable {
  readonly url: string;
  readonly heard: readonly { readonly headers: Headers; readonly body: string }[];
  answer: (body: string) => Response | Promise<Response>;
}

export async function openIntegration(): Promise<Integration> {
  const heard: { readonly headers: Headers; readonly body: string }[] = [];
  const server = await serve(async (request) => {
    const body = await request.text();
    heard.push({ headers: request.headers, body });
    return integration.answer(body);
  });
  const integration: Integration = {
    url: server.url,
    heard,
    answer: () => Response.json({}),
    [Symbol.asyncDispose]: () => server.close(),
  };
  return integration;
}
