import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

import type { Language } from '#languages.ts';
import type { Network } from '#networks/network.ts';
import { startDigests } from '#reach/start-digests.ts';
import { startReminders } from '#reminders/start-reminders.ts';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';
import { buttonsIn } from '../support/buttons-in.ts';
import { type ScriptedNetwork, scriptedNetwork } from '../support/scripted-network.ts';
import type { SceneNetwork } from '../support/scripted-rules.ts';
import { openRecording } from './recording.ts';

type Values = Parameters<BotScene['people']['submit']>[1];

/**
 * A team whose days are recorded. Aïcha writes, Karim founded the desk and is its steward, he and Léa approve, Nora works
 * beside them, Sacha is a guest. Every act is settled and recorded before the next.
 */
export interface Month extends AsyncDisposable {
  readonly scene: BotScene;
  readonly networks: Readonly<Record<SceneNetwork, ScriptedNetwork>>;
  types(user: string, text: string): Promise<void>;
  /** Sends the newest form. */
  fills(user: string, values?: Values): Promise<void>;
  /** Presses the newest button with this action; `about`: on a card in which this stands. */
  presses(user: string, action: string, about?: string, of?: string): Promise<void>;
  /** Presses such a button on what only this person sees; `of`: it has this on it. */
  pressesOwn(user: string, action: string, of?: string): Promise<void>;
  reacts(user: string, emoji: string, action: string): Promise<void>;
  /** Writes a message, in the thread of the newest card in which `about` stands, if it is given. */
  says(user: string, text: string, about?: string, files?: Parameters<BotScene['people']['say']>[3]): Promise<void>;
  /** Drafts, asks and, unless told otherwise, has Karim approve. */
  approved(text: string, values?: Values, by?: readonly string[]): Promise<void>;
  /** Lets time pass, at the end of which what runs each minute runs once. */
  passes(seconds: number): Promise<void>;
  /** Does something that no person does in the chat. */
  happens(what: string, how: () => unknown): Promise<void>;
  readonly text: () => string;
}

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

