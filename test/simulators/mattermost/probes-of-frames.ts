import type { Answered, ProbeScene } from './probe-scene.ts';
import type { Probes } from './probes-of-posts.ts';
import { type Shape, shapeOf } from './shape-of.ts';
import { type Frame, type Listener, listen } from './wire.ts';

/** Returns the frame that one of the two people receives when somebody does something. */
function told(
  event: string,
  who: 'bot' | 'p' | 'admin',
  deed: (scene: ProbeScene) => Promise<unknown>,
): Probes[string] {
  return async (scene) => {
    const tokens = { bot: scene.mattermost.bot.token, p: scene.aicha, admin: scene.admin };
    const line = await listen(scene.mattermost, 'header', '', tokens[who]);
    await line.until((frame) => frame.event === 'hello');
    await deed(scene);
    return frameAnswer(line, event);
  };
}

async function frameAnswer(line: Listener, event: string): Promise<Answered> {
  const frame = await line.until((one) => one.event === event);
  line.socket.close();
  return { shape: shapeOfFrame(frame) };
}

/** Returns the shape of a frame. It embeds a post as text, whose shape counts as well. */
function shapeOfFrame({ data, broadcast }: Frame): Shape {
  const { post, ...rest } = data;
  const said: Shape = shapeOf(rest);
  const keys = Object.keys(broadcast).toSorted().join(' ');
  if (typeof post !== 'string') return { data: said, broadcast: keys };
  const read: object = JSON.parse(post);
  return { data: said, post: Object.keys(read).toSorted().join(' '), broadcast: keys };
}

const write = (scene: ProbeScene): Promise<string> => scene.post();
const edit = async (scene: ProbeScene): Promise<unknown> =>
  scene.ask(`PUT /posts/${await scene.post()}/patch`, { message: 'y' });
const remove = async (scene: ProbeScene): Promise<unknown> => scene.ask(`DELETE /posts/${await scene.post()}`);
const openDirect = (scene: ProbeScene): Promise<unknown> =>
  scene.ask('POST /channels/direct', [scene.mattermost.bot.id, scene.mattermost.id('aicha')]);
const closeAccount = (scene: ProbeScene): Promise<unknown> =>
  scene.ask(`PUT /users/${scene.mattermost.id('karim')}/active`, { active: false }, scene.admin);
const answerAlone = async (scene: ProbeScene): Promise<unknown> => {
  scene.app.answer = () => Response.json({ text: 'x' });
  const { channel, team } = scene.mattermost;
  return scene.ask('POST /commands/execute', { channel_id: channel, command: '/tambour', team_id: team }, scene.aicha);
};
const replyToBot = async (scene: ProbeScene): Promise<unknown> => {
  const root = await scene.post();
  return scene.ask('POST /posts', { channel_id: scene.mattermost.channel, message: 'y', root_id: root }, scene.karim);
};
const writeAsPerson = (scene: ProbeScene): Promise<unknown> =>
  scene.ask('POST /posts', { channel_id: scene.mattermost.channel, message: 'y' }, scene.aicha);

export const probesOfFrames: Probes = {
  'frames: bot posted': told('posted', 'bot', write),
  'frames: bot post_edited': told('post_edited', 'bot', edit),
  'frames: bot post_deleted': told('post_deleted', 'bot', remove),
  'frames: bot direct_added': told('direct_added', 'bot', openDirect),
  'frames: bot user_updated': told('user_updated', 'bot', closeAccount),
  'frames: bot multiple_channels_viewed': told('multiple_channels_viewed', 'bot', write),
  'frames: bot thread_updated': told('thread_updated', 'bot', replyToBot),
  'frames: p posted': told('posted', 'p', write),
  'frames: p post_edited': told('post_edited', 'p', edit),
  'frames: p post_deleted': told('post_deleted', 'p', remove),
  'frames: p ephemeral_message': told('ephemeral_message', 'p', answerAlone),
  'frames: p direct_added': told('direct_added', 'p', openDirect),
  'frames: p user_updated': told('user_updated', 'p', closeAccount),
  'frames: p multiple_channels_viewed': told('multiple_channels_viewed', 'p', writeAsPerson),
};
