import schedule from 'node-schedule';

import type { Clock } from '#clock.ts';

/** This process's alarms, one per queue and instant. A lost alarm costs one poll of the queue, never a job. */
export interface AlarmClock {
  /** Rings for the queue at that instant; an instant that is past rings at once. */
  set(queue: string, at: Date): void;
  close(): void;
}

export function openAlarmClock(clock: Clock, ring: (queue: string) => void): AlarmClock {
  const alarms = new Map<string, schedule.Job>();
  return {
    set(queue, at) {
      const key = `${queue} ${at.getTime()}`;
      if (alarms.has(key)) return;
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
      for (const alarm of alarms.values()) alarm.cancel();
      alarms.clear();
    },
  };
}
