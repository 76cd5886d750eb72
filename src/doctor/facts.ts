import type { AccountFacts } from './check-accounts.ts';
import type { ApproverFacts } from './check-approvers.ts';
import type { BackupFacts } from './check-backups.ts';
import type { ChatFacts } from './check-chat.ts';
import type { ClockFacts } from './check-clock.ts';
import type { DataFolderFacts } from './check-data-folder.ts';
import type { DatabaseFacts } from './check-database.ts';
import type { DecoderFacts } from './check-decoder.ts';
import type { FfmpegFacts } from './check-ffmpeg.ts';
import type { FreezeFacts } from './check-freezes.ts';
import type { JournalFacts } from './check-journal.ts';
import type { KeyFacts } from './check-key.ts';
import type { LimitFacts } from './check-limits.ts';
import type { ListenerFacts } from './check-listener.ts';
import type { PagesFacts } from './check-pages.ts';
import type { SettingsFacts } from './check-settings.ts';
import type { SettingsFileFacts } from './check-settings-file.ts';
import type { TimeZoneFacts } from './check-time-zones.ts';
import type { WatchFacts } from './check-watch.ts';
import type { WayFacts } from './check-ways-out.ts';
import type { XFacts } from './check-x.ts';
import type { FactOf, FindingOf } from './finding.ts';

/** The names of the checks, on which scripts rely. */
export const checkNames = [
  'settings',
  'settings file',
  'limits of this machine',
  'data folder',
  'master key',
  'backups',
  'database',
  'journal',
  'clock',
  'time zones',
  'decoder of pictures',
  'conversion of videos',
  'chat',
  'approvers',
  'accounts',
  'X',
  'freezes',
  'watch',
  'ways out',
  'running Tambour',
  'listener',
  'pages',
] as const;

export type CheckName = (typeof checkNames)[number];

/** Facts about a check itself. */
interface CheckFacts {
  readonly notChecked: { readonly check: CheckName; readonly because: 'settings' | 'database' | 'key' };
  readonly checkTooSlow: { readonly check: CheckName; readonly seconds: number };
  readonly checkFailed: { readonly check: CheckName; readonly error: string };
}

/** Facts about chats, accounts and the ways to them. */
export interface OutsideFacts
  extends ApproverFacts, ChatFacts, FreezeFacts, WatchFacts, AccountFacts, XFacts, WayFacts {}

/** All findings. Each has a sentence in each language. */
export interface Facts
  extends
    OutsideFacts,
    BackupFacts,
    ClockFacts,
    DataFolderFacts,
    DatabaseFacts,
    DecoderFacts,
    FfmpegFacts,
    JournalFacts,
    KeyFacts,
    LimitFacts,
    ListenerFacts,
    PagesFacts,
    SettingsFileFacts,
    SettingsFacts,
    TimeZoneFacts,
    CheckFacts {}

export type Fact = FactOf<Facts>;
export type Finding = FindingOf<Facts>;
