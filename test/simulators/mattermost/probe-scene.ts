import { testClock } from '../../support/test-clock.ts';
import { type Integration, openIntegration } from './integration.ts';
import { type Mattermost, openMattermost } from './open-mattermost.ts';
import { type Shape, shapeOf } from './shape-of.ts';
import { answerTo } from './wire.ts';

/** A server's answer to a probe: its status, the id of its error, and the shape of the rest. */
export interface Answered {
  readonly status?: number;
  readonly id?: string;
  readonly shape?: Shape;
}

/** A server with a bot, two people, and the integration of the bot's command. */
export interface ProbeScene extends AsyncDisposable {
  readonly mattermost: Mattermost;
  readonly app: Integration;
  /** Tokens of the two people, and of the administrator. */
  readonly aicha: string;
  readonly karim: string;
  readonly admin: string;
  /** Sends a request, as the bot by default. */
  ask(route: string, body?: unknown, token?: string | null): ReturnType<typeof answerTo>;
  /** Sends a request, and returns the answer in the form that is compared. */
  answer(route: string, body?: unknown, token?: string | null): Promise<Answered>;
  /** Sends a request that creates something; returns its id. */
  made(route: string, body: unknown, token?: string): Promise<string>;
  /** Creates a post of the bot in its channel. */
  post(more?: object): Promise<string>;
  /** Moves the server's clock on by a second. */
  later(): void;
  /** Uploads a file; returns its id. */
  file(token?: string): Promise<string>;
}

export async function openProbeScene(version: string): Promise<ProbeScene> {
  const app = await openIntegration();
  const clock = testClock();
  const mattermost = await openMattermost({
    version,
    clock,
    people: [{ name: 'aicha' }, { name: 'karim' }],
    otherChannels: [{ name: 'elsewhere', isBotIn: false }],
  });
  mattermost.registerCommand(app.url);
  const ask: ProbeScene['ask'] = (...asking) => answerTo(mattermost, ...asking);
  const made: ProbeScene['made'] = async (...asking) => {
    const { body } = await ask(...asking);
    if (typeof body === 'object' && body !== null && 'id' in body) return String(body.id);
    throw new Error(`${asking[0]}: ${JSON.stringify(body)}`);
  };
  return {
    mattermost,
    app,
    aicha: mattermost.makeToken(mattermost.id('aicha')),
    karim: mattermost.makeToken(mattermost.id('karim')),
    admin: mattermost.admin.token,
    ask,
    made,
    answer: async (...asking) => answered(await ask(...asking)),
    post: (more = {}) => made('POST /posts', { channel_id: mattermost.channel, message: 'x', ...more }),
    later: () => clock.advance(1_000),
    async file(token) {
      const form = new FormData();
      form.set('channel_id', mattermost.channel);
      form.append('files', new Blob([new Uint8Array(9)], { type: 'image/png' }), 'a.png');
      const { body } = await ask('POST /files', form, token);
      return String(/"id":"(?<id>[a-z0-9]{26})"/.exec(JSON.stringify(body))?.groups?.['id']);
    },
    async [Symbol.asyncDispose]() {
      // Some probes do what no good app does.
      mattermost.takeComplaints();
      await mattermost[Symbol.asyncDispose]();
      await app[Symbol.asyncDispose]();
    },
  };
}

function answered({ status, body }: { readonly status: number; readonly body: unknown }): Answered {
  if (status < 400) return { status, shape: shapeOf(body) };
  const id = typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
  return { status, id };
}
