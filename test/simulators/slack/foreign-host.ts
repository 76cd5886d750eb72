import { createServer, type Server, type ServerResponse } from 'node:http';

import type { Simulation } from './simulation.ts';

/** An external host that stores files of other vendors, and records the tokens that it receives. */
export interface ForeignHost {
  readonly server: Server;
  readonly authorizations: readonly (string | null)[];
}

export function createForeignHost(slack: () => Simulation): ForeignHost {
  const authorizations: (string | null)[] = [];
  const serve = async (path: string, response: ServerResponse): Promise<void> => {
    const { backend } = slack();
    const answer = await fetch(`${backend.url}${path}`, {
      headers: { authorization: `Bearer ${backend.tokenOf('bot')}` },
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  };
  const server = createServer((request, response) => {
    authorizations.push(request.headers.authorization ?? null);
    serve(request.url ?? '/', response).catch(() => response.socket?.destroy());
  });
  return { server, authorizations };
}
