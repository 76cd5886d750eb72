import { once } from '#bot/once.ts';
import { readDraft } from '#drafts/draft.ts';
import { cancelWhenFree } from '#publishing/stop.ts';
import { keepDraft } from '#reminders/keep-draft.ts';
import { notify } from '#storage/notify.ts';
import type { Writing } from '#storage/store.ts';

import type { Pressed, PressHandler } from './pressed.ts';

/** Ends a draft that nobody touched, from the channel's list of them. */
export const pressCloseLying: PressHandler = (pressed) =>
  press(pressed, async (w) => {
    const { draft, user, desk, members } = pressed;
    return (await cancelWhenFree(w, { draftId: draft.id, person: user.id, desk, members })).kind === 'cancelled';
  });

/** Leaves a draft that nobody touched for as long again. */
export const pressKeepLying: PressHandler = (pressed) =>
  press(pressed, async (w) => {
    const { draft, desk, user } = pressed;
    await keepDraft(w, { draftId: draft.id, deskId: desk.id, person: user.id });
    return true;
  });

/** Does it where the draft lies as the list shows it, and has the list shown anew in any case. */
async function press(pressed: Pressed, act: (w: Writing) => Promise<boolean>): Promise<string | null> {
  const { bot, chat, desk, draft, event, m } = pressed;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (w) => {
    const now = await readDraft(w.tx, draft.id);
    const lies = now !== null && now.current.number === event.revision && ['writing', 'asked'].includes(now.state);
    const isDone = lies && (await act(w));
    await showAnew(w, desk.id, event.target);
    return isDone;
  });
  return outcome.kind === 'repeat' || outcome.value ? null : m.reminders.lying.isTaken;
}

async function showAnew(w: Writing, deskId: string, noticeId: string | null): Promise<void> {
  if (noticeId === null) return;
  const kind = 'reminder.leftLyingChanged';
  await notify(w, { key: `${kind}:${w.newId()}`, deskId, draftId: null, kind, data: { noticeId } });
}
