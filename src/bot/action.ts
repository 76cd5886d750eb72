import type { Card } from '#chat/card.ts';
import type { ChatEvent, CommandInvoked, FormSubmitted, ShortcutInvoked } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Form, FormBinding } from '#chat/form.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type {
  ChannelCommandName,
  ChannelFormName,
  DeskButtonName,
  DeskCommandName,
  DeskFormName,
  DraftButtonName,
  DraftFormName,
  FormName,
  ShortcutName,
} from './action-names.ts';
import type { Context, DeskContext, DraftContext } from './context.ts';
import { accepted, type FormAnswer, type FormRefused } from './form-answer.ts';
import type { HelpGroup } from '#messages/words/commands.ts';
import type { Messages } from '#messages/words/messages.ts';
import { once, onceInEffect } from './once.ts';

export type ButtonEvent = Extract<ChatEvent, { readonly kind: 'button' }>;

/** An answer to whisper to the person; null where a card, a thread or a form gives it. */
export type Reply = Card | string | null;

/** A form to open instead of an answer. */
export interface Opening extends Pick<FormBinding, 'draftId' | 'revision' | 'target'> {
  readonly opens: FormName;
  readonly form: Form;
  /** The person is told when it was too late to open the form. */
  readonly isNeeded: boolean;
}

export type Answer = Reply | Opening;

/**
 * One thing that people can do, with each way to do it: a button on a card, a form that comes back, words after
 * "/tambour". Its name determines which ways there are. A missing one does not compile.
 */
export type Action<Name> = (Name extends DraftButtonName ? { readonly button: DraftButton } : object) &
  (Name extends DeskButtonName ? { readonly button: DeskButton } : object) &
  (Name extends DraftFormName ? { readonly form: DraftForm } : object) &
  (Name extends DeskFormName ? { readonly form: DeskForm } : object) &
  (Name extends ChannelFormName ? { readonly form: ChannelForm } : object) &
  (Name extends DeskCommandName ? { readonly command: DeskCommand } : object) &
  (Name extends ChannelCommandName ? { readonly command: ChannelCommand } : object) &
  (Name extends ShortcutName ? { readonly shortcut: Shortcut } : object);

/**
 * The people an action lets through. `anybody`: the action refuses people itself, for example to record the attempt;
 * `readers`: those who may see the desk's channel; `team`: those who work on the desk, and the draft's author.
 */
export type May = 'anybody' | 'readers' | 'team';

/**
 * The cards on which a button still counts. `current`: those of the draft's current revision; `exact`: those that also
 * show its exact content, since the number alone is ambiguous after a restore from a backup.
 */
export type On = 'anyCard' | 'current' | 'exact';

export interface DraftButton {
  readonly about: 'draft';
  readonly may: May;
  readonly on: On;
  readonly press: (ctx: DraftPress) => Promise<Answer> | Answer;
}

export interface DeskButton {
  readonly about: 'desk';
  readonly may: May;
  readonly press: (ctx: DeskPress) => Promise<Answer> | Answer;
}

export interface DraftForm {
  readonly about: 'draft';
  readonly submit: (ctx: DraftSubmission) => Promise<FormAnswer>;
}

export interface DeskForm {
  readonly about: 'desk';
  readonly may: May;
  readonly submit: (ctx: DeskSubmission) => Promise<FormAnswer>;
}

export interface ChannelForm {
  readonly about: 'channel';
  /** Asks the chat for what it needs while the person is still being looked up, since they wait for the form. */
  readonly submit: (chat: ChatPlatform, submitted: FormSubmitted) => Promise<(ctx: Context) => Promise<FormAnswer>>;
}

export interface DeskCommand {
  readonly about: 'desk';
  readonly may: May;
  /** True: it waits for no other command, since it stops posts or warns the public. Left out: it takes its turn. */
  readonly isUrgent?: true;
  /** Tells whether the command is available at all; left out: always. */
  readonly isOffered?: (ctx: Context) => boolean;
  readonly help: (m: Messages) => readonly HelpLine[];
  /** Parses the text after the command's word; null where it is not understood. Never throws. */
  readonly read: (rest: string) => ((ctx: DeskContext, invoked: CommandInvoked) => Promise<CommandAnswer>) | null;
}

export interface ChannelCommand {
  readonly about: 'channel';
  readonly help: (m: Messages) => readonly HelpLine[];
  readonly run: (ctx: Context, invoked: CommandInvoked) => Promise<Answer>;
}

/** An action that can be chosen on a message. */
export interface Shortcut {
  readonly may: May;
  readonly run: (ctx: DeskContext, invoked: ShortcutInvoked) => Promise<Answer>;
}

/** The text was not understood after all, so that the help is shown instead. */
export interface NotUnderstood {
  readonly isUnderstood: false;
}

export type CommandAnswer = Answer | NotUnderstood;

/** One command as it can be typed, and what it does. */
export interface HelpLine {
  readonly typed: string;
  readonly does: string;
  readonly group: HelpGroup;
}

/** The revision and the target to which a button or a form is bound. */
interface Bound {
  readonly revision: number;
  readonly target: string | null;
}

