import type { SettingProblem } from '#settings/problem.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

import type { OutsideFindingWords } from './doctor-outside.ts';
import type { Words } from './keyed.ts';

/** All sentences of the doctor. */
export interface DoctorWords {
  /** Headings of the groups of findings. */
  readonly group: {
    readonly settings: string;
    readonly files: string;
    readonly database: string;
    readonly machine: string;
    readonly chat: string;
    readonly networks: string;
    readonly waysOut: string;
    readonly tambour: string;
  };
  /** A word before each finding, as short as possible; "wrong" may be in capitals. */
  readonly level: { readonly right: string; readonly advice: string; readonly wrong: string };
  /** The last line, which counts the findings. */
  readonly nothingWrong: (count: { readonly right: number; readonly advice: number }) => string;
  readonly somethingWrong: (count: {
    readonly wrong: number;
    readonly advice: number;
    readonly right: number;
  }) => string;
  readonly finding: FindingWords;
}

interface Path {
  readonly path: string;
}
interface Listener {
  readonly host: string;
  readonly port: number;
}

/** Findings in plain words, with what to do where something is to be done, and never a secret. */
export interface FindingWords extends OutsideFindingWords {
  readonly settingsFit: Words;
  readonly settingRefused: Words<{ setting: string; problem: SettingProblem }>;
  readonly settingUnknown: Words<{ setting: string; meant: string | null }>;
  /** `value` null: the setting in `because` takes the effect away by being set at all. */
  readonly settingWithoutEffect: Words<{ setting: string; because: string; value: string | null }>;
  readonly noChat: Words;
  readonly practiceBesideChat: Words;
  readonly practiceOutOfReach: Words<{ host: string }>;
  readonly listensForAll: Words<{ setting: string; host: string }>;
  readonly databaseInTheClear: Words<{ host: string }>;
  readonly settingsFileAbsent: Words<Path>;
  readonly settingsFilePrivate: Words<Path>;
  readonly settingsFileOpen: Words<Path & { mode: string }>;
  readonly settingsFileUnreadable: Words<Path & { error: string }>;
  /** `line` counts from 1. The line's text is not repeated, since it may be a secret. */
  readonly settingsFileLine: Words<Path & { line: number }>;

  readonly dataFolderNotYet: Words<Path>;
  readonly dataFolderFine: Words<Path>;
  readonly dataFolderNotWritable: Words<Path & { error: string }>;
  readonly dataFolderOpen: Words<Path & { mode: string }>;
  readonly diskRoom: Words<Path & { freeBytes: number }>;
  readonly diskLow: Words<Path & { freeBytes: number }>;
  readonly diskFull: Words<Path & { freeBytes: number }>;
  /** `free`: the number of files for which there is still room. */
  readonly inodesLow: Words<Path & { free: number }>;
  readonly keyFine: Words<Path>;
  readonly keyNotYet: Words<Path>;
  readonly keyRefused: Words<{ refusal: MasterKeyRefusal }>;
  readonly keyBesideData: Words<Path>;
  /** The file holds two keys, the current one first: a rotation was begun and has to be finished. */
  readonly keyRotating: Words<Path & { role: 'next' | 'former'; ids: readonly string[] }>;
  readonly backupFresh: Words<{ at: Date; days: number }>;
  readonly backupOld: Words<{ at: Date; days: number }>;
  readonly noBackup: Words<{ folder: string }>;

  readonly databaseNotYet: Words;
  readonly databaseRefused: Words<{ refusal: StorageRefusal }>;
  readonly databaseFine: Words<{ version: string; sizeBytes: number }>;
  readonly databaseEmbedded: Words;
  readonly databaseDurable: Words;
  readonly databaseNotDurable: Words<{ setting: string; value: string }>;
  readonly databaseEncoding: Words<{ encoding: string }>;
  readonly databaseReadOnly: Words;
  /** `missing`: rights by their PostgreSQL names, such as "CREATE ON DATABASE". */
  readonly databaseRights: Words<{ missing: readonly string[] }>;
  readonly schemaCurrent: Words;
  readonly schemaNone: Words;
  readonly schemaOlder: Words<{ pending: number }>;
  readonly journalSound: Words<{ entries: number }>;
  readonly journalBad: Words<{ seq: number; why: 'missing' | 'changed' | 'notLinked' }>;

  readonly clockAgrees: Words<{ with: string; aheadSeconds: number }>;
  /** `aheadSeconds`: how far the other clock is ahead of this machine's. */
  readonly clockOff: Words<{ with: string; aheadSeconds: number }>;
  readonly clockUnknown: Words;
  readonly timeZonesKnown: Words;
  /** `desk` null: every installation needs the zone. */
  readonly timeZoneUnknown: Words<{ zone: string; desk: string | null }>;
  readonly nodeFine: Words<{ version: string }>;
  readonly nodeOld: Words<{ version: string }>;
  /** `limit` null: no limit. */
  readonly openFilesFine: Words<{ limit: number | null }>;
  readonly openFilesFew: Words<{ limit: number }>;
  readonly memoryFine: Words<{ bytes: number }>;
  readonly memoryLittle: Words<{ bytes: number }>;

  readonly portFree: Words<Listener>;
  readonly portOurs: Words<Listener>;
  readonly portTaken: Words<Listener>;
  readonly portForbidden: Words<Listener>;
  readonly noSuchAddress: Words<Listener>;
  readonly runs: Words;
  readonly doesNotRun: Words;
  /** `part` and `detail` as "/readyz" shows them, in English. */
  readonly partNotReady: Words<{ part: string; detail: string }>;
  readonly notChecked: Words<{ check: CheckName; because: 'settings' | 'database' | 'key' }>;
  readonly checkTooSlow: Words<{ check: CheckName; seconds: number }>;
  readonly checkFailed: Words<{ check: CheckName; error: string }>;
}

/** The name of a check, as scripts know it. */
export type CheckName =
  | 'settings'
  | 'settings file'
  | 'limits of this machine'
  | 'data folder'
  | 'master key'
  | 'backups'
  | 'database'
  | 'journal'
  | 'clock'
  | 'time zones'
  | 'chat'
  | 'accounts'
  | 'X'
  | 'freezes'
  | 'watch'
  | 'ways out'
  | 'running Tambour'
  | 'listener';
