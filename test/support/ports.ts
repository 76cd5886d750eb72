import { connect, createServer } from 'node:net';

import { until } from './until.ts';

/** Finds a free loopback port, for a program that cannot choose one itself. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((settle) => probe.listen(0, '127.0.0.1', settle));
  const address = probe.address();
  await new Promise<void>((settle) => probe.close(() => settle()));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Resolves once a program listens on a loopback port; throws with the program's name if it never does. */
export async function untilListens(program: string, port: number): Promise<void> {
  await until(
    `${program} listens`,
    () =>
      new Promise<boolean>((settle) => {
        const socket = connect({ host: '127.0.0.1', port });
        socket.once('connect', () => settle(true)).once('error', () => settle(false));
        socket.once('connect', () => socket.destroy());
      }),
  );
}
