import { pino, type Logger } from 'pino';

import type { Config } from '#config.ts';

/**
 * Creates the logger. Rooms never log a post's text or a secret, and what a library might log of them is redacted here.
 */
export function loggerFor(config: Config, isTerminal: boolean): Logger {
  return pino({
    level: config.logLevel ?? (isTerminal ? 'warn' : 'info'),
    redact: ['*.accessToken', '*.accessSecret', '*.appSecret', '*.token', '*.headers.authorization', 'err.config'],
  });
}
