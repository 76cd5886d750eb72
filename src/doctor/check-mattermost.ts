import { advice, type Finding, right, wrong } from './finding.ts';
import { wordOf } from './word-of.ts';

/** What the adapter found out; the same as its own, since no room but app may name an adapter. */
export type MattermostFact =
  | { readonly code: 'isOurs'; readonly bot: string; readonly version: string | null }
  | { readonly code: 'unreachable'; readonly error: unknown }
  | { readonly code: 'tokenRefused'; readonly why: string }
  | { readonly code: 'serverOld'; readonly version: string }
  | { readonly code: 'inNoTeam' }
  | { readonly code: 'clockOff'; readonly aheadSeconds: number };

/** Grades what a Mattermost server says to the token. */
export function checkMattermost(answers: {
  readonly host: string;
  readonly facts: readonly MattermostFact[];
}): readonly Finding[] {
  const found = answers.facts.map((fact) => findingOf(fact, answers.host));
  // Only a command from the server could show whether it reaches us, and whether its tokens are the right ones.
  const isKnown = answers.facts.some(({ code }) => code === 'isOurs');
  return isKnown ? [...found, advice({ code: 'mattermostWayBackUntried' })] : found;
}

function findingOf(fact: MattermostFact, server: string): Finding {
  switch (fact.code) {
    case 'isOurs':
      return right({ code: 'mattermostIsOurs', bot: fact.bot, server, version: fact.version });
    case 'unreachable':
      return wrong({ code: 'mattermostUnreachable', error: wordOf(fact.error) });
    case 'tokenRefused':
      return wrong({ code: 'mattermostTokenRefused', why: fact.why });
    case 'serverOld':
      return advice({ code: 'mattermostOld', version: fact.version });
    case 'inNoTeam':
      return wrong({ code: 'mattermostInNoTeam' });
    case 'clockOff':
      // The adapter says how far ours is ahead, the other clocks how far theirs are.
      return wrong({ code: 'clockOff', with: 'Mattermost', aheadSeconds: -fact.aheadSeconds });
  }
}
