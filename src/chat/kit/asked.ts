import { pause } from './pause.ts';

/** The outcome of one request to a platform. `Refusal`: the details that the platform gives with a no. */
export type Asked<T, Refusal extends object> =
  | { readonly kind: 'answered'; readonly answer: T }
  /** A certain no; nothing was done. */
  | ({ readonly kind: 'refused'; readonly what: string } & Refusal)
  /** No usable answer: it may have been done. */
  | { readonly kind: 'lost'; readonly what: string; readonly error: unknown };

/** The platform asks for patience; nothing was done. */
export interface Wait {
  readonly kind: 'wait';
  readonly ms: number;
}

/** Something that may be stopped, and started again. */
export interface Life {
  /** Ends waiting when it aborts. Each start has a new one. */
  readonly signal: AbortSignal;
}

const usualPatienceMs = 60_000;
const firstPauseMs = 300;

/**
 * Asks until there is an answer or a no. Repeats when the platform asks us to wait, and, up to `tries` times, when the
 * answer is lost.
 */
export async function askPatiently<T, Refusal extends object>(
  askOnce: () => Promise<Asked<T, Refusal> | Wait>,
  how: {
    readonly what: string;
    readonly tries: number;
    /** Milliseconds to wait in all when the platform asks us to. Default 60 s. */
    readonly patienceMs?: number | undefined;
    /** The refusal to return when the platform asks us to wait longer than that. */
    readonly tooBusy: Refusal;
    readonly life: Life;
  },
): Promise<Asked<T, Refusal>> {
  const { what, tries, life } = how;
  let patienceMs = how.patienceMs ?? usualPatienceMs;
  for (let attempt = 1; ;) {
    const asked = await askOnce();
    if (asked.kind === 'wait') {
      if (asked.ms > patienceMs) return { kind: 'refused', what, ...how.tooBusy };
      patienceMs -= asked.ms;
      await pause(asked.ms, life.signal);
    } else if (asked.kind !== 'lost' || attempt >= tries) {
      return asked;
    } else {
      await pause(firstPauseMs * 3 ** (attempt - 1), life.signal);
      attempt += 1;
    }
    if (life.signal.aborted) return { kind: 'lost', what, error: new Error('stopped') };
  }
}
