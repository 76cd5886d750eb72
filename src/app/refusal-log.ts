import type { Logger } from 'pino';

/** A refused request or person: the chat or page, and the kind. Both have few values, all our own. */
export interface Refusal {
  readonly platform: string;
  readonly kind: string;
}

const windowMs = 60_000;

/**
 * Returns a function that counts refusals and logs them as warnings: the first of its kind at once, those of the minute
 * after it as one line with their number, so that a flood fills no disk. No line holds any content of a refused
 * request.
 */
export function refusalLog(options: {
  readonly logger: Pick<Logger, 'warn'>;
  readonly counted: (refusal: Refusal) => void;
  /** Calls back after `ms` milliseconds, unless the process has ended. */
  readonly later?: (ms: number, then: () => void) => void;
}): (refusal: Refusal) => void {
  const { logger, counted, later = laterInTime } = options;
  const more = new Map<string, number>();
  return ({ platform, kind }) => {
    counted({ platform, kind });
    const key = `${platform} ${kind}`;
    const times = more.get(key);
    more.set(key, times === undefined ? 0 : times + 1);
    if (times !== undefined) return;
    logger.warn({ platform, kind }, 'refused');
    later(windowMs, () => {
      const since = more.get(key) ?? 0;
      more.delete(key);
      if (since > 0) logger.warn({ platform, kind, times: since }, 'refused again within a minute');
    });
  };
}

function laterInTime(ms: number, then: () => void): void {
  setTimeout(then, ms).unref();
}
