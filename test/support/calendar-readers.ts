import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { findProgram } from './real-servers.ts';

const run = promisify(execFile);

/** The reason why tests cannot use the two programs; false if they can. */
export const noReaders: string | false = findProgram('khal') === null ? 'khal is not installed' : false;

const eventSchema = z.object({
  uid: z.string(),
  sequence: z.number(),
  status: z.string(),
  start: z.string(),
  summary: z.string(),
  description: z.string(),
});
export type ReadEvent = z.infer<typeof eventSchema>;

// Debian's own Python has the module.
const python = '/usr/bin/python3';
const script = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{
  "uid": str(event["UID"]), "sequence": int(event["SEQUENCE"]), "status": str(event["STATUS"]),
  "start": event["DTSTART"].dt.isoformat(), "summary": str(event["SUMMARY"]),
  "description": str(event.get("DESCRIPTION", "")),
} for event in calendar.walk("VEVENT") if not event.errors]))
`;

/** Reads a calendar with python3-icalendar. */
export async function readByIcalendar(feed: string): Promise<readonly ReadEvent[]> {
  const running = run(python, ['-c', script], { maxBuffer: 64 * 1024 * 1024 });
  running.child.stdin?.end(feed);
  const { stdout } = await running;
  return z.array(eventSchema).parse(JSON.parse(stdout));
}

const settings = (folder: string): string => `[calendars]
[[tambour]]
path = ${join(folder, 'calendar')}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = UTC
local_timezone = UTC
`;

/** Reads a calendar with khal, as its user would: its events from a day on, as "uid|status|start|title". */
export async function readByKhal(feed: string, from: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'khal-'));
  try {
    const [file, config] = [join(folder, 'feed.ics'), join(folder, 'config')];
    await writeFile(file, feed);
    await writeFile(config, settings(folder));
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, LC_ALL: 'C.UTF-8' };
    const khal = (...args: readonly string[]): Promise<{ stdout: string }> =>
      run('khal', ['-c', config, ...args], { env });
    await khal('import', '--batch', '-a', 'tambour', file);
    const { stdout } = await khal('list', '--day-format', '', '-f', '{uid}|{status}|{start}|{title}', from, '400d');
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replaceAll(/\s+\|/gu, '|'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
