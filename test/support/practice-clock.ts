import { readPracticeKeys } from '#practice/practice-keys.ts';
import { join } from 'node:path';

import { until } from './until.ts';

/** The clock of a running practice desk, as its page shows and moves it. */
export interface PagedClock {
  /** The text about the time, including folded parts. */
  seen(): Promise<string>;
  press(leap: string): Promise<number>;
  /** Presses, and waits until time has arrived or stopped early; returns the text then. */
  pass(leap: 'fiveMinutes' | 'hour' | 'day' | 'month'): Promise<string>;
}

/** The server may close a connection that idled for long just as it is reused. */
const anew = { connection: 'close' };

/** Time for a day on a busy machine, as everything due in it is done. */
const busyMs = 5 * 60_000;

/** Moves the clock through the page. `data` is the data folder of the Tambour that serves it. */
export function pagedClock(data: string): PagedClock {
  const at = (): string => readPracticeKeys(join(data, 'practice'))?.chat.url ?? '';
  const seen = async (): Promise<string> => {
    const page = await (await fetch(`${at()}/as/karim/c/publications`, { headers: anew })).text();
    const [, section = ''] = /<section\s+class="clock"([^]*?)<\/section>/.exec(page) ?? [];
    return section.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  };
  const onceStill = async (): Promise<string | null> => {
    const line = await seen();
    return line.includes('Time passes') ? null : line;
  };
  const press = async (leap: string): Promise<number> => {
    const body = new URLSearchParams({ channel: 'publications', leap });
    const headers = { origin: at(), ...anew };
    return (await fetch(`${at()}/as/karim/clock`, { method: 'POST', body, headers, redirect: 'manual' })).status;
  };
  return {
    seen,
    press,
    async pass(leap) {
      await press(leap);
      return until('time has passed', onceStill, busyMs);
    },
  };
}
