import { createServer, type Socket } from 'node:net';

/** Builds a message of the server: its letter, length and bytes. */
function message(letter: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (bytes === 2) buffer.writeUInt16BE(value);
  else buffer.writeUInt32BE(value);
  return buffer;
}

const ready = message('Z', Buffer.from('I'));

/** Builds the answer to a query for one text. */
function oneText(name: string, value: string): Buffer {
  const column = [
    Buffer.from(`${name}\0`),
    int(0, 4),
    int(0, 2),
    int(25, 4),
    int(0xffff, 2),
    int(0xffffffff, 4),
    int(0, 2),
  ];
  return Buffer.concat([
    message('T', int(1, 2), ...column),
    message('D', int(1, 2), int(Buffer.byteLength(value), 4), Buffer.from(value)),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ]);
}

/**
 * Starts a server that claims to be PostgreSQL `version`, by the protocol of
 * https://www.postgresql.org/docs/18/protocol-message-formats.html, and knows nothing else; null: it accepts
 * connections and stays silent.
 */
export async function openOldPostgres(version: string | null): Promise<AsyncDisposable & { readonly url: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (version === null) return;
    let isStarted = false;
    socket.on('data', (bytes) => {
      const type = isStarted ? bytes.toString('latin1', 0, 1) : 'startup';
      if (type === 'startup') {
        isStarted = true;
        socket.write(Buffer.concat([message('R', int(0, 4)), ready]));
      } else if (type === 'Q') {
        const query = bytes.toString('utf8', 5, bytes.length - 1);
        if (query === 'SHOW server_version') socket.write(oneText('server_version', version));
        else socket.destroy();
      } else {
        socket.end();
      }
    });
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no address');
  return {
    url: `postgresql://tambour:s3same@127.0.0.1:${address.port}/tambour`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((settle) => server.close(settle));
    },
  };
}
