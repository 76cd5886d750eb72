import { setTimeout as pause } from 'node:timers/promises';

import type { Card } from '#practice/chat/card.ts';
import type { FormValue, Message, OpenForm } from '#practice/chat/chat-state.ts';
import { pressButton } from '#practice/chat/shown-cards.ts';
import { submitForm } from '#practice/chat/forms.ts';
import { typeCommand } from '#practice/chat/asks.ts';

import { buttonsIn } from '../../support/buttons-in.ts';
import type { PersonAct } from '../witness.ts';
import type { World } from './open-world.ts';

/** Pause after a change, since changes come in bursts. */
const restMs = 15;

type Button = ReturnType<typeof buttonsIn>[number];

/** A button that is on a card now. */
export interface Found {
  readonly message: Message;
  readonly card: Card;
  readonly button: Button;
}

/** Waits until `read` returns something of the chat; null if it does not in time. */
export async function within<T>({ chat }: World, withinMs: number, read: () => T | null): Promise<T | null> {
  for (const untilMs = performance.now() + withinMs; performance.now() < untilMs; await pause(restMs)) {
    const found = read();
    if (found !== null) return found;
    await change(chat, untilMs - performance.now());
  }
  return null;
}

/** Waits for the chat's next change, since each look goes through all of it. */
async function change(chat: World['chat'], withinMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = chat.watch(resolve);
  const timer = setTimeout(resolve, Math.max(0, withinMs));
  await promise;
  clearTimeout(timer);
  end();
}

/** Finds the newest card with such a button. */
export function find({ chat }: World, isIt: (button: Button, card: Card) => boolean): Found | null {
  for (const message of chat.state.messages.toReversed()) {
    if (message.body.kind !== 'card') continue;
    const { card } = message.body;
    const button = buttonsIn(card).find((one) => isIt(one, card));
    if (button !== undefined) return { message, card, button };
  }
  return null;
}

/** Tells whether a card quotes exactly those words. */
export function quotes(card: Card, text: string): boolean {
  return card.blocks.some((block) => block.kind === 'quote' && block.text.endsWith(text));
}

/** Presses a button; returns the trigger of the form that follows. */
export async function press(world: World, person: string, { message, card, button }: Found): Promise<string | null> {
  const { action, draftId, revision, target } = button;
  await note(world, { person, did: action, draftId, revision, target, shown: structuredClone(card) });
  const pressed = pressButton(world.chat, person, message.ref, { action, draftId, revision, target });
  return pressed.kind === 'pressed' ? pressed.trigger : null;
}

async function note(world: World, act: Omit<PersonAct, 'atMs' | 'journalSeq'>): Promise<void> {
  const journalSeq = (await world.ground.eyes.journalSeq()) ?? 0n;
  world.acts.push({ ...act, atMs: Date.now(), journalSeq });
}

/** Types a command until Tambour answers. Returns the trigger of what it opened; null if it never answered. */
export async function type(world: World, person: string, text: string, tries = 30): Promise<string | null> {
  for (let tried = 0; tried < tries; tried += 1) {
    const typed = await typeCommand(world.chat, { user: person, channel: 'publications', text });
    if (typed.kind === 'answered') return typed.trigger;
  }
  return null;
}

export function formOf({ chat }: World, trigger: string): OpenForm | null {
  return chat.state.forms.find((form) => form.trigger === trigger) ?? null;
}

/** Submits a form until it is accepted; false if it never was. */
export async function submit(
  world: World,
  open: OpenForm,
  values: Readonly<Record<string, FormValue>>,
  tries = 30,
): Promise<boolean> {
  const { purpose, draftId, revision, target } = open.binding;
  const person = open.user;
  await note(world, { person, did: `submit ${purpose}`, draftId, revision, target, shown: null });
  const initial = Object.fromEntries(
    open.form.fields.map((field): [string, FormValue] => [field.id, 'initial' in field ? field.initial : []]),
  );
  for (let tried = 0; tried < tries; tried += 1) {
    const sent = await submitForm(world.chat, { user: person, form: open.id, values: { ...initial, ...values } });
    if (sent.kind === 'taken' || sent.kind === 'gone') return true;
    if (sent.kind === 'incomplete')
      throw new Error(`a form was not filled in: ${[...sent.problems.keys()].join(', ')}`);
    const form = world.chat.state.forms.find(({ id }) => id === open.id);
    if (form?.problems.kind === 'errors') return false;
  }
  return false;
}
