import type { ClauseName } from './subject-contract.ts';
import type { Kind } from './subject-in-scene.ts';

/** A clause that a kind does not keep today: what is otherwise, why, and what is wanted in its place. */
interface Divergence {
  readonly clause: ClauseName;
  readonly kind: Kind;
  readonly today: string;
  readonly because: string;
  readonly wanted: string;
}

const everyKind = [
  'waking',
  'leaving',
  'rota',
  'emergencyTemplate',
  'period',
  'periodOverride',
  'emergencyUse',
  'relayRule',
] as const satisfies readonly Kind[];

const silentLosses: readonly Divergence[] = (
  ['emergencyTemplate', 'periodOverride', 'emergencyUse', 'relayRule'] as const
).map((kind) => ({
  clause: 'deletedRow',
  kind,
  today: 'nobody is told',
  because:
    kind === 'emergencyUse'
      ? 'the review is asked for again, as if for the first time'
      : 'the row is not looked for in the journal',
  wanted: 'it ends, and people are told',
}));

const reactions: readonly Divergence[] = everyKind
  .filter((kind) => kind !== 'waking' && kind !== 'rota' && kind !== 'leaving')
  .map((kind) => ({
    clause: 'reaction',
    kind,
    today: 'it decides nothing',
    because: 'reactions decide about drafts alone',
    wanted: 'a signed row says which state a message showed, and ✅ counts as the button does',
  }));

/** Each fails once it no longer holds: take its line out then. */
export const divergences: readonly Divergence[] = [
  ...silentLosses,
  ...reactions,
  {
    clause: 'deletedRow',
    kind: 'leaving',
    today: 'it is no longer held to',
    because: 'the day on the account is all that holds posts, and nothing restores it from the journal',
    wanted: 'it is held to by what the journal says, unsigned, as for a period',
  },
  {
    clause: 'changedInForce',
    kind: 'emergencyUse',
    today: 'nobody is told',
    because: 'a use whose row is not genuine is read as none',
    wanted: 'people are told that it was changed',
  },
];
