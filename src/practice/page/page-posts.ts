import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';

import { isLanguage } from '#languages.ts';
import { awaitChange } from '#practice/chat/outbox.ts';
import type { Chat } from '#practice/chat/chat.ts';
import { deleteMessage, editMessage, emojis, messageById, setReaction } from '#practice/chat/messages.ts';
import { dismissWhisper, pressButton } from '#practice/chat/shown-cards.ts';
import { typeCommand, useMessage } from '#practice/chat/asks.ts';

import { leaps } from './clock-door.ts';
import type { DeskDoor } from './desk-door.ts';
import { formPosts } from './form-posts.ts';
import { networkTroubles, type PageNetwork } from './page-network.ts';
import { sayPost } from './say-post.ts';
import { speak } from './speak.ts';
import { textOf, viewOfPost } from './view-of-post.ts';
import { pathFrom, type View, withDesk } from './view.ts';
import { wholePage } from './whole-page.ts';

/** Maximum size of text and pictures together; each file has its own limit. */
const maxPostBytes = 66 * 1024 * 1024;

const pressSchema = z.strictObject({
  message: z.string(),
  action: z.string(),
  draftId: z.string(),
  revision: z.int(),
  target: z.string().nullable(),
});

const reactionSchema = z.string().transform((text, context) => {
  const emoji = emojis.find((known) => text === `+${known}` || text === `-${known}`);
  if (emoji !== undefined) return { emoji, added: text.startsWith('+') };
  context.addIssue('no such reaction');
  return z.NEVER;
});

/**
 * Builds the routes for everything that people do on the page. They take plain HTML forms, and answer with a redirect
 * or with the page and a sentence.
 */
export function pagePosts(chat: Chat, networks: readonly PageNetwork[], door: DeskDoor | null): Hono {
  const posts = new Hono();
  posts.use(bodyLimit({ maxSize: maxPostBytes }));

  /** Registers a handler at `/as/:user/<path>`, for people who may see the place that their form names. */
  const on = (path: string, act: (context: Context, view: View, body: FormData) => Promise<Response>): void => {
    posts.post(`/as/:user/${path}`, async (context) => {
      const body = await context.req.formData();
      const view = viewOfPost(chat, networks, context.req.param('user') ?? '', body);
      return view === null ? context.notFound() : act(context, await withDesk(view, door), body);
    });
  };

  on('say', sayPost);
  on('press', pressPost);
  on('use', usePost);
  on('react', async (context, view, body) => {
    const message = messageById(chat.state, textOf(body, 'message'));
    const wanted = reactionSchema.safeParse(textOf(body, 'reaction'));
    if (!wanted.success) return context.text('No such reaction.', 400);
    const outcome =
      message === null ? 'gone' : setReaction(chat, { user: view.me.id, ref: message.ref, ...wanted.data });
    if (outcome === 'gone') return told(context, view, view.words.refusals.gone);
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('edit', async (context, view, body) => {
    const message = messageById(chat.state, textOf(body, 'message'));
    if (message !== null) editMessage(chat, view.me.id, message.ref, textOf(body, 'text'));
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('delete', async (context, view, body) => {
    const message = messageById(chat.state, textOf(body, 'message'));
    if (message !== null) deleteMessage(chat, view.me.id, message.ref);
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('dismiss', async (context, view, body) => {
    dismissWhisper(chat, view.me.id, textOf(body, 'whisper'));
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('language', async (context, view, body) => {
    const language = textOf(body, 'language');
    if (!isLanguage(language)) return context.text('No such language.', 400);
    await speak(chat, door, { channel: view.channel.id, language, by: view.me.id });
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('close-steps', async (context, view) => {
    chat.state.firstSteps = { ...chat.state.firstSteps, isClosed: true };
    chat.changed();
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('clock', async (context, view, body) => {
    const leap = z.enum([...leaps, 'stop']).safeParse(textOf(body, 'leap'));
    if (!leap.success) return context.text('No such move.', 400);
    if (leap.data === 'stop') door?.clock?.stop();
    else await door?.clock?.move(leap.data, { by: view.me.id, timeZone: view.me.timeZone });
    return context.redirect(pathFrom(view, {}), 303);
  });
  on('past', pastPost);
  on('trouble', async (context, view, body) => {
    const trouble = z.enum(networkTroubles).safeParse(textOf(body, 'trouble'));
    if (!trouble.success) return context.text('No such trouble.', 400);
    networks.find(({ kind }) => kind === textOf(body, 'network'))?.setTrouble(trouble.data);
    if (trouble.data !== 'none') chat.state.firstSteps = { ...chat.state.firstSteps, hasBroken: true };
    chat.changed();
    return context.redirect(pathFrom(view, {}), 303);
  });
  formPosts(on);
  return posts;
}

/** Presses a button, and waits until the bot has opened a form or taken it. */
async function pressPost(context: Context, view: View, body: FormData): Promise<Response> {
  const { chat, me } = view;
  const pressed = pressSchema.safeParse(jsonOf(textOf(body, 'press')));
  if (!pressed.success) return context.text('No such button.', 400);
  const { message, ...button } = pressed.data;
  const press = pressButton(chat, me.id, { message }, button);
  if (press.kind === 'gone') return told(context, view, view.words.refusals.gone);
  const outcome = await awaitChange(
    chat,
    () => {
      const form = chat.state.forms.find((open) => open.trigger === press.trigger);
      if (form !== undefined) return form.id;
      return chat.state.outbox.some((item) => item.seq === press.seq) ? null : 'taken';
    },
    chat.answerWithinMs,
  );
  if (outcome === null) return told(context, view, view.words.pressKept);
  return context.redirect(pathFrom(view, { form: outcome === 'taken' ? null : outcome }), 303);
}

/** Opens a draft's form from somebody's message, or says in private why not. */
async function usePost(context: Context, view: View, body: FormData): Promise<Response> {
  const { chat, me, words } = view;
  const outcome = await useMessage(chat, me.id, { message: textOf(body, 'message') });
  if (outcome.kind === 'gone') return told(context, view, words.refusals.gone);
  if (outcome.kind === 'noAnswer') return told(context, view, words.useUnanswered);
  const form = chat.state.forms.find((open) => open.trigger === outcome.trigger);
  return context.redirect(pathFrom(view, { form: form?.id ?? null }), 303);
}

/** Types the command that fills in a made-up past; its button stays until the bot has answered. */
async function pastPost(context: Context, view: View): Promise<Response> {
  const { chat, me, channel, words } = view;
  const outcome = await typeCommand(chat, { user: me.id, channel: channel.id, text: words.fillPastCommand });
  if (outcome.kind === 'refused') return told(context, view, words.refusals[outcome.why]);
  if (outcome.kind === 'noAnswer') return told(context, view, words.useUnanswered);
  chat.state.askedForPast = true;
  chat.changed();
  return context.redirect(pathFrom(view, {}), 303);
}

async function told(context: Context, view: View, notice: string): Promise<Response> {
  return context.html(wholePage({ ...view, notice }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
