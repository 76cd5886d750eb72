import type { Config, ConfigOutcome } from '#config.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import { isLoopback } from '#settings/is-loopback.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface SettingsFacts {
  readonly settingsFit: Plain;
  readonly settingRefused: { readonly setting: string; readonly problem: SettingProblem };
  readonly settingUnknown: { readonly setting: string; readonly meant: string | null };
  /** `value` null: it has no effect because the setting in `because` is set at all. */
  readonly settingWithoutEffect: { readonly setting: string; readonly because: string; readonly value: string | null };
  readonly noChat: Plain;
  readonly practiceBesideChat: Plain;
  readonly practiceNetworks: Plain;
  readonly practiceForAll: { readonly host: string };
  readonly listensForAll: { readonly setting: string; readonly host: string };
  readonly databaseInTheClear: { readonly host: string };
}

/**
 * Names of settings: all that exist, those that are set, unknown ones that look like ours, and all other names that are
 * set.
 */
export interface SettingNames {
  readonly known: readonly string[];
  readonly given: readonly string[];
  readonly unknown: readonly string[];
  readonly foreign: readonly string[];
}

/** Checks that each setting is valid, known and has an effect, and that all of them fit together. */
export function checkSettings(outcome: ConfigOutcome, names: SettingNames): readonly FindingOf<SettingsFacts>[] {
  const unknown = [
    ...names.unknown.map((setting) => ({ setting, meant: nearestName(setting, names.known) })),
    // A typo in the prefix makes a name look like somebody else's; the system's short names resemble each other.
    ...names.foreign
      .map((setting) => ({ setting, meant: nearestName(setting, names.known.filter(isLong)) }))
      .filter(({ meant }) => meant !== null),
  ].map((one) => advice({ code: 'settingUnknown', ...one }));
  if (outcome.kind === 'refused') {
    return [...outcome.problems.map((problem) => wrong({ code: 'settingRefused', ...problem })), ...unknown];
  }
  const found = [...unknown, ...withoutEffect(outcome.config, names.given), ...together(outcome.config)];
  return found.some(({ level }) => level === 'wrong') ? found : [right({ code: 'settingsFit' }), ...found];
}

function isLong(name: string): boolean {
  return name.length >= 12;
}

function withoutEffect(
  { database, slack, practice, x }: Config,
  given: readonly string[],
): readonly FindingOf<SettingsFacts>[] {
  const idle: readonly (readonly [setting: string, because: string, value: string | null, isIdle: boolean])[] = [
    ['TAMBOUR_POSTGRES_BIN', 'DATABASE_URL', null, database.kind === 'server'],
    ['TAMBOUR_POSTGRES_USER', 'DATABASE_URL', null, database.kind === 'server'],
    ['TAMBOUR_PRACTICE_URL', 'TAMBOUR_PRACTICE', 'off', practice.kind === 'off'],
    ['TAMBOUR_PRACTICE_FOR_ALL', 'TAMBOUR_PRACTICE', 'off', practice.kind === 'off'],
    ['TAMBOUR_PRACTICE_BLUESKY', 'TAMBOUR_PRACTICE', 'off', practice.kind === 'off'],
    ['SLACK_APP_TOKEN', 'SLACK_MODE', 'http', slack?.mode === 'http'],
    ['SLACK_SIGNING_SECRET', 'SLACK_MODE', 'socket', slack?.mode === 'socket'],
    ['X_READING', 'X_PUBLISHING', 'off', x.reading && !x.publishing],
    ['X_SERIES', 'X_PUBLISHING', 'off', x.series && !x.publishing && practice.kind === 'off'],
  ];
  return idle
    .filter(([setting, , , isIdle]) => isIdle && given.includes(setting))
    .map(([setting, because, value]) => advice({ code: 'settingWithoutEffect', setting, because, value }));
}

function together({
  slack,
  mattermost,
  practice,
  listen,
  metrics,
  database,
}: Config): readonly FindingOf<SettingsFacts>[] {
  const found: FindingOf<SettingsFacts>[] = [];
  const isConnected = slack !== null || mattermost !== null;
  if (!isConnected && practice.kind === 'off') found.push(wrong({ code: 'noChat' }));
  if (isConnected && practice.kind !== 'off') {
    found.push(advice({ code: practice.kind === 'networks' ? 'practiceNetworks' : 'practiceBesideChat' }));
  }
  if (!isLoopback(listen.host)) {
    found.push(
      practice.kind === 'here' || practice.kind === 'networks'
        ? advice({ code: 'practiceForAll', host: listen.host })
        : advice({ code: 'listensForAll', setting: 'TAMBOUR_HOST', host: listen.host }),
    );
  }
  if (metrics !== null && !isLoopback(metrics.host)) {
    found.push(advice({ code: 'listensForAll', setting: 'TAMBOUR_METRICS', host: metrics.host }));
  }
  const host = database.kind === 'server' ? hostInTheClear(database.url) : null;
  if (host !== null) found.push(advice({ code: 'databaseInTheClear', host }));
  return found;
}

/** Returns the database's host if the connection to it may be unencrypted, else null. */
function hostInTheClear(text: string): string | null {
  const url = new URL(text);
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  // An empty host, or a folder, means a socket on this machine.
  if (host === '' || host.startsWith('%2F') || url.searchParams.has('host') || isLoopback(host)) return null;
  const mode = url.searchParams.get('sslmode');
  return mode === 'require' || mode === 'verify-full' || mode === 'verify-ca' ? null : host;
}
