import asyncHooks from 'node:async_hooks';

// Loaded before the test runner (`--import`). To attribute errors to tests, the runner hooks into every promise that is
// created and collected, which makes an `await` seventeen times as slow. Without the hook, errors in timers and sockets
// are still attributed to their test; an unhandled rejection fails the process, and names itself.

const { createHook } = asyncHooks;
Object.assign(asyncHooks, {
  createHook: (callbacks: Parameters<typeof createHook>[0]) => createHook({ ...callbacks, trackPromises: false }),
});
