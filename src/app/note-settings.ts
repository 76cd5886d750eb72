import { z } from 'zod';

import type { Config } from '#config.ts';
import { journal } from '#storage/journal.ts';
import type { Store } from '#storage/store.ts';

type Settings = Readonly<Record<string, string | null>>;

const kind = 'settings.changed';
const dataSchema = z.object({ settings: z.record(z.string(), z.string().nullable()) });

/**
 * Writes into the journal which settings differ from those of the last start, by name and value: those that decide what
 * is published, which hosts are reached and whose requests are answered. None of them is a secret.
 */
export async function noteSettings(store: Store, config: Config): Promise<void> {
  const settings = settingsToNote(config);
  const before = await lastNoted(store);
  const names = Object.keys({ ...before, ...settings });
  const changed = names.filter((name) => (before[name] ?? null) !== (settings[name] ?? null));
  if (changed.length === 0) return;
  const only = (of: Settings): Settings => Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
  const data = { settings, from: only(before), to: only(settings) };
  await store.write((work) => journal(work, { kind, deskId: null, draftId: null, actor: 'tambour', data }));
}

async function lastNoted({ db }: Store): Promise<Settings> {
  // Few entries belong to no draft, and those are found by index.
  const [entry] = await db.$queryRaw<{ data: unknown }[]>`
    SELECT "data" FROM "JournalEntry" WHERE "draftId" IS NULL AND "kind" = ${kind} ORDER BY "seq" DESC LIMIT 1`;
  return entry === undefined ? {} : dataSchema.parse(entry.data).settings;
}

function settingsToNote({
  x,
  slack,
  mattermost,
  practice,
  practiceForAll,
  practiceBluesky,
  listen,
  metrics,
  proxy,
  publicUrl,
  pages,
  keyFile,
}: Config): Settings {
  return {
    X_PUBLISHING: onOff(x.publishing),
    X_READING: onOff(x.reading),
    X_SERIES: onOff(x.series),
    SLACK_MODE: slack?.mode ?? null,
    SLACK_API_URL: slack?.apiUrl ?? null,
    MATTERMOST_URL: mattermost?.url ?? null,
    MATTERMOST_CALLBACK_URL: mattermost?.callbackUrl ?? null,
    TAMBOUR_PRACTICE: practice.kind,
    TAMBOUR_PRACTICE_FOR_ALL: onOff(practiceForAll),
    TAMBOUR_PRACTICE_BLUESKY: onOff(practiceBluesky),
    TAMBOUR_HOST: listen.host,
    TAMBOUR_METRICS: metrics === null ? null : `${metrics.host}:${metrics.port}`,
    TAMBOUR_PUBLIC_URL: publicUrl,
    TAMBOUR_PAGES: onOff(pages),
    TAMBOUR_KEY_FILE: keyFile.path,
    HTTPS_PROXY: hostOf(proxy.https),
    HTTP_PROXY: hostOf(proxy.http),
  };
}

function onOff(isOn: boolean): string {
  return isOn ? 'on' : 'off';
}

/** Returns only the host of a proxy's address, which may hold a password. */
function hostOf(address: string | null): string | null {
  return address === null ? null : new URL(address).host;
}
