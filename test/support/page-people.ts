import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  chatStateSchema,
  type ChatState,
  type FormValue,
  type Message,
  type OpenForm,
} from '#practice/chat/chat-state.ts';
import { stateFrom as mastodonFrom } from '#practice/networks/mastodon/world.ts';
import { stateFrom as xFrom } from '#practice/networks/x/world.ts';
import { readPracticeKeys } from '#practice/practice-keys.ts';

import { buttonsIn } from './buttons-in.ts';
import { cardText } from './card-text.ts';
import { until } from './until.ts';

const channel = 'publications';

export interface PageFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Values to send in a form: texts, choices, new files. Fields left out keep their value. */
export type Filled = Readonly<Record<string, string | readonly string[] | readonly PageFile[]>>;

/** The page's answer. */
export interface Answer {
  readonly status: number;
  /** Warnings on the page: at fields, above the form, above the page. */
  readonly warnings: string;
}

/** The people of a running practice chat, acting through its page, and what they can see there. */
export interface PagePeople {
  /** The practice chat's state, as last saved. */
  chat(): ChatState;
  /** Returns the channel and its threads as text, with plain spaces for non-breaking ones. */
  seen(): string;
  /** Lists the messages for only this person, in order. */
  whispers(user: string): readonly string[];
  textOf(message: Message): string;
  /** The messages of one draft: its channel line and its thread. */
  threadOf(number: number): readonly Message[];
  threadText(number: number): string;
  /** The line of a draft in the channel; empty if there is none. */
  lineOf(number: number): string;
  /** Waits for the newest card of a draft with this button; of that version, if given. */
  cardWith(number: number, action: string, version?: number): Promise<Message>;
  say(user: string, text: string, thread?: string | null, files?: readonly PageFile[]): Promise<Answer>;
  /**
   * Types a command that opens a form, and returns the form. Like the page, retries while Tambour does not answer in
   * time.
   */
  openForm(user: string, command: string): Promise<OpenForm>;
  /** Resolves once Tambour has taken the press. */
  press(user: string, card: Message, action: string, target?: string): Promise<Answer>;
  react(user: string, message: Message, emoji: string, added?: boolean): Promise<Answer>;
  /** The newest form open for this person. */
  formOf(user: string): OpenForm | null;
  /** Sends the newest form, or the one given. Like the page, retries while Tambour does not answer in time. */
  submit(user: string, values: Filled, form?: OpenForm): Promise<Answer>;
  /** Changes the desk as Karim. */
  setUp(values: Filled): Promise<void>;
  /** Fills in the form of a new draft as Aïcha; returns its number once it is in the channel. */
  draft(values: Filled): Promise<number>;
  /** Asks for approval of that version as Aïcha; returns the card to decide on. */
  ask(number: number, version?: number): Promise<Message>;
  /**
   * Edits a waiting draft and asks again, as Aïcha, so that the desk's current rules apply; returns the card to decide
   * on.
   */
  askAnew(number: number): Promise<Message>;
  /** Makes a practice network misbehave. */
  trouble(network: 'mastodon' | 'x', trouble: string): Promise<Answer>;
  /** The texts that are public on each network, oldest first. */
  published(): { readonly mastodon: readonly string[]; readonly x: readonly string[] };
  /** How many public texts hold these words. */
  publishedWith(words: string): { readonly mastodon: number; readonly x: number };
}

