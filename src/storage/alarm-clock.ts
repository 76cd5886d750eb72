import schedule from 'node-schedule';

import type { Clock } from '#clock.ts';

/** This process's alarms, one per queue and instant. A lost alarm costs one poll of the queue, never a job. */
export interface AlarmClock {
  /** Rings for the queue at that instant; an instant that is past rings at once. */
  set(queue: string, at: Date): void;
  /** Rings no more. What ends now may still order something for later: that is for the next process. */
  close(): void;
}

export function openAlarmClock(clock: Clock, ring: (queue: string) => void): AlarmClock {
  const alarms = new Map<string, schedule.Job>();
  let isClosed = false;
  return {
    set(queue, at) {
      const key = `${queue} ${at.getTime()}`;
      if (isClosed || alarms.has(key)) return;
      // node-schedule runs nothing for a past date, and says so by null.
      const alarm =
        at.getTime() <= clock.now().getTime()
          ? null
          : schedule.scheduleJob(at, () => {
              alarms.delete(key);
              ring(queue);
            });
      if (alarm === null) ring(queue);
      else alarms.set(key, alarm);
    },
    close() {
      isClosed = true;
      for (const alarm of alarms.values()) alarm.cancel();
      alarms.clear();
    },
  };
}
