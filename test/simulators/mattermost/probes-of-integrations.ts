import type { Answered, ProbeScene } from './probe-scene.ts';
import type { Probes } from './probes-of-posts.ts';

const dialog = {
  title: 'Nouvelle',
  elements: [{ display_name: 'Texte', name: 'text', type: 'text', max_length: 150 }],
};
const json = { 'content-type': 'application/json' };

function run(scene: ProbeScene, more: object = {}): Promise<Answered> {
  const { channel, team } = scene.mattermost;
  const body = { channel_id: channel, command: '/tambour help', team_id: team, ...more };
  return scene.answer('POST /commands/execute', body, scene.aicha);
}

/** Types the command; returns the trigger that the integration received. */
async function trigger(scene: ProbeScene): Promise<string> {
  await run(scene);
  return new URLSearchParams(scene.app.heard.at(-1)?.body).get('trigger_id') ?? '';
}

async function open(scene: ProbeScene, changes: object = {}, id?: string, token?: string | null): Promise<Answered> {
  const body = { trigger_id: id ?? (await trigger(scene)), url: scene.app.url, dialog: { ...dialog, ...changes } };
  return scene.answer('POST /actions/dialogs/open', body, token);
}

async function press(scene: ProbeScene, id: string): Promise<Answered> {
  const integration = { url: scene.app.url, context: { a: 1 } };
  const actions = [{ id, type: 'button', name: 'Go', integration }];
  const post = await scene.post({ props: { attachments: [{ text: 't', actions }] } });
  return scene.answer(`POST /posts/${post}/actions/${id}`, {}, scene.aicha);
}

/** Submits a dialog, to which the integration gives this answer. */
async function submit(scene: ProbeScene, answer: () => Response): Promise<Answered> {
  scene.app.answer = answer;
  const { channel, team } = scene.mattermost;
  const body = { url: scene.app.url, submission: { text: 'x' }, channel_id: channel, team_id: team };
  return scene.answer('POST /actions/dialogs/submit', body, scene.aicha);
}

/** Returns the names of the headers that the integration received last. */
function headersOf(scene: ProbeScene): Answered {
  return { shape: [...(scene.app.heard.at(-1)?.headers.keys() ?? [])].toSorted().join(' ') };
}

export const probesOfIntegrations: Probes = {
  'press request headers': async (scene) => {
    await press(scene, 'go');
    return headersOf(scene);
  },
  'press bad id': (scene) => press(scene, 'go_1'),
  'dialog open again, same trigger': async (scene) => {
    const id = await trigger(scene);
    await open(scene, {}, id);
    return open(scene, {}, id);
  },
  'dialog title 25': (scene) => open(scene, { title: 'x'.repeat(25) }),
  'dialog without token': (scene) => open(scene, {}, undefined, null),
  'submit nojson': (scene) => submit(scene, () => new Response('thanks')),
  'submit next form': (scene) =>
    submit(scene, () =>
      Response.json({ type: 'form', form: { ...dialog, callback_id: 'c', state: 's', submit_label: 'l' } }),
    ),
  command: (scene) => {
    scene.app.answer = () =>
      Response.json({ response_type: 'ephemeral', text: 'x', skip_slack_parsing: true, props: { a: 'b' } });
    return run(scene);
  },
  'command in thread': async (scene) => {
    scene.app.answer = () =>
      Response.json({ response_type: 'ephemeral', text: 'x', skip_slack_parsing: true, props: { a: 'b' } });
    return run(scene, { root_id: await scene.post() });
  },
  'command text answer': (scene) => {
    scene.app.answer = () => new Response('x', { headers: { 'content-type': 'text/plain' } });
    return run(scene);
  },
  'command 500': (scene) => {
    scene.app.answer = () => Response.json({}, { status: 500 });
    return run(scene);
  },
  'command not json': (scene) => {
    scene.app.answer = () => new Response('<html>', { headers: json });
    return run(scene);
  },
  'command request keys': async (scene) => {
    await run(scene);
    return { shape: [...new URLSearchParams(scene.app.heard.at(-1)?.body).keys()].toSorted().join(' ') };
  },
  'command headers': async (scene) => {
    await run(scene);
    return headersOf(scene);
  },
};
