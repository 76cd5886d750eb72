import { z } from 'zod';

import type { ChatSink } from '#chat/chat-sink.ts';
import type { Life } from '#chat/kit/asked.ts';
import { pause } from '#chat/kit/pause.ts';
import type { UserId } from '#chat/refs.ts';

import { viewBinding } from './render/view-binding.ts';
import { viewValues } from './render/view-values.ts';
import { viewWithNotes } from './render/view-with-notes.ts';
import { viewsUpdate } from './slack-methods.ts';
import type { SlackApi } from './web-api.ts';

/** An open form, as filled in so far. */
export interface OpenForm {
  readonly user: UserId;
  readonly id: string;
  /** Slack's hash of the form's current state. */
  readonly hash: string;
  readonly view: object;
}

/** The last update: its notes, the hash that it replaced, and the new one. */
interface Shown {
  readonly notes: string;
  readonly over: string;
  readonly hash: string;
}

const everyMs = 1_000;
/** Slack takes some 100 updates a minute, of all forms: https://docs.slack.dev/reference/methods/views.update */
const afterBusyMs = 10_000;
const updatedAnswer = z.object({ view: z.object({ hash: z.string() }).nullish() });

/**
 * Builds a function that shows notes in an open form while somebody types, such as how long a text is. It updates a
 * form once a second at most, by the newest text, and only if something changed. Best effort: if Slack refuses an
 * update, the form stays as it is until the next one. It returns false for a form that is not ours.
 */
export function followTyping(deps: {
  readonly api: SlackApi;
  readonly life: Life;
  readonly typed: ChatSink['typed'];
  readonly failed: (error: unknown, what: string) => void;
}): (form: OpenForm) => boolean {
  const waiting = new Map<string, OpenForm | null>();

  const update = async (form: OpenForm, shown: Shown | null): Promise<{ shown: Shown | null; isBusy: boolean }> => {
    const notes = await notesOf(deps, form);
    const said = JSON.stringify(notes);
    // An event from before our last update carries the hash that the update replaced.
    const isBehind = shown !== null && form.hash === shown.over;
    const view = isBehind && said === shown.notes ? null : viewWithNotes(form.view, notes);
    if (view === null) return { shown, isBusy: false };
    const args = { view_id: form.id, hash: isBehind ? shown.hash : form.hash, view };
    const asked = await deps.api.ask(viewsUpdate, args, updatedAnswer, { tries: 1, patienceMs: 0 });
    const hash = asked.kind === 'answered' ? asked.answer.view?.hash : undefined;
    return {
      shown: hash === undefined ? shown : { notes: said, over: form.hash, hash },
      isBusy: asked.kind === 'refused' && asked.why === 'ratelimited',
    };
  };

  const follow = async (id: string): Promise<void> => {
    let shown: Shown | null = null;
    for (let form = waiting.get(id) ?? null; form !== null; form = waiting.get(id) ?? null) {
      waiting.set(id, null);
      const updated = await update(form, shown);
      shown = updated.shown;
      await pause(updated.isBusy ? afterBusyMs : everyMs, deps.life.signal);
      if (deps.life.signal.aborted) return;
    }
  };

  return (form) => {
    if (viewBinding(form.view) === null || viewValues(form.view) === null) return false;
    const isFollowed = waiting.has(form.id);
    waiting.set(form.id, form);
    if (isFollowed) return true;
    follow(form.id)
      .catch((error: unknown) => deps.failed(error, 'follow what is typed'))
      .finally(() => waiting.delete(form.id));
    return true;
  };
}

async function notesOf(
  { typed }: { readonly typed: ChatSink['typed'] },
  { user, view }: OpenForm,
): Promise<Readonly<Record<string, string>>> {
  const binding = viewBinding(view);
  const values = viewValues(view);
  return binding === null || values === null ? {} : typed({ user, binding, values });
}
