import type { Card } from '#chat/card.ts';
import type { CommandInvoked, FormSubmitted, ShortcutInvoked, SubmitReply } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { FormTrigger } from '#chat/form.ts';
import type { UserId } from '#chat/refs.ts';
import { readDraft } from '#drafts/draft.ts';

import type {
  Answer,
  ButtonEvent,
  ChannelCommand,
  DeskCommand,
  DeskForm,
  DraftForm,
  DraftPress,
  HelpLine,
  May,
  On,
  Reply,
} from './action.ts';
import type { ButtonName, CommandName, FormName } from './action-names.ts';
import { actions } from './actions.ts';
import { answerPlace } from './cards/answer-place.ts';
import type { Bot } from './bot.ts';
import { type Context, contextOf, type DeskContext, deskThere, hereFor, worksHere } from './context.ts';
import { type FormAnswer, formError } from './form-answer.ts';
import { type Lanes, laneLimits, lanes } from './events/lanes.ts';
import { helpCard } from './help-card.ts';
import { maySee } from './may-see.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { noDeskText } from './setup/no-desk-text.ts';
import { plainCard } from './plain-card.ts';
import { threadOf } from './cards/thread-of.ts';
import { nearestCommand, readCommand, type TypedCommand } from './typed-command.ts';
import { traceRefusal } from './trace-refusal.ts';
import { whisper } from './whisper.ts';

/** Performs the action of a button. A person who may not, or presses too late, is told so in private. */
export async function pressButton(bot: Bot, chat: ChatPlatform, event: ButtonEvent): Promise<void> {
  const { button } = actions[buttonNamed(event.action)];
  // A form has to open within three seconds, so everything is asked of the chat at once.
  const [ctx, there, draft] = await Promise.all([
    contextOf(bot, chat, event.user, event.dedupeKey),
    deskThere(bot, chat, event.ref.channel),
    button.about === 'draft' ? readDraft(bot.store.db, event.draftId) : null,
  ]);
  if (ctx === null) return traceRefusal(bot, chat, null);
  const { answers } = ctx.m;
  const { draftId, revision, target } = event;
  const answer = async (): Promise<Answer> => {
    if (there.kind === 'notInChannel') return answers.notInChannel;
    if (button.about === 'desk') {
      if (there.kind === 'none') return answers.notOnDesk;
      const here = { ...ctx, desk: there.desk, members: there.members, draftId, revision, target };
      return refusalText(here, button.may, null) ?? button.press(here);
    }
    // A card must not reach a draft of another channel, whatever the press claims.
    if (draft === null || there.kind === 'none' || draft.deskId !== there.desk.id) return answers.draftGone;
    const here = { ...ctx, ...(await hereFor(bot, chat, there, draft)), draft, revision, target };
    return refusalText(here, button.may, draft.author) ?? staleText(here, button.on) ?? button.press(here);
  };
  const sentence = await opened(ctx, event.ref.channel, event.trigger, await answer());
  if (sentence === null) return;
  await whisper(bot, chat, { to: event.user, where: await answerPlace(bot, chat, event.ref), sentence });
}

/** Handles a filled-in form. */
export async function submitForm(bot: Bot, chat: ChatPlatform, submitted: FormSubmitted): Promise<SubmitReply> {
  const { user, dedupeKey, binding } = submitted;
  const { form } = actions[formNamed(binding.purpose)];
  const [ctx, submit] = await Promise.all([
    contextOf(bot, chat, user, dedupeKey),
    form.about === 'channel' ? form.submit(chat, submitted) : submitOnDesk(form, bot, chat, submitted),
  ]);
  if (ctx === null) {
    traceRefusal(bot, chat, null);
    return formError(messagesIn(bot.language).answers.unknownPerson).reply;
  }
  const { reply, said } = await submit(ctx);
  if (said !== null) {
    const where = await threadOf(bot, binding.channel, binding.draftId);
    await whisper(bot, chat, { to: user, where, sentence: said });
  }
  return reply;
}

