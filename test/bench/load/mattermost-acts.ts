import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { postJson } from '../../simulators/mattermost/post-json.ts';
import { pressAction } from '../../simulators/mattermost/press.ts';
import { drawnPost } from '../../support/mattermost-client/drawn-post.ts';
import { seeded } from '../../support/seeded.ts';
import type { Effects } from './plan.ts';
import { drawn, type Kind, kindOf } from './shares.ts';

/** The post of a draft's card that waits for approval. */
export interface AskedCard {
  readonly draftId: string;
  readonly post: string;
  readonly thread: string;
}

export interface Cast {
  readonly approvers: readonly string[];
  readonly people: readonly string[];
  /** The desk's channel comes first. */
  readonly channels: readonly string[];
}

export interface Act {
  readonly what: Kind;
  /** Sends it to Tambour and returns the answer; may be repeated. Null if the server only emits an event. */
  readonly answer: (() => Promise<{ readonly kind: 'answered' | 'failed'; readonly said: string }>) | null;
}

const recently = 200;
const picture = Buffer.from('89504e470d0a1a0a', 'hex');
const meaningless = ['eyes', 'smile', 'heart', 'tada', 'thinking', 'rocket', 'coffee', 'wave', 'clap', 'bulb'];

/** Draws what people do on Mattermost. Each `next` does one thing that emits an event, or returns how to send one. */
export function mattermostActs(
  mattermost: Mattermost,
  { approvers, people, channels }: Cast,
  { cards, seed }: { readonly cards: readonly AskedCard[]; readonly seed: number },
): {
  next(at: number, now: number): Act;
  done(): { readonly effects: Effects; readonly dueAt: Readonly<Record<string, number>> };
} {
  const { oneOf, text } = drawn(seeded(seed));
  const [desk = ''] = channels;
  const left = [...cards];
  const dueAt: Record<string, number> = {};
  const effects = { pressed: [] as string[], reacted: [] as string[], files: [] as string[] };
  const said: { readonly id: string; readonly user: string }[] = [];
  const nextCard = (): AskedCard => {
    const card = left.shift();
    if (card === undefined) throw new Error('too few cards for that load');
    return card;
  };
  const talk = (): void => {
    const user = oneOf(people);
    said.push({ id: mattermost.say(user, oneOf(channels), text()), user });
    if (said.length > recently) said.shift();
  };
  const typed = (what: string): NonNullable<Act['answer']> => {
    // What one person types is answered in turn.
    const user = oneOf(approvers);
    return async () => {
      const came = await mattermost.type(user, desk, what);
      return { kind: came.kind, said: came.kind === 'answered' ? (came.response.text ?? '') : came.why };
    };
  };

  const told = new Map<Kind, (now: number) => void>([
    ['talk', talk],
    ['inThread', () => void mattermost.say(oneOf(people), desk, text(), { rootId: oneOf(cards).thread })],
    ['other', () => mattermost.react(oneOf(people), oneOf(cards).post, oneOf(meaningless))],
    [
      'edited',
      () => {
        const one = said.at(-1);
        if (one === undefined) talk();
        else mattermost.edit(one.user, one.id, text());
      },
    ],
    [
      'deleted',
      () => {
        const one = said.shift();
        if (one === undefined) talk();
        else mattermost.delete(one.user, one.id);
      },
    ],
    [
      'again',
      () => {
        // The server sends each event twice, as after a broken connection.
        mattermost.socket.copies = 2;
        talk();
        mattermost.socket.copies = 1;
      },
    ],
    [
      'react',
      (now) => {
        const { draftId, post } = nextCard();
        effects.reacted.push(draftId);
        dueAt[draftId] = now;
        mattermost.react(oneOf(approvers), post, 'white_check_mark');
      },
    ],
    [
      'file',
      (now) => {
        const files = [{ name: 'plan.png', mimeType: 'image/png', bytes: picture }];
        const post = mattermost.say(oneOf(people), desk, text(), { rootId: oneOf(cards).thread, files });
        const [id = ''] = mattermost.server.posts.get(post)?.fileIds ?? [];
        effects.files.push(id);
        dueAt[id] = now;
      },
    ],
  ]);
  const asked = new Map<Kind, () => NonNullable<Act['answer']>>([
    ['help', () => typed('')],
    ['list', () => typed('liste')],
    ['show', () => typed('voir 2')],
    [
      'press',
      () => {
        const { draftId, post } = nextCard();
        effects.pressed.push(draftId);
        const user = oneOf(approvers);
        return async () => {
          const pressed = { actionId: approveOn(mattermost, post), option: null };
          const came = await pressAction(mattermost.server, user, post, pressed);
          return { kind: came.kind, said: came.kind === 'answered' ? (came.ephemeralText ?? '') : came.why };
        };
      },
    ],
  ]);
  return {
    next: (at, now) => {
      const what = kindOf(at);
      const answer = asked.get(what)?.() ?? null;
      if (answer === null) told.get(what)?.(now);
      return { what, answer };
    },
    done: () => ({ effects, dueAt }),
  };
}

/** Returns the id of the button that approves a card. */
function approveOn({ server }: Mattermost, post: string): string {
  const card = server.posts.get(post);
  const button = (card === undefined ? [] : drawnPost(postJson(server, card)).sections)
    .flatMap(({ buttons }) => buttons)
    .find(({ label }) => /^(?:Valider|Approve)/.test(label));
  if (button === undefined) throw new Error(`no button on ${post}`);
  return button.id;
}
