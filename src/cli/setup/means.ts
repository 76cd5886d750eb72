import type { ReachPrices } from '#reach/cost-of.ts';
import type { SettingProblem } from '#settings/problem.ts';

/** What Slack said to the tokens. */
export type SlackAnswer =
  | { readonly kind: 'ok'; readonly workspace: string }
  /** `which`: the setting that Slack does not take; `why` in Slack's word. */
  | { readonly kind: 'refused'; readonly which: string; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string };

export type DatabaseAnswer =
  | { readonly kind: 'ok'; readonly version: string }
  | { readonly kind: 'refused'; readonly words: string };

/** Settings as they would be: what stands in the file, with the answers so far over it. */
export type Settings = ReadonlyMap<string, string>;

/** What the conversation needs from outside; app gives it. */
export interface SetupMeans {
  readonly settingsFile: string;
  readonly now: () => Date;
  /** What is wrong with the setting of that name, when the settings are these; null where nothing is. */
  readonly problemOf: (settings: Settings, name: string) => SettingProblem | null;
  /** Names that the environment sets already: they win over the file. */
  readonly fromEnvironment: readonly string[];
  readonly askSlack: (settings: Settings) => Promise<SlackAnswer>;
  readonly tryDatabase: (url: string) => Promise<DatabaseAnswer>;
  /** Where the key would be without a setting, and whether one lies there. */
  readonly defaultKey: { readonly path: string; readonly exists: boolean };
  readonly suggestedKeyFile: string;
  /** Makes a key for its owner alone, or a copy of another; what is there is left as it is. */
  readonly makeKey: (path: string, copyOf: string | null) => Promise<'made' | 'there' | { readonly code: string }>;
  /** What X asks for a post and for one with a link, in US dollars, and of which day the list is. */
  readonly xPrices: Pick<ReachPrices, 'asOf' | 'post' | 'postWithLink' | 'ownedRead' | 'userRead'>;
}
