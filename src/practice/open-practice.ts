import { Hono } from 'hono';

import type { Clock } from '#clock.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { openPracticeState, type PracticeState } from './practice-state.ts';
import type { DeskDoor } from './page/desk-door.ts';
import type { PageRefusal } from './page/guard.ts';
import { pageRoutes } from './page/page-routes.ts';
import { type Chat, openChat } from './chat/chat.ts';
import { wireRoutes } from './chat/wire-routes.ts';
import { practiceMastodon } from './networks/mastodon/practice-mastodon.ts';
import { practiceX } from './networks/x/practice-x.ts';
import { readPracticeKeys, writePracticeKeys, type PracticeKeys } from './practice-keys.ts';

export interface PracticeOptions {
  /** Folder where the practice servers keep their state; created if missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Takes note of what the page refused. */
  readonly refused?: (kind: PageRefusal) => void;
  /** Language of the people in a new practice chat. */
  readonly language?: Language;
  /** Names besides loopback under which the page answers; none by default. */
  readonly names?: readonly string[];
  /** The way to the desks; none where Tambour runs in another process. */
  readonly door?: DeskDoor;
}

/** The practice chat with its page, and the two practice networks. */
export interface PracticeServers {
  /** Serves the page for people and the wire for the bot; to be mounted at "/" of a loopback listener. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Maximum length of a request's body, in bytes. The page takes pictures, and says itself when one is too large. */
  readonly maxBodyBytes: number;
  /** The keys of everything, once `fetch` is served at `url`; also left in the folder for another process. */
  keysAt(url: string): PracticeKeys;
  close(): Promise<void>;
}

const host = '127.0.0.1';
const account = { mastodon: 'valmont', x: 'valmont_test' } as const;

/** Opens the practice servers on their saved state. The networks answer at the same addresses as last time, if free. */
export async function openPractice(options: PracticeOptions): Promise<PracticeServers> {
  const { folder, clock, newId, refused = () => undefined, language = 'fr', names = [], door } = options;
  const before = readPracticeKeys(folder);
  const chat = openChat({ kept: openPracticeState(folder, 'chat'), clock, newId, language });
  const unwatch = door?.clock?.watch(() => chat.nudge());
  const storeOf = (name: string): PracticeState => telling(chat, openPracticeState(folder, name));
  const mastodon = practiceMastodon({ store: storeOf('mastodon'), clock, domain: 'mastodon.example' });
  const x = practiceX({ store: storeOf('x'), clock });

  await using opened = new AsyncDisposableStack();
  opened.defer(() => unwatch?.());
  const mastodonAt = await listenAgain(mastodon, before?.mastodon.url ?? null);
  opened.defer(() => mastodonAt.close());
  const xAt = await listenAgain(x, before?.x.url ?? null);
  opened.defer(() => xAt.close());

  const token = before?.chat.token ?? newId();
  const page = pageRoutes(chat, [mastodon, x], { refused, names }, door);
  const app = new Hono().route('/wire', wireRoutes(chat, token)).route('/', page);
  const { deskName: displayName } = messagesIn(language).practice;
  const onMastodon = mastodon.addAccount({ handle: account.mastodon, displayName });
  const onX = x.addAccount({ handle: account.x, displayName });
  const rest = opened.move();
  return {
    fetch: (request) => app.fetch(request),
    maxBodyBytes: 67 * 1024 * 1024,
    keysAt: (url) => {
      const keys: PracticeKeys = {
        chat: { url, token, channel: 'publications', author: 'aicha', approver: 'karim' },
        mastodon: { url: mastodonAt.url, secret: { network: 'mastodon', accessToken: onMastodon.token } },
        x: { url: xAt.url, secret: { network: 'x', ...onX.keys } },
      };
      writePracticeKeys(folder, keys);
      return keys;
    },
    close: () => rest.disposeAsync(),
  };
}

interface Listener {
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Listens on the same port as before if it is free, so that links to practice posts in threads go on working. */
async function listenAgain(server: Listener, urlBefore: string | null): ReturnType<Listener['listen']> {
  if (urlBefore !== null) {
    try {
      return await server.listen(Number(new URL(urlBefore).port), host);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken) throw error;
    }
  }
  return server.listen(0, host);
}

/** Wraps a network's state so that its changes show on open pages at once. */
function telling(chat: Chat, state: PracticeState): PracticeState {
  return {
    ...state,
    save: (saved) => {
      state.save(saved);
      chat.nudge();
    },
  };
}
