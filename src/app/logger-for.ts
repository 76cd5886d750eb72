import { pino, type Logger } from 'pino';

import type { Config } from '#config.ts';

/** Never a post's text, never a secret: rooms do not log them, and what a library might is censored here. */
export function loggerFor(config: Config, isTerminal: boolean): Logger {
  return pino({
    level: config.logLevel ?? (isTerminal ? 'warn' : 'info'),
    redact: ['*.accessToken', '*.accessSecret', '*.appSecret', '*.token', '*.headers.authorization', 'err.config'],
  });
}
