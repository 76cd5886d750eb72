import type { RealEvidence, Span } from './check-real.ts';
import { realTimes } from './durations.ts';
import type { FrozenSpan } from './freezing.ts';
import type { World } from './open-world.ts';

/** Collects the checker's evidence: what the simulators of this world saw, and the journal. */
export async function evidenceOf(
  world: World,
  moving: string | null,
  frozen: readonly FrozenSpan[],
  stood: readonly Span[] = [],
): Promise<RealEvidence> {
  const { chat, settings, accounts, acts, requests, posts: made } = world;
  const keyOf = new Map(Object.entries(chat.state.posted).map(([key, message]) => [message, key]));
  return {
    desk: {
      ...settings,
      members: chat.state.people.flatMap(({ id, kind }) => (kind === 'member' ? [id] : [])),
      inChannel: [],
    },
    accounts,
    acts,
    absences: [],
    requests,
    posts: made,
    messages: chat.state.messages.flatMap(({ ref, body, postedAt }) =>
      body.kind === 'card'
        ? [
            {
              ref,
              key: keyOf.get(ref.message) ?? '',
              atMs: Date.parse(postedAt),
              askedAt: new Date(postedAt),
              card: body.card,
              earlier: [],
              isDeleted: false,
            },
          ]
        : [],
    ),
    journal: await world.ground.eyes.journal(),
    leaseMs: realTimes.leaseSeconds * 1000,
    // Nobody has seen when it began. When it arrived is judged by what this world knows.
    beginsWithinMs: Infinity,
    claimTakesMs: 1000,
    lost: null,
    // True, since a stop may have come at any point.
    stoodBeforeSending: true,
    stoodStill: true,
    conversions: new Map(),
    tampered: new Set(),
    looksFailed: false,
    clockJumped: false,
    cameToRest: true,
    frozen,
    stood,
    seenLateMs: world.seenLateMs(),
    taken: world.taken,
    timeline: world.timeline(),
    moving,
  };
}
