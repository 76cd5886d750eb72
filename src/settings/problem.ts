/** Everything that can be wrong with a setting; `messages/words/terminal.ts` has the sentence of each. */
export const settingProblems = [
  'onOrOff',
  'practice',
  'needsChat',
  'proxyAddress',
  'postgresAddress',
  'portNumber',
  'publicAddress',
  'pagesNeedAddress',
  'contactAddress',
  'localAddress',
  'practiceForAll',
  'addressAndPort',
  'checksNoCertificate',
  'logLevel',
  'mattermostAddress',
  'plainAddress',
  'encryptedAddress',
  'mattermostToken',
  'commandTokens',
  'mattermostNeedsAll',
  'slackMode',
  'botToken',
  'appToken',
  'signingSecret',
  'slackAddress',
  'missingBesideBotToken',
  'missingBesideAppToken',
  'missingBesideSigningSecret',
  'xPrices',
  'notValid',
] as const;

export type SettingProblem = (typeof settingProblems)[number];

/** One problem with a setting. It never holds the value, which may be a secret. */
export interface Problem {
  readonly setting: string;
  readonly problem: SettingProblem;
}

/** Returns a problem as the message of a zod issue. It only checks that the problem exists. */
export function must(problem: SettingProblem): SettingProblem {
  return problem;
}

/** Settings that belong together. `value` is null where none of them is set. */
export type Group<T> =
  | { readonly kind: 'settings'; readonly value: T | null }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };
