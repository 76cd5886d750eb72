import { setTimeout as pause } from 'node:timers/promises';

/** One thing that Slack delivers to the app. */
export interface Outgoing {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Redelivery {
  readonly attempt: number;
  readonly reason: string;
}

export type Answer =
  | { readonly kind: 'acked'; readonly body: unknown }
  /** No acknowledgement in time, or no connection. */
  | { readonly kind: 'none'; readonly why: string };

/** A way to reach the app: Socket Mode or HTTP. */
export interface Transport {
  send(outgoing: Outgoing, again: Redelivery | null): Promise<Answer>;
}

export interface Deliveries {
  /** How often each thing is delivered; 1 by default. */
  copies: number;
  /** True if undelivered events are dropped, as after Slack's last redelivery. */
  forgetsUndelivered: boolean;
  /** Delivers an event, and again later until it is acknowledged. */
  event(payload: Outgoing['payload']): void;
  /** Delivers once and returns the answer, as for somebody who waits for it. */
  ask(outgoing: Outgoing): Promise<Answer>;
  /** Delivers an earlier event again. */
  again(eventId: string): Promise<Answer>;
  /** Tries each undelivered event once more. */
  flush(): void;
  /** Lists the ids of events that were sent but not acknowledged. */
  undelivered(): readonly string[];
  /** Lists all events so far, oldest first. */
  events(): readonly Outgoing['payload'][];
  /** Resolves once no delivery is under way. */
  settled(): Promise<void>;
  close(): void;
}

interface Told {
  readonly id: string;
  readonly payload: Outgoing['payload'];
  attempt: number;
  isAcked: boolean;
  /** True if a redelivery is under way or planned. */
  isBusy: boolean;
}

export function openDeliveries(
  transport: () => Transport,
  redeliverAfterMs: readonly [number, number, number],
): Deliveries {
  const told: Told[] = [];
  const closing = new AbortController();
  let hurry = new AbortController();
  const underWay = new Set<object>();

  async function once(outgoing: Outgoing, again: Redelivery | null): Promise<Answer> {
    const mark = {};
    underWay.add(mark);
    try {
      return await transport().send(outgoing, again);
    } finally {
      underWay.delete(mark);
    }
  }

  async function copied(outgoing: Outgoing, again: Redelivery | null): Promise<Answer> {
    const answers = await Promise.all(Array.from({ length: deliveries.copies }, () => once(outgoing, again)));
    return answers.find(({ kind }) => kind === 'acked') ?? answers[0] ?? { kind: 'none', why: 'not delivered' };
  }

  async function tell(one: Told): Promise<Answer> {
    const again = one.attempt === 0 ? null : { attempt: Math.min(one.attempt, 3), reason: 'http_timeout' };
    one.attempt += 1;
    const answer = await copied({ kind: 'events_api', payload: one.payload }, again);
    if (answer.kind === 'acked') one.isAcked = true;
    return answer;
  }

  async function tellUntilAcked(one: Told): Promise<void> {
    if (one.isBusy || one.isAcked) return;
    one.isBusy = true;
    try {
      for (const waitMs of [0, ...redeliverAfterMs]) {
        const signal = AbortSignal.any([closing.signal, hurry.signal]);
        if (waitMs > 0) await pause(waitMs, undefined, { signal }).catch(() => {});
        if (closing.signal.aborted || one.isAcked) return;
        if ((await tell(one)).kind === 'acked') return;
      }
    } finally {
      one.isBusy = false;
    }
    if (deliveries.forgetsUndelivered) one.isAcked = true;
  }

  const deliveries: Deliveries = {
    copies: 1,
    forgetsUndelivered: false,
    event(payload) {
      const one: Told = { id: String(payload['event_id']), payload, attempt: 0, isAcked: false, isBusy: false };
      told.push(one);
      void tellUntilAcked(one);
    },
    ask: (outgoing) => copied(outgoing, null),
    async again(eventId) {
      const one = told.find(({ id }) => id === eventId);
      if (one === undefined) throw new Error(`no event ${eventId} was delivered`);
      return tell(one);
    },
    flush() {
      hurry.abort();
      hurry = new AbortController();
      for (const one of told) void tellUntilAcked(one);
    },
    undelivered: () => told.filter(({ isAcked }) => !isAcked).map(({ id }) => id),
    events: () => told.map(({ payload }) => payload),
    async settled() {
      while (underWay.size > 0) await pause(2);
    },
    close: () => closing.abort(),
  };
  return deliveries;
}
