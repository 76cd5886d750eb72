import type { Lack, CheckOutcome } from '#networks/check-outcome.ts';
import type { LockedWhy } from '#networks/setback.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';
import type { Reached } from '#outbound/reach.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import type { WhyHeld } from './why-held.ts';

/** The parts under which findings are told, in this order. */
export const groups = ['settings', 'files', 'database', 'machine', 'chat', 'networks', 'waysOut', 'tambour'] as const;
export type Group = (typeof groups)[number];

/** Right, worth knowing, or to be mended before anybody relies on it. */
export type Level = 'right' | 'advice' | 'wrong';

export type Finding = { readonly level: Level } & Fact;

export type Fact =
  | SettingFact
  | FileFact
  | DatabaseFact
  | MachineFact
  | ChatFact
  | MattermostChatFact
  | NetworkFact
  | WayOutFact
  | TambourFact
  | CheckFact;

export type SettingFact =
  | { readonly code: 'settingsFit' }
  | { readonly code: 'settingRefused'; readonly setting: string; readonly problem: string }
  | { readonly code: 'settingUnknown'; readonly setting: string; readonly meant: string | null }
  | { readonly code: 'settingWithoutEffect'; readonly setting: string; readonly because: string }
  | { readonly code: 'noChat' }
  | { readonly code: 'practiceBesideChat' }
  | { readonly code: 'practiceOutOfReach'; readonly host: string }
  | { readonly code: 'listensForAll'; readonly setting: string; readonly host: string }
  | { readonly code: 'databaseInTheClear'; readonly host: string }
  | { readonly code: 'settingsFileAbsent'; readonly path: string }
  | { readonly code: 'settingsFilePrivate'; readonly path: string }
  | { readonly code: 'settingsFileOpen'; readonly path: string; readonly mode: string }
  | { readonly code: 'settingsFileUnreadable'; readonly path: string; readonly error: string }
  /** Counted from 1; what it says is not repeated, since it may be a secret. */
  | { readonly code: 'settingsFileLine'; readonly path: string; readonly line: number };

export type FileFact =
  | { readonly code: 'dataFolderNotYet'; readonly path: string }
  | { readonly code: 'dataFolderFine'; readonly path: string }
  | { readonly code: 'dataFolderNotWritable'; readonly path: string; readonly error: string }
  | { readonly code: 'dataFolderOpen'; readonly path: string; readonly mode: string }
  | { readonly code: 'diskRoom' | 'diskLow' | 'diskFull'; readonly path: string; readonly freeBytes: number }
  | { readonly code: 'inodesLow'; readonly path: string; readonly free: number }
  | { readonly code: 'keyFine'; readonly path: string }
  | { readonly code: 'keyNotYet'; readonly path: string }
  | { readonly code: 'keyRefused'; readonly refusal: MasterKeyRefusal }
  | { readonly code: 'keyBesideData'; readonly path: string }
  /** The file holds two keys: a rotation was begun, and is to be finished. */
  | {
      readonly code: 'keyRotating';
      readonly path: string;
      readonly role: 'next' | 'former';
      readonly ids: readonly string[];
    }
  | { readonly code: 'backupFresh' | 'backupOld'; readonly at: Date; readonly days: number }
  | { readonly code: 'noBackup'; readonly folder: string };

export type DatabaseFact =
  | { readonly code: 'databaseNotYet' }
  | { readonly code: 'databaseRefused'; readonly refusal: StorageRefusal }
  | { readonly code: 'databaseFine'; readonly version: string; readonly sizeBytes: number }
  | { readonly code: 'databaseEmbedded' }
  | { readonly code: 'databaseDurable' }
  | { readonly code: 'databaseNotDurable'; readonly setting: string; readonly value: string }
  | { readonly code: 'databaseEncoding'; readonly encoding: string }
  | { readonly code: 'databaseReadOnly' }
  | { readonly code: 'databaseRights'; readonly missing: readonly string[] }
  | { readonly code: 'schemaCurrent' | 'schemaNone' }
  | { readonly code: 'schemaOlder'; readonly pending: number }
  | { readonly code: 'journalSound'; readonly entries: number }
  | { readonly code: 'journalBad'; readonly seq: number; readonly why: 'missing' | 'changed' | 'notLinked' };

export type MachineFact =
  | { readonly code: 'clockAgrees' | 'clockOff'; readonly with: string; readonly aheadSeconds: number }
  | { readonly code: 'clockUnknown' }
  | { readonly code: 'timeZonesKnown' }
  | { readonly code: 'timeZoneUnknown'; readonly zone: string; readonly desk: string | null }
  | { readonly code: 'nodeFine' | 'nodeOld'; readonly version: string }
  | { readonly code: 'openFilesFine' | 'openFilesFew'; readonly limit: number | null }
  | { readonly code: 'memoryFine' | 'memoryLittle'; readonly bytes: number };

