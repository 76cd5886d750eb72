import { parentPort, workerData } from 'node:worker_threads';

import { readFeed } from './read-feed.ts';
import type { FeedDocument } from './read-feed-apart.ts';

// Worker thread that reads a feed, started by read-feed-apart.ts.

const { body, contentType, url } = workerData as FeedDocument; // From read-feed-apart.ts.
parentPort?.postMessage(readFeed(Buffer.from(body), contentType, url), []);
