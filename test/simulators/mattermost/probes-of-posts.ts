import { z } from 'zod';

import { type Answered, type ProbeScene } from './probe-scene.ts';
import { type Shape, shapeOf } from './shape-of.ts';

/** Questions to a server, by their names in the record of the real servers. */
export type Probes = Readonly<Record<string, (scene: ProbeScene) => Promise<Answered>>>;

const attachments = [
  {
    fallback: 'f',
    text: 't',
    actions: [{ id: 'go', type: 'button', name: 'Go', integration: { url: 'http://127.0.0.1:1/', context: { a: 1 } } }],
  },
];
const withButton = { attachments };

/** Creates a post as the bot, in its channel. */
function create(scene: ProbeScene, more: object): Promise<Answered> {
  return scene.answer('POST /posts', { channel_id: scene.mattermost.channel, message: 'x', ...more });
}

/** Reads those keys of an answer. */
async function part(scene: ProbeScene, route: string, keys: readonly string[], token?: string): Promise<unknown> {
  let found: unknown = (await scene.ask(route, undefined, token)).body;
  for (const key of keys) found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  return found;
}

async function shapeAt(...where: Parameters<typeof part>): Promise<{ readonly shape: Shape }> {
  return { shape: shapeOf(await part(...where)) };
}

function madeAt(answer: unknown): number {
  return z.object({ create_at: z.number() }).parse(answer).create_at;
}

export const probesOfPosts: Probes = {
  'post card unsafe_links+attachments': (scene) => create(scene, { props: { ...withButton, unsafe_links: 'true' } }),
  'props unsafe+att (GET by person)': async (scene) => {
    const id = await scene.post({ props: { ...withButton, unsafe_links: 'true' } });
    return shapeAt(scene, `GET /posts/${id}`, ['props'], scene.aicha);
  },
  'metadata att (GET)': async (scene) => {
    const id = await scene.post({ props: withButton });
    const type = await part(scene, `GET /posts/${id}`, ['metadata', 'embeds', '0', 'type']);
    return { ...(await shapeAt(scene, `GET /posts/${id}`, ['metadata'])), id: String(type) };
  },
  'post twice same pending id 1': (scene) => create(scene, { pending_post_id: 'k' }),
  'post 16383': (scene) => create(scene, { message: 'x'.repeat(16_383) }),
  'post empty': (scene) => create(scene, { message: '' }),
  'post empty with attachments': (scene) => create(scene, { message: '', props: withButton }),
  'post only spaces': (scene) => create(scene, { message: '   ' }),
  'post props too long': (scene) => create(scene, { props: { a: 'x'.repeat(900_000) } }),
  'patch own': async (scene) =>
    scene.answer(`PUT /posts/${await scene.post()}/patch`, {
      message: 'y',
      props: { ...withButton, unsafe_links: 'true' },
    }),
  'admin patches bot post': async (scene) =>
    scene.answer(`PUT /posts/${await scene.post({ props: withButton })}/patch`, { message: 'y' }, scene.admin),
  thread: async (scene) => {
    const root = await scene.post();
    await scene.post({ root_id: root });
    return scene.answer(`GET /posts/${root}/thread`);
  },
  'posts/ids with deleted': async (scene) => {
    const id = await scene.post();
    await scene.ask(`DELETE /posts/${id}`);
    return scene.answer('POST /posts/ids', [id]);
  },
  'since: deleted fields': async (scene) => {
    const id = await scene.post();
    await scene.ask(`DELETE /posts/${id}`);
    return shapeAt(scene, `GET /channels/${scene.mattermost.channel}/posts?since=1`, ['posts', id]);
  },
  'posts of channel not in': async (scene) => {
    const channel = scene.mattermost.channelId('elsewhere');
    scene.mattermost.say(scene.mattermost.id('aicha'), channel, 'x');
    return scene.answer(`GET /channels/${channel}/posts`);
  },
  'react as other': async (scene) => {
    const reaction = { user_id: scene.mattermost.id('aicha'), post_id: await scene.post(), emoji_name: 'x' };
    return scene.answer('POST /reactions', reaction);
  },
  'react unknown emoji': async (scene) => {
    const reaction = { user_id: scene.mattermost.bot.id, post_id: await scene.post(), emoji_name: 'nosuch_emoji' };
    return scene.answer('POST /reactions', reaction);
  },
  'reactions none': async (scene) => scene.answer(`GET /posts/${await scene.post()}/reactions`),
  'bulk reactions': async (scene) => scene.answer('POST /posts/ids/reactions', [await scene.post()]),
  'double reaction: same create_at': async (scene) => {
    const body = { user_id: scene.mattermost.bot.id, post_id: await scene.post(), emoji_name: 'x' };
    const first = await scene.ask('POST /reactions', body);
    scene.later();
    const second = await scene.ask('POST /reactions', body);
    return { shape: String(madeAt(first.body) === madeAt(second.body)) };
  },
  upload: async (scene) => {
    const form = new FormData();
    form.set('channel_id', scene.mattermost.channel);
    form.append('files', new Blob([new Uint8Array(9)], { type: 'image/png' }), 'a.png');
    return scene.answer('POST /files', form);
  },
  'post with file': async (scene) => create(scene, { file_ids: [await scene.file()] }),
  'post with file of other': async (scene) => create(scene, { file_ids: [await scene.file(scene.aicha)] }),
  'post unknown file': (scene) => create(scene, { file_ids: ['x'.repeat(26)] }),
  'patch adds a file': async (scene) =>
    scene.answer(`PUT /posts/${await scene.post()}/patch`, { file_ids: [await scene.file()] }),
  'patch drops files': async (scene) => {
    const id = await scene.post({ file_ids: [await scene.file()] });
    return scene.answer(`PUT /posts/${id}/patch`, { message: 'y', file_ids: [] });
  },
  'GET dropped file info': async (scene) => {
    const file = await scene.file();
    const id = await scene.post({ file_ids: [file] });
    await scene.ask(`PUT /posts/${id}/patch`, { file_ids: [] });
    return scene.answer(`GET /files/${file}/info`);
  },
};
