import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { turnSource, type TurnSourceOutcome } from '#relay/keep-source.ts';

import { seenSource } from './seen-source.ts';
import { sourceName } from './source-name.ts';

/** Switches a source on, or lets it go on after a pause. */
export const switchOnSource: Action<'switchOnSource'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => turning(ctx, 'on') },
};

/** Pauses a source. */
export const pauseSource: Action<'pauseSource'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => turning(ctx, 'paused') },
};

/** Ends a source. Its drafts stay. */
export const endSource: Action<'endSource'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => turning(ctx, 'ended') },
};

async function turning(ctx: DeskPress, to: 'on' | 'paused' | 'ended'): Promise<Answer> {
  const { answer, error } = ctx.m.relay;
  const seen = seenSource(ctx.target);
  if (seen === null) return answer.stale;
  return doOnce<DeskPress, TurnSourceOutcome>({
    does: ({ desk, user }, work) => turnSource(work, { deskId: desk.id, seen, to, by: user.id }),
    says: {
      turned: answer[to],
      stale: answer.stale,
      notRead: answer.notRead,
      itself: error.itself,
      circle: ({ m }, { back }) => error.circle(sourceName(m, back)),
    },
    repeated: () => answer[to],
  })(ctx);
}
