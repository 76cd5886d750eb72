import schedule from 'node-schedule';

import type { Clock } from '#clock.ts';

/** This process's alarms, one per queue and instant. A lost alarm costs one poll of the queue, never a job. */
export interface AlarmClock {
  /** Rings for the queue at that instant; an instant that is past rings at once. */
  set(queue: string, at: Date): void;
  /** Stops ringing. Work that ends now may still enqueue something for later: the next process rings for it. */
  close(): void;
}

/**
 * How often to look whether the wall clock has jumped, as after a suspend. Smaller steps than `jumpFromMs` are
 * corrections.
 */
const lookEveryMs = 50;
const jumpFromMs = 20;

interface Alarm {
  readonly queue: string;
  readonly at: Date;
  readonly job: schedule.Job;
}

export function openAlarmClock(clock: Clock, ring: (queue: string) => void): AlarmClock {
  const alarms = new Map<string, Alarm>();
  let isClosed = false;

  function set(queue: string, at: Date): void {
    const key = `${queue} ${at.getTime()}`;
    if (isClosed || alarms.has(key)) return;
    // node-schedule runs nothing for a past date, and says so by null.
    const job =
      at.getTime() <= clock.now().getTime()
        ? null
        : schedule.scheduleJob(at, () => {
            alarms.delete(key);
            ring(queue);
          });
    if (job === null) ring(queue);
    else alarms.set(key, { queue, at, job });
  }

  // Timers use the monotonic clock: it stops while the machine sleeps, and setting the wall clock does not move it.
  const apart = (): number => clock.now().getTime() - clock.monotonicMs();
  let last = apart();
  const looking = setInterval(() => {
    const now = apart();
    const hasJumped = Math.abs(now - last) >= jumpFromMs;
    last = now;
    if (!hasJumped) return;
    const all = [...alarms.values()];
    alarms.clear();
    for (const { job } of all) job.cancel();
    for (const { queue, at } of all) set(queue, at);
  }, lookEveryMs);
  looking.unref();

  return {
    set,
    close() {
      isClosed = true;
      clearInterval(looking);
      for (const { job } of alarms.values()) job.cancel();
      alarms.clear();
    },
  };
}
