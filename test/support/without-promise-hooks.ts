import asyncHooks from 'node:async_hooks';

// Loaded before the test runner (`--import`). To say which test an error belongs to, that has a hook called for each
// promise that is made and collected: an `await` costs seventeen times as much then. Errors in timers and sockets are
// still told by their test; a rejection that nobody awaits fails the process, and names itself.

const { createHook } = asyncHooks;
Object.assign(asyncHooks, {
  createHook: (callbacks: Parameters<typeof createHook>[0]) => createHook({ ...callbacks, trackPromises: false }),
});
