import type { Logger } from 'pino';

/** Something or somebody that was refused: on which chat or page, and the kind. Both are few, and ours. */
export interface Refusal {
  readonly platform: string;
  readonly kind: string;
}

const windowMs = 60_000;

/**
 * Returns a function that counts each refusal and writes it to the log at the level "warn": the first of its kind at
 * once, those of the minute after it as one line with their number, so that a flood fills no disk. No line holds
 * anything of what was refused.
 */
export function refusalLog(options: {
  readonly logger: Pick<Logger, 'warn'>;
  readonly counted: (refusal: Refusal) => void;
  /** Calls back after so many milliseconds, unless the process has ended. */
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
