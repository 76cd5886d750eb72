import { Hono } from 'hono';

import type { Clock } from '#clock.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { openNetworks } from './open-networks.ts';
import { openPracticeState } from './practice-state.ts';
import type { DeskDoor } from './page/desk-door.ts';
import type { PageRefusal } from './page/guard.ts';
import { pageRoutes } from './page/page-routes.ts';
import { openChat } from './chat/chat.ts';
import { wireRoutes } from './chat/wire-routes.ts';
import { readPracticeKeys, writePracticeKeys, type PracticeKeys } from './practice-keys.ts';

export interface PracticeOptions {
  /** Folder for the state of the practice servers; created if missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Called for each request that the page refused. */
  readonly refused?: (kind: PageRefusal) => void;
  /** Language of the people in a new practice chat. */
  readonly language?: Language;
  /** Adds a third network, Bluesky; left out: only if it was there before. */
  readonly hasBluesky?: boolean;
  /** Names besides loopback under which the page answers; none by default. */
  readonly names?: readonly string[];
  /** Access to the desks; left out if Tambour runs in another process. */
  readonly door?: DeskDoor;
}

/** The practice chat with its page, and the practice networks. */
export interface PracticeServers {
  /** Serves the page for people and the wire for the bot; to be mounted at "/" of a loopback listener. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /**
   * Maximum length of a request's body, in bytes. The page accepts pictures, and reports by itself when one is too
   * large.
   */
  readonly maxBodyBytes: number;
  /** Returns all keys, once `fetch` is served at `url`; also writes them to the folder for another process. */
  keysAt(url: string): PracticeKeys;
  /** Makes a network publish and lose its answers, as the page's switch does, or ends any trouble. */
  readonly loseAnswers: (network: string, isLost: boolean) => void;
  close(): Promise<void>;
}

/** A third full member: steps, rotas and emergencies need more people than an author and an approver. */
const nora = { id: 'nora', name: 'Nora', part: 'colleague', kind: 'member', timeZone: 'Europe/Paris' } as const;

const handles = { mastodon: 'valmont', x: 'valmont_test', bluesky: 'valmont.test' } as const;

/** Opens the practice servers on their saved state. The networks answer at the same addresses as last time, if free. */
export async function openPractice(options: PracticeOptions): Promise<PracticeServers> {
  const {
    folder,
    clock,
    newId,
    refused = () => undefined,
    language = 'fr',
    names = [],
    door,
    hasBluesky = false,
  } = options;
  const before = readPracticeKeys(folder);
  const kept = openPracticeState(folder, 'chat');
  const chat = openChat({ kept, clock, newId, language, people: [{ ...nora, language }] });
  const { deskName: displayName } = messagesIn(language).practice;
  await using opened = new AsyncDisposableStack();
  const unwatch = door?.clock?.watch(() => chat.nudge());
  opened.defer(() => unwatch?.());
  const { networks, keys: ofNetworks } = opened.use(
    await openNetworks({ folder, clock, handles, hasBluesky, displayName, changed: () => chat.nudge() }),
  );

  const token = before?.chat.token ?? newId();
  const page = pageRoutes(chat, networks, { refused, names }, door);
  const app = new Hono().route('/wire', wireRoutes(chat, token)).route('/', page);
  const rest = opened.move();
  return {
    fetch: (request) => app.fetch(request),
    maxBodyBytes: 67 * 1024 * 1024,
    keysAt: (url) => {
      const chatKeys = { url, token, channel: 'publications', author: 'aicha', approver: 'karim' };
      const keys: PracticeKeys = { chat: chatKeys, ...ofNetworks };
      writePracticeKeys(folder, keys);
      return keys;
    },
    loseAnswers: (network, isLost) => {
      for (const one of networks.filter(({ kind }) => kind === network)) one.setTrouble(isLost ? 'loseAnswer' : 'none');
    },
    close: () => rest.disposeAsync(),
  };
}