/** Acts as people do on the page. `data` is the data folder of the Tambour or the practice servers that serve it. */
export function pagePeople(data: string): PagePeople {
  const folder = join(data, 'practice');
  const kept = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const chat = (): ChatState => chatStateSchema.parse(kept('chat'));
  const newestForm = (user: string): OpenForm | null => chat().forms.findLast((form) => form.user === user) ?? null;

  const post = async (user: string, path: string, body: FormData): Promise<Answer> => {
    const { chat: at } = readPracticeKeys(folder) ?? assert.fail('no practice chat was started');
    body.append('channel', channel);
    const answer = await fetch(`${at.url}/as/${user}/${path}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      // The server may close a connection that idled for long just as it is reused.
      headers: { origin: at.url, connection: 'close' },
    });
    return { status: answer.status, warnings: warningsIn(await answer.text()) };
  };
  const postFields = (user: string, path: string, fields: Readonly<Record<string, string>>): Promise<Answer> => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return post(user, path, body);
  };

  const people: PagePeople = {
    chat,
    seen: () => plainSpaces(chat().messages.map(messageText).join('\n---\n')),
    whispers: (user) =>
      chat()
        .whispers.filter(({ to }) => to === user)
        .map(({ card }) => plainSpaces(cardText(card))),
    textOf: (message) => plainSpaces(messageText(message)),
    threadOf: (number) => threadOf(chat(), number),
    threadText: (number) => plainSpaces(threadOf(chat(), number).map(messageText).join('\n---\n')),
    lineOf: (number) => {
      const [line] = threadOf(chat(), number);
      return line === undefined ? '' : plainSpaces(messageText(line));
    },
    cardWith: (number, action, version) =>
      until(`a card of draft ${number}, version ${version ?? 'any'}, with the button ${action}`, () =>
        threadOf(chat(), number).findLast((message) => {
          const button = buttonOf(message, action);
          return button !== null && (version === undefined || button.revision === version);
        }),
      ),
    say: (user, text, thread = null, files = []) => {
      const body = new FormData();
      body.append('text', text);
      body.append('into', thread ?? '');
      for (const file of files) body.append('files', new File([file.bytes], file.name));
      return post(user, 'say', body);
    },
    openForm: async (user, command) => {
      // The file is first written when something happens.
      const before = existsSync(join(folder, 'chat.json')) ? newestForm(user)?.id : undefined;
      return until(`a form opens for ${user} by ${command}`, async () => {
        await people.say(user, command);
        const form = newestForm(user);
        return form?.id === before ? null : form;
      });
    },
    press: async (user, card, action, target) => {
      const button = buttonOf(card, action, target) ?? assert.fail(`no button ${action} on:\n${messageText(card)}`);
      const { draftId, revision } = button;
      const { message } = card.ref;
      const pressed = { message, action, draftId, revision, target: button.target };
      const answer = await postFields(user, 'press', { press: JSON.stringify(pressed) });
      // The page stores a press first and passes it on later.
      await until(`the press of ${action} is taken`, () =>
        chat().outbox.every(
          ({ event }) => event.kind !== 'button' || event.ref.message !== message || event.user !== user,
        ),
      );
      return answer;
    },
    react: (user, message, emoji, added = true) =>
      postFields(user, 'react', { message: message.ref.message, reaction: `${added ? '+' : '-'}${emoji}` }),
    formOf: newestForm,
    submit: (user, values, form) => {
      const open = form ?? newestForm(user) ?? assert.fail(`no form stands open for ${user}`);
      return until(`the form of ${user} is answered`, async () => {
        const answer = await post(user, `form/${open.id}`, filledIn(open, values));
        const left = chat().forms.find(({ id }) => id === open.id);
        return left?.problems.kind === 'noAnswer' ? null : answer;
      });
    },
    setUp: async (values) => {
      await people.openForm('karim', '/tambour setup');
      const before = rootCount(chat());
      const { warnings } = await people.submit('karim', values);
      assert.equal(warnings, '');
      if (values['grace'] !== undefined) await until('the channel is told of it', () => rootCount(chat()) > before);
    },
    draft: async (values) => {
      // The draft of a first start may not be there yet.
      await until('the first draft stands in the channel', () => chat().messages.some(isLine));
      const number = chat().messages.filter(isLine).length + 1;
      const form = await people.openForm('aicha', '/tambour draft');
      const { warnings } = await people.submit('aicha', values, form);
      assert.notEqual(newestForm('aicha')?.id, form.id, `the draft was not taken: ${warnings}`);
      await until(`draft ${number} stands in the channel`, () => threadOf(chat(), number).length > 1);
      return number;
    },
    ask: async (number, version = 1) => {
      await people.press('aicha', await people.cardWith(number, 'ask', version), 'ask');
      return people.cardWith(number, 'approve', version);
    },
    askAnew: async (number) => {
      const asked = await people.cardWith(number, 'approve');
      await people.press('aicha', asked, 'edit');
      const form = newestForm('aicha') ?? assert.fail('no form opened');
      const text = form.form.fields.find(({ id }) => id === 'text');
      assert.ok(text !== undefined && 'initial' in text && typeof text.initial === 'string');
      const { warnings } = await people.submit('aicha', { text: `${text.initial}!` }, form);
      assert.notEqual(newestForm('aicha')?.id, form.id, `the edit was not taken: ${warnings}`);
      return people.ask(number, (buttonOf(asked, 'approve')?.revision ?? 0) + 1);
    },
    trouble: (network, trouble) => postFields('karim', 'trouble', { network, trouble }),
    published: () => ({
      mastodon: mastodonFrom(kept('mastodon')).statuses.map(({ text }) => text),
      x: xFrom(kept('x'), () => '').posts.map(({ text }) => text),
    }),
    publishedWith: (words) => {
      const { mastodon, x } = people.published();
      const count = (texts: readonly string[]): number => texts.filter((text) => text.includes(words)).length;
      return { mastodon: count(mastodon), x: count(x) };
    },
  };
  return people;
}

type Button = ReturnType<typeof buttonsIn>[number];

function warningsIn(page: string): string {
  const found = page.matchAll(/<p class="(?:problem|alert)"[^>]*>([^<]*)</g);
  return plainSpaces([...found].map(([, sentence = '']) => sentence.trim()).join('\n'));
}

/** Fills in untouched fields as a browser does. */
function filledIn(open: OpenForm, values: Filled): FormData {
  const body = new FormData();
  for (const field of open.form.fields) {
    const before: FormValue = open.values?.[field.id] ?? ('initial' in field ? field.initial : []);
    const value = values[field.id] ?? before;
    for (const one of typeof value === 'string' ? [value] : value) {
      if (typeof one === 'string') body.append(`field-${field.id}`, one);
      else if ('bytes' in one) body.append(`field-${field.id}`, new File([one.bytes], one.name));
      else body.append(`keep-${field.id}`, one.id);
    }
  }
  return body;
}

function threadOf({ messages }: ChatState, number: number): readonly Message[] {
  const line = messages.findLast(
    (message) => isLine(message) && lineOfDraft.exec(cardSummary(message))?.[1] === `${number}`,
  );
  if (line === undefined) return [];
  return messages.filter(({ ref }) => ref.message === line.ref.message || ref.thread === line.ref.message);
}

function rootCount({ messages }: ChatState): number {
  return messages.filter(({ ref }) => ref.thread === null).length;
}

// "Draft 1 “…”: …", « Brouillon n° 1 « … » : … », „Entwurf 1 …“
const lineOfDraft = /^(?:Draft|Brouillon n°|Entwurf)\s(\d+)\b/;

/** Tells a draft's line from Tambour's other messages in the channel. */
function isLine(message: Message): boolean {
  return message.ref.thread === null && message.body.kind === 'card' && lineOfDraft.test(cardSummary(message));
}

function cardSummary({ body }: Message): string {
  return body.kind === 'card' ? body.card.summary : '';
}

function buttonOf({ body }: Message, action: string, target?: string): Button | null {
  if (body.kind !== 'card') return null;
  const isIt = (button: Button): boolean =>
    button.action === action && (target === undefined || button.target === target);
  return buttonsIn(body.card).find(isIt) ?? null;
}

function messageText({ body }: Message): string {
  switch (body.kind) {
    case 'text':
      return body.text;
    case 'card':
      return cardText(body.card);
    case 'deleted':
      return '(deleted)';
  }
}

function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
