import type { ReachPrices } from '#reach/cost-of.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** Slack's answer to the tokens. */
export type SlackAnswer =
  | { readonly kind: 'ok'; readonly workspace: string }
  /** `which`: the setting that Slack refuses; `why`: in Slack's words. */
  | { readonly kind: 'refused'; readonly which: string; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string };

export type DatabaseAnswer =
  | { readonly kind: 'ok'; readonly version: string }
  | { readonly kind: 'refused'; readonly words: string };

/** Settings as they would be: those in the file, with the answers so far over them. */
export type Settings = ReadonlyMap<string, string>;

/** Everything that the conversation needs from outside; app builds it. */
export interface SetupDeps {
  readonly settingsFile: string;
  readonly now: () => Date;
  /** Returns what is wrong with a setting among the given settings; null: nothing. */
  readonly problemOf: (settings: Settings, name: string) => SettingProblem | null;
  /** Names that the environment sets already. They take precedence over the file. */
  readonly fromEnvironment: readonly string[];
  readonly askSlack: (settings: Settings) => Promise<SlackAnswer>;
  readonly tryDatabase: (url: string) => Promise<DatabaseAnswer>;
  /** The key's default path, and whether a key exists there. */
  readonly defaultKey: { readonly path: string; readonly exists: boolean };
  readonly suggestedKeyFile: string;
  /** Makes a key for its owner alone, or a copy of another. An existing one is left as it is. */
  readonly makeKey: (path: string, copyOf: string | null) => Promise<'made' | 'there' | { readonly code: string }>;
  /** X's price of a post and of one with a link, in US dollars, and the day of that price list. */
  readonly xPrices: Pick<ReachPrices, 'asOf' | 'post' | 'postWithLink' | 'ownedRead' | 'userRead'>;
}
