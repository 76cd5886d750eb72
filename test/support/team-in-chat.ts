import assert from 'node:assert/strict';

import type { Language } from '#languages.ts';

import type { ChatWorld, SeenMessage, SentForm } from '../contracts/chat-world.ts';
import { type ChatScene, plainSpaces } from './chat-scene.ts';
import { present } from './publishing-scene.ts';

/** What people do on a platform, by their ids. */
export interface ChatActs<C extends SeenMessage, V> extends Pick<ChatWorld, 'channel' | 'type' | 'press' | 'react'> {
  readonly id: (name: string) => string;
  seen(user: string): Promise<readonly C[]>;
  submit(user: string, values: Readonly<Record<string, V>>): Promise<SentForm>;
}

/** A desk's people by their names; each action resolves once everything that follows is done. */
export interface Team<C extends SeenMessage, V> {
  /** Returns that person's id. */
  readonly id: (name: string) => string;
  /** Types "/tambour <text>"; fails if the platform gets no answer. */
  command(name: string, text: string): Promise<void>;
  /** Sends the open form, by field; fails with its errors if it stays open. */
  submit(name: string, values: Readonly<Record<string, V>>): Promise<void>;
  /** All cards and messages that this person sees, the oldest first; those for them alone come last. */
  seen(name: string): Promise<readonly C[]>;
  /** The newest card with this button. */
  cardWith(action: string): Promise<C>;
  press(name: string, action: string): Promise<void>;
  pressOn(name: string, card: C, action: string): Promise<void>;
  /** `added` false: takes the reaction away. */
  react(name: string, card: C, reaction: 'approve' | 'reject', added?: boolean): Promise<void>;
  /** Lists the messages for this person alone, the oldest first. */
  whispers(name: string): Promise<readonly string[]>;
}

export function teamInChat<C extends SeenMessage, V>(scene: ChatScene, acts: ChatActs<C, V>): Team<C, V> {
  const { channel, id } = acts;
  const team: Team<C, V> = {
    id,
    async command(name, text) {
      assert.ok(await acts.type(id(name), text), 'the command was not answered');
      await scene.settle();
    },
    async submit(name, values) {
      const sent = await acts.submit(id(name), values);
      assert.equal(sent.kind, 'closed', JSON.stringify(sent));
      await scene.settle();
    },
    seen: (name) => acts.seen(id(name)),
    async cardWith(action) {
      const cards = await team.seen('karim');
      return present(
        cards.findLast(({ ref, buttons }) => ref?.channel === channel && buttons.some((one) => one.action === action)),
      );
    },
    press: async (name, action) => team.pressOn(name, await team.cardWith(action), action),
    async pressOn(name, card, action) {
      await acts.press(id(name), present(card.ref), action);
      await scene.settle();
    },
    async react(name, card, reaction, added = true) {
      await acts.react(id(name), present(card.ref), reaction, added);
      await scene.settle();
    },
    whispers: async (name) =>
      (await team.seen(name)).filter(({ ref }) => ref?.channel !== channel).map(({ text }) => plainSpaces(text)),
  };
  return team;
}

/** Makes the channel a desk as Odile, with every account and these approvers; in English by default. */
export async function setUpDesk(
  scene: ChatScene,
  team: Team<SeenMessage, string | string[]>,
  {
    name = 'Valmont',
    approvers = ['karim'],
    language = 'en',
  }: { readonly name?: string; readonly approvers?: readonly string[]; readonly language?: Language } = {},
): Promise<void> {
  await team.command('odile', 'setup');
  const accounts = (await scene.store.db.account.findMany()).map(({ id }) => id);
  await submitDesk(scene, team, { name, accounts, approvers: approvers.map(team.id), language });
}

/** Sends the open form of a new desk as Odile; changes the desk's language afterwards if it is not hers. */
export async function submitDesk(
  { store }: Pick<ChatScene, 'store'>,
  team: Pick<Team<SeenMessage, string | string[]>, 'command' | 'submit'>,
  {
    language,
    ...desk
  }: {
    readonly name: string;
    readonly accounts: string[];
    readonly approvers: string[];
    readonly language: Language;
  },
): Promise<void> {
  await team.submit('odile', desk);
  const made = await store.db.desk.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  if (made.language === language) return;
  await team.command('odile', 'setup');
  await team.submit('odile', { language });
}

/** Drafts a text as Aïcha, and asks for approval. */
export async function askFor(
  team: Team<SeenMessage, string | string[]>,
  text = 'The library lends garden tools.',
): Promise<void> {
  await team.command('aicha', 'draft');
  await team.submit('aicha', { text });
  await team.press('aicha', 'ask');
}
