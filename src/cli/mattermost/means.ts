import type { Settings } from '#cli/setup/means.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** What somebody wants of a server; no address ends in a slash. */
export interface Wishes {
  readonly callbackUrl: string;
  readonly teams: readonly string[];
  /** Such as "prefecture/communication". */
  readonly channels: readonly string[];
  /** The bot's token that the settings hold already; null: none. */
  readonly token: string | null;
}

/** One thing to be done on the server; the same as the adapter's own, since no room but app may name an adapter. */
export type Step =
  | { readonly kind: 'makeBot' | 'wakeBot' | 'makeToken' | 'bringPicture' }
  | { readonly kind: 'joinTeam'; readonly team: string }
  | { readonly kind: 'makeCommand' | 'changeCommand'; readonly team: string; readonly url: string }
  | { readonly kind: 'joinChannel'; readonly channel: string };

export type Obstacle =
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'noSuchTeam'; readonly team: string }
  | { readonly kind: 'noSuchChannel' | 'channelOutsideTeams'; readonly channel: string };

/** A setting of the server that has to be, or had better be, another. */
export interface ServerSetting {
  readonly setting: string;
  readonly isNow: string;
  readonly shouldBe: string;
  readonly because:
    | 'botsAreOff'
    | 'commandsAreOff'
    | 'callbackIsInternal'
    | 'noSiteUrl'
    | 'editsEnd'
    | 'filesAreOff'
    | 'answersCutShort'
    | 'answersBearOtherNames'
    | 'answersBearOtherPictures';
  readonly isNeeded: boolean;
}

/** What there is to do, and how to do it. */
export interface Plan {
  readonly obstacles: readonly Obstacle[];
  readonly steps: readonly Step[];
  readonly otherTokens: number;
  carryOut(onDone: (step: Step) => void): Promise<CarriedOut>;
}

export interface Made {
  /** Null: the one in the settings stays. */
  readonly token: string | null;
  readonly commandTokens: readonly string[];
}

export type CarriedOut =
  | { readonly kind: 'done'; readonly result: Made }
  | { readonly kind: 'stopped'; readonly at: Step; readonly why: string; readonly result: Made };

/** A server, as its administrator may change it. */
export interface AdministeredServer extends AsyncDisposable {
  readonly teams: readonly { readonly name: string; readonly displayName: string }[];
  settingsToChange(callbackUrl: string): Promise<readonly ServerSetting[]>;
  /** `refused`: the server said no to a question, in its own word. */
  plan(
    wishes: Wishes,
  ): Promise<{ readonly kind: 'plan'; readonly plan: Plan } | { readonly kind: 'refused'; readonly why: string }>;
}

export type Opened =
  | { readonly kind: 'server'; readonly server: AdministeredServer }
  | { readonly kind: 'tokenRefused' }
  | { readonly kind: 'notAdministrator'; readonly name: string }
  | { readonly kind: 'tooOld'; readonly version: string; readonly oldest: string }
  | { readonly kind: 'untold' }
  | { readonly kind: 'unreachable'; readonly why: string };

/** What the command needs from outside; app gives it. */
export interface MattermostMeans {
  readonly settingsFile: string;
  readonly now: () => Date;
  /** What is wrong with the setting of that name, when the settings are these; null where nothing is. */
  readonly problemOf: (settings: Settings, name: string) => SettingProblem | null;
  readonly fromEnvironment: readonly string[];
  /** Where Tambour listens, as an address to begin with. */
  readonly ownAddress: string;
  /** By the way out that the settings name. */
  readonly open: (settings: Settings, url: string, administratorToken: string) => Promise<Opened>;
}
