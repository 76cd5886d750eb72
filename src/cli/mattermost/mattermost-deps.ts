import type { Settings } from '#cli/setup/setup-deps.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** The answers on how to connect a server. No address ends in a slash. */
export interface Wishes {
  readonly callbackUrl: string;
  readonly teams: readonly string[];
  /** The channels to join, such as "prefecture/communication". */
  readonly channels: readonly string[];
  /** The bot's token from the settings; null: none. */
  readonly token: string | null;
}

/** One step to take on the server. It repeats the adapter's own type, since no room but app may name an adapter. */
export type Step =
  | { readonly kind: 'makeBot' | 'wakeBot' | 'makeToken' | 'bringPicture' }
  | { readonly kind: 'joinTeam'; readonly team: string }
  | { readonly kind: 'makeCommand' | 'changeCommand'; readonly team: string; readonly url: string }
  | { readonly kind: 'joinChannel'; readonly channel: string };

export type Obstacle =
  | { readonly kind: 'nameTaken' }
  | { readonly kind: 'noSuchTeam'; readonly team: string }
  | { readonly kind: 'noSuchChannel' | 'channelOutsideTeams'; readonly channel: string };

/** A setting of the server that must be changed, or would better be. */
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

/** The steps to take, and the function that takes them. */
export interface Plan {
  readonly obstacles: readonly Obstacle[];
  readonly steps: readonly Step[];
  readonly otherTokens: number;
  carryOut(onDone: (step: Step) => void): Promise<CarriedOut>;
}

export interface Made {
  /** The bot's new token; null: the one in the settings stays. */
  readonly token: string | null;
  readonly commandTokens: readonly string[];
}

export type CarriedOut =
  | { readonly kind: 'done'; readonly result: Made }
  | { readonly kind: 'stopped'; readonly at: Step; readonly why: string; readonly result: Made };

/** A server with its administrator's rights. */
export interface AdministeredServer extends AsyncDisposable {
  readonly teams: readonly { readonly name: string; readonly displayName: string }[];
  settingsToChange(callbackUrl: string): Promise<readonly ServerSetting[]>;
  /** Plans the steps. `refused`: the server refused a question; `why` is in its own words. */
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

/** Everything that the command needs from outside; app builds it. */
export interface MattermostDeps {
  readonly settingsFile: string;
  readonly now: () => Date;
  /** Returns what is wrong with a setting among the given settings; null: nothing. */
  readonly problemOf: (settings: Settings, name: string) => SettingProblem | null;
  readonly fromEnvironment: readonly string[];
  /** The address where Tambour listens, as a suggestion. */
  readonly ownAddress: string;
  /** Opens the server by the way out that the settings name. */
  readonly open: (settings: Settings, url: string, administratorToken: string) => Promise<Opened>;
}