export async function openMonth(language: Language, options: BotSceneOptions = {}): Promise<Month> {
  const here = { part: null, kind: 'member', language, timeZone: 'Europe/Paris' } as const;
  const networks: Partial<Record<SceneNetwork, ScriptedNetwork>> = {};
  const recording = openRecording(() => scene);
  const scene = await openBotScene({
    people: [
      { ...here, id: 'lea', name: 'Léa' },
      { ...here, id: 'nora', name: 'Nora' },
    ],
    newId: numbered(),
    ...options,
    settings: { language, approvers: ['karim', 'lea'], ...options.settings },
    through: (clock) => {
      const mastodon = scriptedNetwork({ kind: 'mastodon', clock, keyLifeSeconds: 3000, reading: true });
      const x = scriptedNetwork({ kind: 'x', clock, keyLifeSeconds: 0, reading: false });
      Object.assign(networks, { mastodon, x });
      return {
        mastodon: recorded(mastodon, recording.requested, async () => {}),
        x: recorded(x, recording.requested, (name, text) => afterMastodon(scene, mastodon, name, text)),
      };
    },
  });
  for (const one of scene.people.chat.state.people) one.language = language;
  await startDigests(scene.store);
  await startReminders(scene.store);
  const { people } = scene;

  const act = async (title: string, how: () => unknown): Promise<void> => {
    try {
      await how();
      await scene.settle();
    } catch (error) {
      throw new Error(`${title}: impossible after ${recording.text().slice(-2500)}`, { cause: error });
    }
    await recording.step(title);
  };
  const newest = (action: string, about: string) => {
    const found = scene
      .messages()
      .findLast(
        ({ body }) => body.kind === 'card' && has(body.card, action) && JSON.stringify(body.card).includes(about),
      );
    assert.ok(found?.body.kind === 'card', `no card has ${action}`);
    return { ref: found.ref, card: found.body.card };
  };
  const month: Month = {
    scene,
    networks: { mastodon: present(networks.mastodon), x: present(networks.x) },
    types: (user, text) => act(`${user} types /tambour ${text}`, () => people.command(user, 'publications', text)),
    fills: (user, values = {}) =>
      act(`${user} sends the form`, async () => {
        const { kind } = await people.submit(user, values);
        assert.equal(kind, 'taken', JSON.stringify(people.formOf(user)?.problems));
      }),
    presses: (user, action, about = '', of = '') =>
      act(`${user} presses ${action}`, () => {
        const { ref, card } = newest(action, about);
        const buttons = buttonsIn(card).filter((one) => one.action === action && JSON.stringify(one).includes(of));
        people.press(user, ref, present(buttons[0]));
      }),
    pressesOwn: (user, action, of = '') =>
      act(`${user} presses ${action}`, () => {
        const isIt = (one: ReturnType<typeof buttonsIn>[number]): boolean =>
          one.action === action && JSON.stringify(one).includes(of);
        const whisper = people.chat.state.whispers.findLast(
          ({ to, card }) => to === user && buttonsIn(card).some(isIt),
        );
        assert.ok(whisper !== undefined, `nothing before ${user} has ${action}`);
        const { channel, id: message, thread } = whisper;
        people.press(user, { channel, message, thread }, present(buttonsIn(whisper.card).find(isIt)));
      }),
    reacts: (user, emoji, action) =>
      act(`${user} reacts with ${emoji} to what has ${action}`, () =>
        people.react(user, newest(action, '').ref, emoji),
      ),
    says: (user, text, about, files) =>
      act(`${user} says “${text}”`, () => {
        const thread = about === undefined ? null : threadOf(scene, about);
        people.say(user, { channel: 'publications', thread }, text, files);
      }),
    async approved(text, values = {}, by = ['karim']) {
      await month.types('aicha', 'draft');
      await month.fills('aicha', { text, ...values });
      const [first] = text.split('\n');
      await month.presses('aicha', 'ask', first);
      for (const one of by) await month.presses(one, 'approve', first);
    },
    passes: (seconds) =>
      act(`${seconds} seconds pass`, async () => {
        await scene.pass(seconds);
        await scene.store.runEveryMinute();
      }),
    happens: act,
    text: recording.text,
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
  return month;
}

function has(card: Parameters<typeof buttonsIn>[0], action: string): boolean {
  return buttonsIn(card).some((one) => one.action === action);
}

function threadOf(scene: BotScene, about: string): string {
  const found = scene.messages().findLast(({ body }) => JSON.stringify(body).includes(about));
  return present(found).ref.thread ?? present(found).ref.message;
}

function present<T>(value: T | undefined): T {
  assert.ok(value !== undefined);
  return value;
}

/** Gives ids in order: what is sorted by them is sorted by age. */
function numbered(): () => string {
  let last = 0;
  return () => {
    last += 1;
    const hex = last.toString(16);
    return `${hex.padStart(8, '0')}-0000-4000-8000-${hex.padStart(12, '0')}`;
  };
}

/** Notes each request to a network, with everything that goes there. */
function recorded(
  network: ScriptedNetwork,
  note: (network: string, request: string) => void,
  before: (name: string, text: string) => Promise<void>,
): Network {
  const { kind } = network.rules;
  return new Proxy(network, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        const sent = JSON.stringify(given.filter((one) => !(one instanceof AbortSignal)));
        note(kind, `${String(name)} ${sent}`);
        await before(String(name), sent);
        return Reflect.apply(value, target, given);
      };
    },
  });
}

/** Long, for busy machines. */
const settledWithinMs = 30_000;

/**
 * Waits until what is on its way to Mastodon has been settled: accounts are sent to beside each other, and what is said
 * of them would stand in an order of chance.
 */
async function afterMastodon(scene: BotScene, mastodon: ScriptedNetwork, name: string, sent: string): Promise<void> {
  if (name !== 'publish' && name !== 'prepare') return;
  const sending = { state: 'sending', account: { network: 'mastodon' } } as const;
  // With pictures each is claimed on its own, once they are uploaded.
  const isBehind = (): boolean =>
    name === 'prepare' &&
    !sent.includes('"media":[]') &&
    !mastodon.posts.some(({ rendering }) => sent.includes(JSON.stringify(rendering.text)));
  const until = performance.now() + settledWithinMs;
  while (isBehind() || (await scene.store.db.delivery.count({ where: sending })) > 0) {
    assert.ok(performance.now() < until, 'what is on its way to Mastodon is never settled');
    await delay(2);
  }
}
