import type { CheckOutcome, Lack } from '#networks/check-outcome.ts';
import type { Service } from '#messages/service-name.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { LockedWhy } from '#networks/setback.ts';
import type { Reached } from '#outbound/reach.ts';
import type { ExtraCaCertsOutcome } from '#outbound/use-extra-ca-certs.ts';

import type { Words } from './keyed.ts';
import type { WhyHeld } from './terminal.ts';

interface Handle {
  readonly handle: string;
}

/** Findings about chats, accounts and the ways to them. */
export interface OutsideFindingWords {
  readonly chatOff: Words;
  readonly slackIsOurs: Words<{ workspace: string; bot: string }>;
  readonly slackSocketOpens: Words;
  readonly slackSecretUntried: Words;
  readonly slackUnreachable: Words<{ error: string }>;
  /** `why`: https://docs.slack.dev/reference/methods/auth.test#errors. */
  readonly slackTokenRefused: Words<{ token: 'bot' | 'app'; why: string }>;
  readonly slackWrongToken: Words<{ token: 'bot' | 'app'; expected: string }>;
  readonly slackScopesMissing: Words<{ scopes: readonly string[] }>;
  readonly slackScopesBeyondNeed: Words<{ scopes: readonly string[] }>;
  readonly slackTwoApps: Words<{ botApp: string; appTokenApp: string }>;
  readonly slackNoGroups: Words<{ why: string }>;
  readonly mattermostIsOurs: Words<{ bot: string; server: string; version: string }>;
  readonly mattermostUnreachable: Words<{ error: string }>;
  readonly mattermostTokenRefused: Words<{ why: string }>;
  readonly mattermostHeld: Words<{ why: WhyHeld }>;
  readonly mattermostInNoTeam: Words;
  readonly mattermostWayBackUntried: Words;

  readonly nothingFrozen: Words;
  /** `desk` null: everything. */
  readonly frozen: Words<{ desk: string | null; at: Date; by: string; because: string | null }>;
  readonly accountsWatched: Words<{ count: number }>;
  readonly accountNotWatched: Words<Handle & { since: Date }>;
  readonly xNotWatched: Words<Handle>;
  readonly noAccount: Words;
  readonly accountFine: Words<Handle & { software: string; lacks: readonly Lack[] }>;
  /** `until` null: until somebody wakes it. */
  readonly accountAsleep: Words<Handle & { until: Date | null }>;
  readonly accountPaused: Words<Handle & { why: LockedWhy }>;
  readonly accountRefused: Words<Handle & { network: NetworkKind; outcome: Exclude<CheckOutcome, { kind: 'ok' }> }>;
  /** `found`: the account that its token belongs to. */
  readonly accountOther: Words<Handle & { found: string }>;
  readonly tokenUnreadable: Words<Handle & { why: 'malformed' | 'otherKey' | 'damaged' }>;
  readonly xOff: Words;
  readonly xOn: Words<{ reading: boolean; pricesAsOf: string }>;
  readonly xWithoutAccount: Words;
  readonly xAccountWhileOff: Words<Handle>;
  readonly xPricesOld: Words<{ asOf: string; days: number }>;

  readonly noWayNeeded: Words;
  readonly way: Words<{ host: string; for: Service; reached: Reached }>;
  readonly extraCaCerts: Words<{ path: string; outcome: ExtraCaCertsOutcome }>;
}
