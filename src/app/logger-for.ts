import { type DestinationStream, pino, type Logger } from 'pino';

import type { Config } from '#config.ts';

/** Creates the logger. Rooms never log a post's text or a secret; what a library might log of them is redacted here. */
export function loggerFor(config: Config, isTerminal: boolean): Logger {
  const options = {
    level: config.logLevel ?? (isTerminal ? 'warn' : 'info'),
    redact: ['*.accessToken', '*.accessSecret', '*.appSecret', '*.token', '*.headers.authorization', 'err.config'],
  };
  return process.stdout.isTTY ? pino(options, terminal()) : pino(options);
}

/** Writes to the terminal until its window is closed: pino's own stream would retry the same line for ever. */
function terminal(): DestinationStream {
  process.stdout.on('error', () => undefined);
  return process.stdout;
}