export interface DraftPress extends DraftContext, Bound {}

export interface DeskPress extends DeskContext, Bound {
  /** The id carried in place of a draft's: the button is about no draft. */
  readonly draftId: string;
}

export interface DraftSubmission extends DraftContext, Bound {
  readonly values: FormSubmitted['values'];
}

export interface DeskSubmission extends DeskContext {
  readonly target: string | null;
  readonly values: FormSubmitted['values'];
}

/** Builds an answer that opens a draft's form from a button, bound to the same revision and target. */
export function formOf(
  opens: DraftFormName,
  { draft, revision, target }: Pick<DraftPress, 'draft' | 'revision' | 'target'>,
  form: Form,
): Opening {
  return { opens, form, draftId: draft.id, revision, target, isNeeded: true };
}

/** Builds an answer that opens a form about no draft. */
export function deskFormOf(opens: DeskFormName | ChannelFormName, form: Form, target: string | null): Opening {
  return { opens, form, draftId: null, revision: null, target, isNeeded: true };
}

interface Outcome {
  readonly kind: string;
}

/** The answer to each outcome. */
export type Says<Ctx, Value extends Outcome> = {
  readonly [Kind in Value['kind']]:
    | Answer
    | ((ctx: Ctx, outcome: Extract<Value, { readonly kind: Kind }>) => Promise<Answer> | Answer);
};

/**
 * Builds a handler that acts once for each event, in one transaction, and answers by the outcome. A repeated event does
 * nothing. It is answered by `repeated`, or not at all without it.
 */
export function doOnce<Ctx extends Context, Value extends Outcome>(step: {
  readonly does: (ctx: NoInfer<Ctx>, work: UnitOfWork) => Promise<Value>;
  readonly says: Says<NoInfer<Ctx>, Value>;
  readonly repeated?: (ctx: NoInfer<Ctx>) => Reply;
}): (ctx: Ctx) => Promise<Answer> {
  return async (ctx) => {
    const { bot, chat, dedupeKey } = ctx;
    const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (work) => step.does(ctx, work));
    return outcome.kind === 'repeat' ? (step.repeated?.(ctx) ?? null) : answerTo(step.says, ctx, outcome.value);
  };
}

/** Returns the answer to an outcome. */
async function answerTo<Ctx, Value extends Outcome>(says: Says<Ctx, Value>, ctx: Ctx, outcome: Value): Promise<Answer> {
  // The entry for this kind accepts the outcome, but the compiler cannot follow that through a union.
  const said = says[outcome.kind as Value['kind']] as Answer | ((ctx: Ctx, outcome: Value) => Promise<Answer> | Answer);
  return typeof said === 'function' ? said(ctx, outcome) : said;
}

/** Keeps the form open and shows what is wrong. Nothing of the outcome is written. */
export interface StaysOpen<Ctx, Value> {
  readonly error: (ctx: Ctx, outcome: Value) => Promise<FormRefused> | FormRefused;
}

type SaidToForm<Ctx, Value> = Reply | StaysOpen<Ctx, Value> | ((ctx: Ctx, outcome: Value) => Promise<Reply> | Reply);

/** A form's answer to each outcome: it closes, or stays open. */
export type SaysToForm<Ctx, Value extends Outcome> = {
  readonly [Kind in Value['kind']]: SaidToForm<Ctx, Extract<Value, { readonly kind: Kind }>>;
};

/**
 * Builds a handler that reads a form, acts once in one transaction, and answers by the outcome. If the form stays open,
 * nothing is written: the same form, sent again, gets the same answer.
 */
export function takeOnce<Ctx extends Context, Read, Value extends Outcome>(step: {
  readonly reads: (ctx: NoInfer<Ctx>) => Promise<Read | FormRefused> | Read | FormRefused;
  readonly does: (ctx: NoInfer<Ctx>, work: UnitOfWork, read: Read) => Promise<Value>;
  readonly says: SaysToForm<NoInfer<Ctx>, Value>;
}): (ctx: Ctx) => Promise<FormAnswer> {
  return async (ctx) => {
    const { bot, chat, dedupeKey } = ctx;
    const read = await step.reads(ctx);
    if (isRefused(read)) return read;
    // As in `answerTo`.
    const saidTo = (value: Value): SaidToForm<Ctx, Value> =>
      step.says[value.kind as Value['kind']] as SaidToForm<Ctx, Value>;
    const outcome = await onceInEffect(
      bot.store,
      { platform: chat.id, dedupeKey },
      (work) => step.does(ctx, work, read),
      (value) => !staysOpen(saidTo(value)),
    );
    if (outcome.kind === 'repeat') return accepted();
    const said = saidTo(outcome.value);
    if (staysOpen(said)) return said.error(ctx, outcome.value);
    return accepted(typeof said === 'function' ? await said(ctx, outcome.value) : said);
  };
}

function isRefused(read: unknown): read is FormRefused {
  return typeof read === 'object' && read !== null && 'reply' in read;
}

function staysOpen<Ctx, Value>(said: SaidToForm<Ctx, Value>): said is StaysOpen<Ctx, Value> {
  return typeof said === 'object' && said !== null && 'error' in said;
}
