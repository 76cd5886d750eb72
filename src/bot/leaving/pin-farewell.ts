import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { frozenAnswer } from '#bot/freezing/frozen-blocks.ts';
import { pinLastPost } from '#publishing/leaving/pin-last-post.ts';

import { alreadyText, changing } from './leaving-step-done.ts';
import { mayDoStep, type StepMeant, stepMeant } from './step-target.ts';

/**
 * Pins the last post if the network allows it, and records that step as done once it certainly is; for anybody who may
 * record it. If it cannot be pinned, says why, so that a person does it and records it.
 */
export const pinFarewell: Action<'pinFarewell'> = { button: { about: 'desk', may: 'anybody', press: pinning } };

async function pinning(ctx: DeskPress): Promise<Answer> {
  const { bot, m, target } = ctx;
  const meant = await stepMeant(ctx, target);
  if (meant === null || meant.step.kind !== 'pinned') return m.leaving.answer.closed;
  if (!mayDoStep(ctx, meant.step)) return m.leaving.doing.mayNot;
  if (meant.step.state !== 'open') return alreadyText(ctx, meant);
  if (!bot.rules[meant.leaving.account.network].pins) return m.leaving.pin.unsupported;
  return answerTo(ctx, meant, await pinLastPost(bot.publishing, meant.leaving));
}

async function answerTo(
  ctx: DeskPress,
  meant: StepMeant,
  outcome: Awaited<ReturnType<typeof pinLastPost>>,
): Promise<Answer> {
  const { m } = ctx;
  const { pin } = m.leaving;
  const account = accountLabel(meant.leaving.account);
  switch (outcome.kind) {
    case 'pinned':
      return changing(ctx, meant, { change: { state: 'done', note: null }, changed: pin.pinned(account) });
    case 'notPublic':
      return pin.notPublic;
    case 'frozen':
      return frozenAnswer(ctx);
    case 'notOpen':
      return pin.notOpen(account);
    case 'scopeMissing':
      return pin.scopeMissing(account, outcome.scope);
    case 'locked':
      return pin.locked(account);
    case 'refused':
      return pin.refused;
    case 'missing':
      return pin.missing;
    case 'unsupported':
      return pin.unsupported;
    case 'unsure':
      return pin.unsure;
  }
}