async function submitOnDesk(
  form: DeskForm | DraftForm,
  bot: Bot,
  chat: ChatPlatform,
  submitted: FormSubmitted,
): Promise<(ctx: Context) => Promise<FormAnswer>> {
  const { binding, values } = submitted;
  const { channel, draftId, target } = binding;
  const there = await deskThere(bot, chat, channel);
  return async (ctx) => {
    const { answers, setup } = ctx.m;
    if (there.kind === 'none') return formError(setup.error.no_such_desk);
    if (there.kind === 'notInChannel') return formError(answers.notInChannel);
    const here = { ...ctx, desk: there.desk, members: there.members, values, target };
    if (form.about === 'desk') {
      const refused = refusalText(here, form.may, null);
      return refused === null ? form.submit(here) : formError(refused);
    }
    const draft = draftId === null ? null : await readDraft(bot.store.db, draftId);
    if (draft === null || draft.deskId !== there.desk.id) return formError(answers.draftGone);
    if (!worksHere(here, draft.author)) {
      traceRefusal(bot, chat, ctx.user);
      return formError(answers.notOnDesk);
    }
    const about = { ...here, ...(await hereFor(bot, chat, there, draft)) };
    return form.submit({ ...about, draft, revision: binding.revision ?? 0 });
  };
}

const lanesOf = new WeakMap<Bot, Lanes>();

/**
 * Runs what was typed after /tambour, in its turn. Returns what to whisper, or null where a form was opened. If too many
 * commands wait, the person is told so and nothing is done.
 */
export async function runCommand(bot: Bot, chat: ChatPlatform, invoked: CommandInvoked): Promise<Card | null> {
  const typed = readCommand(invoked.text);
  const command: DeskCommand | ChannelCommand | null = 'rest' in typed ? actions[typed.name].command : null;
  const run = (): Promise<Card | null> => commandAnswer(bot, chat, invoked, { typed, command });
  if (command?.about === 'desk' && command.isUrgent) return run();
  const inLane = lanesOf.get(bot) ?? lanes(laneLimits);
  lanesOf.set(bot, inLane);
  const { channel, user } = invoked;
  const answer = inLane({ channel: `${chat.id} ${channel}`, person: `${chat.id} ${user}` }, run);
  if (answer !== null) return answer;
  const ctx = await contextOf(bot, chat, user, invoked.dedupeKey);
  return ctx === null ? unknownPerson(bot, chat) : plainCard(ctx.m.answers.busy);
}

async function commandAnswer(
  bot: Bot,
  chat: ChatPlatform,
  invoked: CommandInvoked,
  { typed, command }: { readonly typed: TypedCommand; readonly command: DeskCommand | ChannelCommand | null },
): Promise<Card | null> {
  const { channel, dedupeKey, user } = invoked;
  const run = command?.about === 'desk' && 'rest' in typed ? command.read(typed.rest) : null;
  const [ctx, there] = await Promise.all([
    contextOf(bot, chat, user, dedupeKey),
    run === null ? null : deskThere(bot, chat, channel),
  ]);
  if (ctx === null) return unknownPerson(bot, chat);
  const help = (word: string | null): Card =>
    helpCard(ctx, helpLines(ctx.m, ctx), word === null ? null : { word, meant: meantBy(ctx, word) });
  if (typed.name === 'help') return help(null);
  if (typed.name === 'unknown' || command === null) return help(typed.word);
  if (command.about === 'channel')
    return carded(await opened(ctx, channel, invoked.trigger, await command.run(ctx, invoked)));
  if (command.isOffered?.(ctx) === false) return help(typed.word);
  if (run === null) return help(invoked.text.trim());
  if (there?.kind !== 'desk') return plainCard(await noDeskText(ctx, channel, there?.kind));
  const here = { ...ctx, desk: there.desk, members: there.members };
  const answer = refusalText(here, command.may, null) ?? (await run(here, invoked));
  if (answer !== null && typeof answer === 'object' && 'isUnderstood' in answer) return help(invoked.text.trim());
  return carded(await opened(ctx, channel, invoked.trigger, answer));
}

