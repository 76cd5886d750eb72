import { parentPort } from 'node:worker_threads';

// The floor of a drawing: a thread that starts, says something and ends.

// `[]`: nothing is handed over.
parentPort?.postMessage('done', []);
