import type { KeyObject } from 'node:crypto';

import pTimeout from 'p-timeout';

import type { Clock } from '#clock.ts';
import type { Config, ConfigOutcome } from '#config.ts';
import { standingOf } from '#storage/chat-server.ts';
import type { Database } from '#storage/database.ts';
import type { Inspection } from '#storage/inspect-database.ts';
import { keysInForce } from '#storage/keys-in-force.ts';
import { decisionKey, journalKey, readMasterKey } from '#storage/master-key.ts';

import { askDate } from './ask-date.ts';
import { type AccountDeps, checkAccounts } from './check-accounts.ts';
import { checkApprovers } from './check-approvers.ts';
import { checkBackups } from './check-backups.ts';
import { checkChat, type SlackFact } from './check-chat.ts';
import { checkClock, type OtherClock } from './check-clock.ts';
import { checkDatabase } from './check-database.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkJournal } from './check-journal.ts';
import { checkKey } from './check-key.ts';
import { checkLimits, readLimits } from './check-limits.ts';
import { checkListener } from './check-listener.ts';
import { checkPages } from './check-pages.ts';
import { checkSettingsFile } from './check-settings-file.ts';
import { checkSettings, type SettingNames } from './check-settings.ts';
import { checkTimeZones } from './check-time-zones.ts';
import { checkExtraCaCerts, checkWaysOut, outsideHosts } from './check-ways-out.ts';
import type { MattermostFact } from './check-mattermost.ts';
import { checkDecoder } from './check-decoder.ts';
import { checkFfmpeg } from './check-ffmpeg.ts';
import { checkFreezes } from './check-freezes.ts';
import { checkWatch } from './check-watch.ts';
import { checkX } from './check-x.ts';
import type { Finding } from './facts.ts';
import { type Check, type Examined, NotChecked, runChecks } from './run-checks.ts';

/** Everything that can be checked even with invalid settings. */
export interface Surroundings {
  readonly settings: ConfigOutcome;
  readonly names: SettingNames;
  readonly settingsFile: string;
  readonly clock: Clock;
}

/** Dependencies of the checks of an installation whose settings are valid; app builds them. */
export interface Installation {
  readonly config: Config;
  readonly backupFolder: string;
  /** Inspects the database; called once. */
  readonly inspect: () => Promise<Inspection>;
  readonly connect: AccountDeps['connect'];
  readonly isOn: AccountDeps['isOn'];
  /** Fetches by the same way out as the rest of Tambour. */
  readonly fetch: typeof globalThis.fetch;
  /** Asks Slack about the tokens; no facts if it is not connected. */
  readonly askSlack: () => Promise<readonly SlackFact[]>;
  /** Asks Mattermost about the token; no facts if it is not connected. */
  readonly askMattermost: () => Promise<readonly MattermostFact[]>;
  /** Tries whether this machine can confine what decodes people's files. */
  readonly confinement: Parameters<typeof checkDecoder>[0];
  /** Its path; null: this machine has none. */
  readonly ffmpeg: string | null;
}

const checkSeconds = 10;
/**
 * Seconds to wait for the database: less than a check may take, so that checks that need the database can still report
 * why they did not run.
 */
const databaseSeconds = 9;

/** Runs all checks at once. It changes nothing, and no check's failure hides another's findings. */
export async function examine(
  { settings, names, settingsFile, clock }: Surroundings,
  installation: Installation | null,
): Promise<readonly Examined[]> {
  const checks: Check[] = [
    { name: 'settings', group: 'settings', run: async () => checkSettings(settings, names) },
    { name: 'settings file', group: 'settings', run: () => checkSettingsFile(settingsFile) },
    { name: 'limits of this machine', group: 'machine', run: async () => checkLimits(await readLimits()) },
  ];
  const more = installation === null ? withoutSettings() : checksOf(installation, clock);
  return runChecks([...checks, ...more], checkSeconds);
}

function notChecked(): Promise<never> {
  return Promise.reject(new NotChecked('settings'));
}

function withoutSettings(): readonly Check[] {
  return [
    { name: 'database', group: 'database', run: notChecked },
    { name: 'chat', group: 'chat', run: notChecked },
    { name: 'accounts', group: 'networks', run: notChecked },
    { name: 'ways out', group: 'waysOut', run: notChecked },
    { name: 'running Tambour', group: 'tambour', run: notChecked },
  ];
}