/** Runs what was chosen on a message. Returns what to whisper, or null where a form was opened. */
export async function useAsPost(bot: Bot, chat: ChatPlatform, invoked: ShortcutInvoked): Promise<Card | null> {
  const { user, dedupeKey, ref, trigger } = invoked;
  const { channel } = ref;
  const { may, run } = actions.useAsPost.shortcut;
  const [ctx, there] = await Promise.all([contextOf(bot, chat, user, dedupeKey), deskThere(bot, chat, channel)]);
  if (ctx === null) return unknownPerson(bot, chat);
  if (there.kind !== 'desk') return plainCard(await noDeskText(ctx, channel, there.kind));
  const here = { ...ctx, desk: there.desk, members: there.members };
  return carded(await opened(ctx, channel, trigger, refusalText(here, may, null) ?? (await run(here, invoked))));
}

/** Lists the commands that can be typed: those always available, and those offered to `ctx`. */
export function helpLines(m: Messages, ctx: Context | null): readonly HelpLine[] {
  return commandNames().flatMap((name) => {
    const { command } = actions[name];
    const isOffered =
      command.about === 'channel' || command.isOffered === undefined || (ctx !== null && command.isOffered(ctx));
    return isOffered ? command.help(m) : [];
  });
}

/** Opens the form that an answer asks for. Returns what is left to tell the person, if anything. */
async function opened(ctx: Context, channel: string, trigger: FormTrigger, answer: Answer): Promise<Reply> {
  if (answer === null || typeof answer === 'string' || 'summary' in answer) return answer;
  const { opens: purpose, form, draftId, revision, target, isNeeded } = answer;
  const outcome = await ctx.chat.openForm(trigger, form, { purpose, channel, draftId, revision, target });
  return outcome === 'opened' || !isNeeded ? null : ctx.m.answers.formExpired;
}

/** Says why this person is not let through; null where they are. */
function refusalText(ctx: DeskContext, may: May, author: UserId | null): string | null {
  const isLet = { anybody: () => true, readers: () => maySee(ctx), team: () => worksHere(ctx, author) };
  if (isLet[may]()) {
    // The action refuses them itself.
    if (may === 'anybody' && ctx.user.kind !== 'member') traceRefusal(ctx.bot, ctx.chat, ctx.user);
    return null;
  }
  traceRefusal(ctx.bot, ctx.chat, ctx.user);
  return ctx.m.answers.notOnDesk;
}

function unknownPerson(bot: Bot, chat: ChatPlatform): Card {
  traceRefusal(bot, chat, null);
  return plainCard(messagesIn(bot.language).answers.unknownPerson);
}

/** Says that a button's card is out of date; null where it is not. */
function staleText({ draft, revision, target, m }: DraftPress, on: On): string | null {
  const { number, fingerprint } = draft.current;
  if (on === 'anyCard') return null;
  if (revision !== number) return m.answers.oldCard(number);
  return on === 'exact' && target !== fingerprint ? m.answers.otherCard(number) : null;
}

/** Returns the command that a mistyped text probably meant, as this person types it; null if none is near. */
function meantBy(ctx: Context, typed: string): string | null {
  const [word = ''] = typed.split(/\s/u);
  const name = nearestCommand(word);
  if (name === null) return null;
  if (name === 'help') return ctx.m.home.helpTyped;
  const { command } = actions[name];
  const isOffered = command.about === 'channel' || command.isOffered?.(ctx) !== false;
  const [line] = isOffered ? command.help(ctx.m) : [];
  return line === undefined ? null : line.typed.split(' ').slice(0, 2).join(' ');
}

function carded(reply: Reply): Card | null {
  return typeof reply === 'string' ? plainCard(reply) : reply;
}

function buttonNamed(name: string): ButtonName {
  if (isAction(name) && 'button' in actions[name]) return name as ButtonName; // Its action has a button.
  throw new Error(`a button "${name}" was pressed, which no card has`);
}

function formNamed(name: string): FormName {
  if (isAction(name) && 'form' in actions[name]) return name as FormName; // Its action has a form.
  throw new Error(`a form for "${name}" came back, which the bot does not open`);
}

function commandNames(): readonly CommandName[] {
  const names = Object.keys(actions).filter((name) => isAction(name));
  return names.filter((name) => 'command' in actions[name]) as CommandName[]; // Their actions have a command.
}

function isAction(name: string): name is keyof typeof actions {
  return Object.hasOwn(actions, name);
}
