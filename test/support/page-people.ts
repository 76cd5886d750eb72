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

/** Values that a form is sent with: texts, choices, new files. What is left out stays as the form had it. */
export type Filled = Readonly<Record<string, string | readonly string[] | readonly PageFile[]>>;

/** Answer of the page. */
export interface Answer {
  readonly status: number;
  /** Warnings of the page: the sentences at fields, above the form, above the page. */
  readonly warnings: string;
}

/** The people of a running practice chat, as its page lets them speak, and what can be seen there. */
export interface PagePeople {
  /** All that the practice chat knows, as it was last kept. */
  chat(): ChatState;
  /** Returns the channel and its threads as text; spaces that do not break are plain. */
  seen(): string;
  /** Lists what only this person was told, in order. */
  whispers(user: string): readonly string[];
  textOf(message: Message): string;
  /** The messages of one draft: its channel line and its thread. */
  threadOf(number: number): readonly Message[];
  threadText(number: number): string;
  /** The channel line of one draft; empty where there is none. */
  lineOf(number: number): string;
  /** The newest card of a draft with this button, as soon as there is one; of that version, where one is given. */
  cardWith(number: number, action: string, version?: number): Promise<Message>;
  say(user: string, text: string, thread?: string | null, files?: readonly PageFile[]): Promise<Answer>;
  /** Types a command that opens a form; the form. As the page asks, again while Tambour does not answer in time. */
  openForm(user: string, command: string): Promise<OpenForm>;
  /** Resolves once Tambour has taken the press. */
  press(user: string, card: Message, action: string, target?: string): Promise<Answer>;
  react(user: string, message: Message, emoji: string, added?: boolean): Promise<Answer>;
  /** The newest form that stands open for this person. */
  formOf(user: string): OpenForm | null;
  /** Sends the newest form, or the one given; as the page asks, again while Tambour does not answer in time. */
  submit(user: string, values: Filled, form?: OpenForm): Promise<Answer>;
  /** Karim changes the desk. */
  setUp(values: Filled): Promise<void>;
  /** Aïcha fills in the form of a new draft; its number, once it stands in the channel. */
  draft(values: Filled): Promise<number>;
  /** Aïcha asks for the approval of that version of a draft; the card to decide on. */
  ask(number: number, version?: number): Promise<Message>;
  /** Aïcha edits a draft that waits and asks anew, so that it goes by the desk's rules of now; the card to decide on. */
  askAnew(number: number): Promise<Message>;
  /** Tells a practice network to misbehave. */
  trouble(network: 'mastodon' | 'x', trouble: string): Promise<Answer>;
  /** The texts that are public on each network, oldest first. */
  published(): { readonly mastodon: readonly string[]; readonly x: readonly string[] };
  /** How many public texts hold these words. */
  publishedWith(words: string): { readonly mastodon: number; readonly x: number };
}

/**
 * Acts as people of the page do. `data` is the data folder of the Tambour, or of the practice servers, that serves the
 * page.
 */
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
      // One that waited for long may be closed by the server while it is asked again.
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
      // Kept for the first time once something happens.
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
      // What the page has kept is passed on later.
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
      // The draft of a first start may still be on its way.
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

/** As the browser fills in what the person leaves alone. */
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

/** Tells the lines of drafts from what else Tambour says in the channel. */
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
