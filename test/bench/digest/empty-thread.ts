import { parentPort } from 'node:worker_threads';

// The floor of a drawing: a thread that starts, posts a message and ends.

// `[]`: transfers nothing.
parentPort?.postMessage('done', []);