function checksOf(installation: Installation, clock: Clock): readonly Check[] {
  const { config, connect, isOn, fetch, backupFolder } = installation;
  // Before anything connects.
  const certificates = checkExtraCaCerts(config.extraCaCerts);
  const inspection = inTime(installation);
  const hosts = async () => outsideHosts(config, await databaseOrNull(inspection), isOn);
  return [
    { name: 'data folder', group: 'files', run: () => checkDataFolder(config.dataFolder) },
    {
      name: 'master key',
      group: 'files',
      run: () =>
        checkKey(config.keyFile, config.dataFolder, async () => {
          const db = await database(inspection);
          return db !== null && (await db.account.count()) > 0;
        }),
    },
    { name: 'backups', group: 'files', run: () => checkBackups(backupFolder, clock.now()) },
    { name: 'database', group: 'database', run: async () => checkDatabase(await inspection, config.database.kind) },
    {
      name: 'journal',
      group: 'database',
      run: async () => {
        const db = await database(inspection);
        if (db === null) return [];
        const key = await readMasterKey({ path: config.keyFile.path, made: false });
        return checkJournal({
          db,
          journalKey: key.kind === 'key' ? journalKey(await keysInForce(db, key.keys)) : null,
        });
      },
    },
    {
      name: 'clock',
      group: 'machine',
      run: async (signal) =>
        checkClock([
          ...databaseClock(await inspection),
          ...(await Promise.all((await hosts()).map(({ url }) => askDate(url, fetch, clock, signal)))).filter(
            (other) => other !== null,
          ),
        ]),
    },
    {
      name: 'decoder of pictures',
      group: 'machine',
      run: () => checkDecoder(installation.confinement),
    },
    {
      name: 'conversion of videos',
      group: 'machine',
      run: async () => checkFfmpeg(installation.ffmpeg),
    },
    {
      name: 'time zones',
      group: 'machine',
      run: async () => checkTimeZones(await databaseOrNull(inspection)),
    },
    {
      name: 'chat',
      group: 'chat',
      run: () => askChats(installation, databaseOrNull(inspection)),
    },
    {
      name: 'approvers',
      group: 'chat',
      run: async () => checkApprovers(await databaseOrNull(inspection), clock.now()),
    },
    {
      name: 'accounts',
      group: 'networks',
      run: async (signal) => {
        const db = await database(inspection);
        if (db === null) return [];
        const key = await readMasterKey({ path: config.keyFile.path, made: false });
        if (key.kind === 'refused') throw new NotChecked('key');
        return checkAccounts({ db, keys: key.keys, connect, isOn, now: clock.now() }, signal);
      },
    },
    {
      name: 'X',
      group: 'networks',
      run: async () => checkX(config.x, await databaseOrNull(inspection), clock.now()),
    },
    {
      name: 'freezes',
      group: 'networks',
      run: async () => checkFreezes(await databaseOrNull(inspection)),
    },
    {
      name: 'watch',
      group: 'networks',
      run: async () => checkWatch(await databaseOrNull(inspection), clock.now()),
    },
    {
      name: 'ways out',
      group: 'waysOut',
      run: async () => [...certificates, ...(await checkWaysOut(config, await hosts()))],
    },
    {
      name: 'listener',
      group: 'tambour',
      run: (signal) => checkListener({ ...config.listen, dataFolder: config.dataFolder }, signal),
    },
    {
      name: 'pages',
      group: 'tambour',
      run: async (signal) =>
        checkPages(config, await signingKey(config, await databaseOrNull(inspection)), fetch, signal),
    },
  ];
}

/** Reads the key with which the running Tambour signs rows; null if it cannot be known. */
async function signingKey({ keyFile }: Config, db: Database | null): Promise<KeyObject | null> {
  if (db === null) return null;
  const key = await readMasterKey({ path: keyFile.path, made: false });
  return key.kind === 'key' ? decisionKey(await keysInForce(db, key.keys)) : null;
}

async function askChats(
  { config, askSlack, askMattermost }: Installation,
  database: Promise<Database | null>,
): Promise<readonly Finding[]> {
  const { slack, mattermost } = config;
  const [ofSlack, facts, db] = await Promise.all([askSlack(), askMattermost(), database]);
  const ours = facts.find((fact) => fact.code === 'isOurs');
  const standing = ours === undefined || db === null ? null : await standingOf(db, ours.server);
  return checkChat(
    slack === null ? null : { mode: slack.mode, facts: ofSlack },
    mattermost === null ? null : { host: new URL(mattermost.url).host, facts, standing },
  );
}

/** Inspects the database, and refuses one that does not answer in time. */
async function inTime({ inspect, config }: Installation): Promise<Inspection> {
  const host = config.database.kind === 'server' ? new URL(config.database.url).hostname : config.database.folder;
  const fallback = (): Inspection => ({
    kind: 'refused',
    refusal: { kind: 'databaseUnreachable', host, code: 'ETIMEDOUT' },
  });
  return pTimeout(inspect(), { milliseconds: databaseSeconds * 1000, fallback });
}

/** Returns the inspected database; null if nothing was stored yet. Throws `NotChecked` if it cannot be used. */
async function database(inspection: Promise<Inspection>): Promise<Database | null> {
  const inspected = await inspection.catch(() => null);
  if (inspected?.kind === 'notYet') return null;
  if (inspected?.kind !== 'inspected') throw new NotChecked('database');
  if (inspected.db === null && inspected.schema.kind !== 'none') throw new NotChecked('database');
  return inspected.db;
}

async function databaseOrNull(inspection: Promise<Inspection>): Promise<Database | null> {
  return database(inspection).catch(() => null);
}

function databaseClock(inspection: Inspection): readonly OtherClock[] {
  if (inspection.kind !== 'inspected') return [];
  const { clockAheadSeconds: aheadSeconds, clockErrorSeconds: errorSeconds } = inspection;
  return [{ name: 'PostgreSQL', aheadSeconds, errorSeconds }];
}
