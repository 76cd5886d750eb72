import assert from 'node:assert/strict';
import { test } from 'node:test';

import { inOwnThread } from '#in-own-thread.ts';

/** A thread's program. It says through the shared cell that it lives, again and again, as long as it does. */
function programOf(body: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(body)}`);
}

const livingOn = `
  import { workerData } from 'node:worker_threads';
  const cell = new Int32Array(workerData);
  setInterval(() => Atomics.add(cell, 0, 1), 1);
`;

async function assertGone(cell: Int32Array): Promise<void> {
  const then = Atomics.load(cell, 0);
  await new Promise((settle) => setTimeout(settle, 100));
  assert.equal(Atomics.load(cell, 0), then, 'the thread lives on');
}

test('a thread is gone once it has answered, thrown or ended', async () => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const answering = `${livingOn} import { parentPort } from 'node:worker_threads'; parentPort.postMessage('done');`;
  assert.equal(await inOwnThread(programOf(answering), cell.buffer, { timeoutMs: 10_000 }), 'done');
  await assertGone(cell);
  const throwing = programOf(`${livingOn} setTimeout(() => { throw new Error('no ink'); }, 20);`);
  await assert.rejects(inOwnThread(throwing, cell.buffer, { timeoutMs: 10_000 }), (error: Error) => {
    assert.equal((error.cause as Error).message, 'no ink');
    return true;
  });
  await assertGone(cell);
  await assert.rejects(
    inOwnThread(programOf('process.exit(0)'), null, { timeoutMs: 10_000 }),
    /ended without an answer/,
  );
});

test('a thread that takes too long is ended, even one that never yields', async () => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const stuck = programOf(`
    import { workerData } from 'node:worker_threads';
    const cell = new Int32Array(workerData);
    while (true) Atomics.add(cell, 0, 1);
  `);
  await assert.rejects(inOwnThread(stuck, cell.buffer, { timeoutMs: 300 }), /longer than 300 ms/);
  await assertGone(cell);
});

test('a thread sees nothing of the environment, where secrets may be', async () => {
  process.env['TAMBOUR_TEST_SECRET'] = 'seen';
  const telling = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage(process.env.TAMBOUR_TEST_SECRET);`;
  assert.equal(await inOwnThread(programOf(telling), null, { timeoutMs: 10_000 }), undefined);
});

test('a thread that takes more memory than it may is ended, and the program lives on', async () => {
  const greedy = programOf('const all = []; while (true) all.push(Array.from({ length: 1000 }, () => ({})));');
  await assert.rejects(inOwnThread(greedy, null, { timeoutMs: 30_000, heapMb: 32 }), (error: Error) => {
    assert.match((error.cause as Error).message, /memory/u);
    return true;
  });
});
