import { type BotScene, type BotSceneOptions, openBotScene } from './bot-scene.ts';

/** A desk with files dropped in its channel. */
export interface ImportScene extends AsyncDisposable {
  readonly scene: BotScene;
  /** Drops a file in the channel, or below an earlier one, and returns the message that brought it. */
  drop(
    file: string | Uint8Array,
    from?: { readonly user?: string; readonly name?: string; readonly thread?: string },
  ): Promise<string>;
  /** The messages in a thread, as text. */
  thread(root: string): string;
  /** The number of cards in the channel itself, without people's messages. */
  cardsInChannel(): number;
}

/** Opens a desk, Aïcha’s and Karim’s, with nothing imported yet. */
export async function openImportScene(options: BotSceneOptions = {}): Promise<ImportScene> {
  const scene = await openBotScene(options);
  return {
    scene,
    async drop(file, { user = 'aicha', name = 'campagne.csv', thread } = {}) {
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      const ref = scene.people.say(user, { channel: 'publications', thread: thread ?? null }, '', [{ name, bytes }]);
      await scene.settle();
      return ref.message;
    },
    thread: (root) =>
      scene
        .messages()
        .filter(({ ref }) => ref.thread === root)
        .map((message) => scene.textOf(message))
        .join('\n---\n'),
    cardsInChannel: () =>
      scene.messages().filter(({ ref, body }) => ref.thread === null && body.kind === 'card').length,
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
}

/** Formats a table like a French spreadsheet program: semicolons, quotes where needed, CR and LF. */
export function frenchCsv(rows: readonly (readonly string[])[]): string {
  return `${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(text: string): string {
  return /[;"\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Formats a campaign of so many posts, one a day from 3 December on. */
export function campaign(
  posts: number,
  textOf = (number: number): string => `Vaccination, conseil numéro ${number}`,
): string {
  const days = Array.from({ length: posts }, (_, at) => new Date(Date.UTC(2026, 11, 3 + at)));
  return frenchCsv([
    ['id', 'Date', 'Heure', 'Texte', 'Comptes'],
    ...days.map((day, at) => [
      String(at + 1),
      `${String(day.getUTCDate()).padStart(2, '0')}/${String(day.getUTCMonth() + 1).padStart(2, '0')}/${day.getUTCFullYear()}`,
      '09:30',
      textOf(at + 1),
      'Mastodon, X',
    ]),
  ]);
}

/** A step in which somebody drops a file with two posts in the channel. */
export const fileDropped = [
  'a file is dropped',
  async (scene: BotScene): Promise<void> => {
    const bytes = new TextEncoder().encode(campaign(2));
    scene.people.say('aicha', { channel: 'publications' }, '', [{ name: 'campagne.csv', bytes }]);
    await scene.settle();
  },
] as const;
