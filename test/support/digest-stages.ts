import type { DigestStage } from './digest-story.ts';
import { mattermostFiles } from './mattermost-files.ts';
import type { MattermostScene } from './mattermost-scene.ts';
import { mattermostLook } from './mattermost-transcript.ts';
import { slackFiles } from './slack-files.ts';
import type { SlackScene } from './slack-scene.ts';
import { slackLook } from './slack-transcript.ts';

/** Opens Slack as the stage of the story of a digest. */
export function slackDigestStage(scene: SlackScene): DigestStage {
  const { slack } = scene;
  const files = slackFiles(slack);
  return {
    scene,
    team: scene,
    look: slackLook(slack),
    picturesOn: async (message) => {
      const card = (await scene.seen('karim')).find(({ ref }) => ref?.message === message);
      const ids = (card?.parts ?? [])
        .flatMap(({ drawn }) => drawn)
        .flatMap((one) => (one.kind === 'picture' ? (one.file ?? []) : []));
      return Promise.all(ids.map(files.byId));
    },
    filesUnder: files.under,
    // Slack shows pictures to a single person only if they are on the web.
    showsPicturesAside: false,
  };
}

/** Opens Mattermost as the stage of the story of a digest. */
export function mattermostDigestStage(scene: MattermostScene): DigestStage {
  const { mattermost } = scene;
  const filesUnder = mattermostFiles(mattermost, { url: mattermost.url, token: mattermost.bot.token });
  return {
    scene,
    team: scene,
    look: mattermostLook(mattermost),
    picturesOn: async (message) => {
      const card = (await scene.seen('karim')).find(({ ref }) => ref?.message === message);
      const all = await filesUnder(scene.id('karim'), message);
      const count = (card?.parts ?? []).flatMap(({ files }) => files).length;
      return all.slice(0, count).map(({ bytes }) => bytes);
    },
    filesUnder,
    showsPicturesAside: true,
  };
}