export type ChatFact =
  | { readonly code: 'chatOff' }
  | { readonly code: 'slackIsOurs'; readonly workspace: string; readonly bot: string }
  | { readonly code: 'slackSocketOpens' | 'slackSecretUntried' }
  | { readonly code: 'slackUnreachable'; readonly error: string }
  | { readonly code: 'slackTokenRefused'; readonly token: 'bot' | 'app'; readonly why: string }
  | { readonly code: 'slackWrongToken'; readonly token: 'bot' | 'app'; readonly expected: string }
  | { readonly code: 'slackScopesMissing' | 'slackScopesBeyondNeed'; readonly scopes: readonly string[] }
  | { readonly code: 'slackTwoApps'; readonly botApp: string; readonly appTokenApp: string }
  | { readonly code: 'slackNoGroups'; readonly why: string };

export type MattermostChatFact =
  | {
      readonly code: 'mattermostIsOurs';
      readonly bot: string;
      readonly server: string;
      readonly version: string;
    }
  | { readonly code: 'mattermostUnreachable'; readonly error: string }
  | { readonly code: 'mattermostTokenRefused'; readonly why: string }
  | { readonly code: 'mattermostHeld'; readonly why: WhyHeld }
  | { readonly code: 'mattermostInNoTeam' | 'mattermostWayBackUntried' };

export type NetworkFact =
  | { readonly code: 'nothingFrozen' }
  /** `desk` null: everything. */
  | {
      readonly code: 'frozen';
      readonly desk: string | null;
      readonly at: Date;
      readonly by: string;
      readonly because: string | null;
    }
  | { readonly code: 'accountsWatched'; readonly count: number }
  | { readonly code: 'accountNotWatched'; readonly handle: string; readonly since: Date }
  | { readonly code: 'xNotWatched'; readonly handle: string }
  | { readonly code: 'noAccount' }
  | {
      readonly code: 'accountFine';
      readonly handle: string;
      readonly software: string;
      readonly lacks: readonly Lack[];
    }
  | { readonly code: 'accountAsleep'; readonly handle: string; readonly until: Date | null }
  | { readonly code: 'accountPaused'; readonly handle: string; readonly why: LockedWhy }
  | {
      readonly code: 'accountRefused';
      readonly handle: string;
      readonly network: 'mastodon' | 'x';
      readonly outcome: Exclude<CheckOutcome, { kind: 'ok' }>;
    }
  | { readonly code: 'accountOther'; readonly handle: string; readonly found: string }
  | { readonly code: 'tokenUnreadable'; readonly handle: string; readonly why: 'malformed' | 'otherKey' | 'damaged' }
  | { readonly code: 'xOff' }
  | { readonly code: 'xOn'; readonly reading: boolean; readonly pricesAsOf: string }
  | { readonly code: 'xWithoutAccount' }
  | { readonly code: 'xAccountWhileOff'; readonly handle: string }
  | { readonly code: 'xPricesOld'; readonly asOf: string; readonly days: number };

export type WayOutFact =
  | { readonly code: 'way'; readonly host: string; readonly for: WayFor; readonly reached: Reached }
  | { readonly code: 'noWayNeeded' }
  | { readonly code: 'extraCaCerts'; readonly path: string; readonly outcome: ExtraCaCertsOutcome };

/** What a host is needed for. */
export type WayFor = 'slack' | 'mattermost' | 'mastodon' | 'x';

export type TambourFact =
  | {
      readonly code: 'portFree' | 'portOurs' | 'portTaken' | 'portForbidden' | 'noSuchAddress';
      readonly host: string;
      readonly port: number;
    }
  | { readonly code: 'runs' }
  | { readonly code: 'doesNotRun' }
  | { readonly code: 'partNotReady'; readonly part: string; readonly detail: string };

/** Of a check itself. */
export type CheckFact =
  | { readonly code: 'notChecked'; readonly check: string; readonly because: 'settings' | 'database' | 'key' }
  | { readonly code: 'checkTooSlow'; readonly check: string; readonly seconds: number }
  | { readonly code: 'checkFailed'; readonly check: string; readonly error: string };

export function right(fact: Fact): Finding {
  return { level: 'right', ...fact };
}

export function advice(fact: Fact): Finding {
  return { level: 'advice', ...fact };
}

export function wrong(fact: Fact): Finding {
  return { level: 'wrong', ...fact };
}
