import { Worker } from 'node:worker_threads';

/** Limits of a thread. */
export interface ThreadLimits {
  readonly timeoutMs: number;
  /** MB of JavaScript objects, beyond which it is ended; left out: as the process. */
  readonly heapMb?: number;
}

/**
 * Starts a thread, returns its first message and ends it. Rejects if the thread throws (with that as the cause), ends
 * without a message, or exceeds its limits; the thread is gone by then.
 */
export async function inOwnThread(entry: URL, input: unknown, { timeoutMs, heapMb }: ThreadLimits): Promise<unknown> {
  const worker = new Worker(entry, {
    workerData: input,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // The thread needs none of our secrets.
    env: {},
    resourceLimits: heapMb === undefined ? {} : { maxOldGenerationSizeMb: heapMb },
  });
  const outcome = Promise.withResolvers<unknown>();
  const tooLong = setTimeout(() => {
    outcome.reject(new Error(`A thread took longer than ${timeoutMs} ms.`));
  }, timeoutMs);
  worker.once('message', outcome.resolve);
  worker.once('error', (cause) => {
    outcome.reject(new Error('A thread failed.', { cause }));
  });
  worker.once('exit', () => {
    outcome.reject(new Error('A thread ended without an answer.'));
  });
  try {
    return await outcome.promise;
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}
