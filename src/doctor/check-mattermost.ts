import type { ServerMet, ServerStanding, WhyHeld } from '#storage/chat-server.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import { wordOf } from './word-of.ts';
import type { ClockFacts } from './check-clock.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface MattermostFacts {
  readonly mattermostIsOurs: { readonly bot: string; readonly server: string; readonly version: string };
  readonly mattermostUnreachable: { readonly error: string };
  readonly mattermostTokenRefused: { readonly why: string };
  readonly mattermostHeld: { readonly why: WhyHeld };
  readonly mattermostInNoTeam: Plain;
  readonly mattermostWayBackUntried: Plain;
}

type MattermostFinding = FindingOf<MattermostFacts & Pick<ClockFacts, 'clockOff'>>;

/** A fact that the Mattermost adapter found. It repeats the adapter's own type, since only app may name an adapter. */
export type MattermostFact =
  | { readonly code: 'isOurs'; readonly bot: string; readonly version: string; readonly server: ServerMet }
  | { readonly code: 'unreachable'; readonly error: unknown }
  | { readonly code: 'tokenRefused'; readonly why: string }
  | { readonly code: 'serverOld'; readonly version: string; readonly oldest: string }
  | { readonly code: 'serverUntold' }
  | { readonly code: 'inNoTeam' }
  | { readonly code: 'clockOff'; readonly aheadSeconds: number };

/** A Mattermost server's answers to the bot's token. */
export interface MattermostAnswers {
  readonly host: string;
  readonly facts: readonly MattermostFact[];
  /** How the database knows the server; null if that is unknown. */
  readonly standing: ServerStanding | null;
}

/** Grades a Mattermost server's answers to the bot's token. */
export function checkMattermost(answers: MattermostAnswers): readonly MattermostFinding[] {
  const { standing } = answers;
  const found = answers.facts.map((fact) => findingOf(fact, answers.host));
  if (standing?.kind === 'elsewhere' || standing?.kind === 'unknown') found.push(held(standing));
  // Only a command from the server can show whether it reaches us and has the right tokens.
  const isKnown = answers.facts.some(({ code }) => code === 'isOurs');
  return isKnown ? [...found, advice({ code: 'mattermostWayBackUntried' })] : found;
}

function held(why: WhyHeld): MattermostFinding {
  return wrong({ code: 'mattermostHeld', why });
}

function findingOf(fact: MattermostFact, server: string): MattermostFinding {
  switch (fact.code) {
    case 'isOurs':
      return right({ code: 'mattermostIsOurs', bot: fact.bot, server, version: fact.version });
    case 'unreachable':
      return wrong({ code: 'mattermostUnreachable', error: wordOf(fact.error) });
    case 'tokenRefused':
      return wrong({ code: 'mattermostTokenRefused', why: fact.why });
    case 'serverOld':
      return held({ kind: 'tooOld', version: fact.version, oldest: fact.oldest });
    case 'serverUntold':
      return held({ kind: 'untold' });
    case 'inNoTeam':
      return wrong({ code: 'mattermostInNoTeam' });
    case 'clockOff':
      // The adapter reports how far our clock is ahead; other clocks report how far theirs are.
      return wrong({ code: 'clockOff', with: 'Mattermost', aheadSeconds: -fact.aheadSeconds });
  }
}
