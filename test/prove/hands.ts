import { textIn } from '#bot/forms/form-values.ts';
import type { Button, Card } from '#chat/card.ts';
import type { ReactionName } from '#chat/chat-sink.ts';
import type { FormValue } from '#chat/form.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { newKey, send } from './bring.ts';
import type { History } from './open-history.ts';
import { channel, type OpenForm } from './sim-chat.ts';
import type { SimProcess } from './sim-process.ts';
import type { BotMessage, PersonAct } from './witness.ts';

/** A button on a card, as somebody sees it. */
export interface SeenButton {
  readonly message: BotMessage;
  readonly card: Card;
  readonly button: Button;
  /** True if the card has changed since. */
  readonly isOld: boolean;
}

/** Lists all buttons that anybody has on the screen. It may show an earlier state of a card. */
export function buttonsSeen({ world }: History): readonly SeenButton[] {
  return world.chat.messages
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap((message) => [
      ...message.earlier.flatMap((card) => buttonsOn(message, card, true)),
      ...buttonsOn(message, message.card, false),
    ]);
}

function buttonsOn(message: BotMessage, card: Card, isOld: boolean): readonly SeenButton[] {
  return buttonsIn(card).map((button) => ({ message, card, button, isOld }));
}

/** Types "/tambour …"; returns the form that it opens, if any. */
export async function typeCommand(
  history: History,
  process: SimProcess,
  { user, text }: { readonly user: string; readonly text: string },
): Promise<OpenForm | null> {
  const { world } = history;
  world.tell(`${user} types "/tambour ${text}"`);
  await did(history, { person: user, did: `/${text}`, draftId: null, revision: null, target: null, shown: null });
  const command = { user, channel, text, thread: null, trigger: world.chat.newTrigger(user) };
  const dedupeKey = newKey(history);
  const before = world.chat.forms.length;
  await world.run('command', async () => {
    const reply = await process.sink()?.command({ ...command, dedupeKey });
    if (reply?.kind === 'whisper') world.chat.whispers.push({ to: user, card: reply.card });
  });
  return opened(history, before);
}

/** Presses a button; returns the form that it opens, if any. */
export async function pressButton(
  history: History,
  user: string,
  { message, card, button, isOld }: SeenButton,
): Promise<OpenForm | null> {
  const { world } = history;
  world.tell(`${user} presses "${button.label}"${isOld ? ' on a card of before' : ''}`);
  const { action, draftId, revision, target } = button;
  const key = newKey(history);
  await did(history, { person: user, did: action, draftId, revision, target, shown: card, key });
  const event = { kind: 'button', user, ref: message.ref, action, draftId, revision, target } as const;
  const before = world.chat.forms.length;
  await send(history, {
    kind: 'event',
    event: { ...event, dedupeKey: key, trigger: world.chat.newTrigger(user) },
  });
  return opened(history, before);
}

function opened({ world }: History, before: number): OpenForm | null {
  return world.chat.forms.length > before ? (world.chat.forms.pop() ?? null) : null;
}

/** Adds a reaction to a card, or removes it if it is there. */
export async function reactTo(
  history: History,
  user: string,
  { message, name }: { readonly message: BotMessage; readonly name: ReactionName },
): Promise<void> {
  const { world } = history;
  const own = reactionsOf(history, message, user);
  const added = !own.has(name);
  if (added) own.add(name);
  else own.delete(name);
  world.tell(`${user} ${added ? 'adds' : 'removes'} ${name === 'approve' ? '✅' : '❌'} ${message.key}`);
  const [, draftId = '', revision] = message.key.split(':');
  await did(history, {
    person: user,
    did: `${added ? 'react' : 'unreact'} ${name}`,
    draftId,
    revision: Number.parseInt(revision ?? '', 10),
    target: message.key,
    shown: message.card,
  });
  const event = { kind: 'reaction', user, ref: message.ref, name, added } as const;
  await send(history, { kind: 'event', event: { ...event, dedupeKey: newKey(history) } });
}

/** Returns the reactions that a person has on a card. */
export function reactionsOf({ world }: History, { ref }: BotMessage, user: string): Set<ReactionName> {
  const { reactions } = world.chat;
  const people = reactions.get(ref.message) ?? new Map<string, Set<ReactionName>>();
  reactions.set(ref.message, people);
  const own = people.get(user) ?? new Set();
  people.set(user, own);
  return own;
}

/** Submits a form with these values in place of its own. */
export async function submitForm(
  history: History,
  { user, form, binding }: OpenForm,
  filled: Readonly<Record<string, FormValue>>,
): Promise<void> {
  const { world } = history;
  const initial = Object.fromEntries(
    form.fields.map((field): [string, FormValue] => [field.id, 'initial' in field ? field.initial : []]),
  );
  const what = Object.values(filled).filter((value) => typeof value === 'string');
  world.tell(`${user} sends "${form.title}": ${what.join(' · ')}`);
  const { purpose, draftId, revision, target } = binding;
  await did(history, { person: user, did: `submit ${purpose}`, draftId, revision, target, shown: null });
  const submitted = { dedupeKey: newKey(history), user, binding, values: { ...initial, ...filled } };
  if (purpose === 'absence') await askedAbsence(history, user, submitted.values);
  await send(history, { kind: 'form', submitted });
}

async function askedAbsence(
  { absences, world }: History,
  by: string,
  values: Readonly<Record<string, FormValue>>,
): Promise<void> {
  const { person, deputy } = values;
  absences.push({
    by,
    person: (Array.isArray(person) ? person[0] : null) ?? by,
    first: textIn(values, 'first'),
    last: textIn(values, 'last'),
    deputy: (Array.isArray(deputy) ? deputy[0] : null) ?? null,
    journalSeq: await world.journalSeq(),
  });
}

/** Records what somebody did, whatever comes of it. */
export async function did(
  history: History,
  act: Omit<PersonAct, 'atMs' | 'journalSeq' | 'heardSeq'> & { readonly key?: string },
): Promise<void> {
  const { world } = history;
  history.acts.push({ ...act, atMs: world.time.trueMs(), journalSeq: await world.journalSeq() });
}
