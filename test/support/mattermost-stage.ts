import { drawnDialog } from './mattermost-client/drawn-dialog.ts';
import type { ChatScene } from './chat-scene.ts';
import type { MattermostCard } from './mattermost-cards.ts';
import type { MattermostPeople } from './mattermost-people.ts';
import { mattermostLook } from './mattermost-transcript.ts';
import { present } from './publishing-scene.ts';
import type { Written } from './mattermost-client/filled-in.ts';
import type { Team } from './team-in-chat.ts';
import type { Stage } from './team-story.ts';

/** Opens Mattermost as the stage of the story of a team. */
export function mattermostStage(
  scene: ChatScene,
  team: Team<MattermostCard, Written>,
  people: MattermostPeople,
  hasGuests: boolean,
): Stage {
  return {
    scene,
    team,
    look: mattermostLook(people),
    // Dialogs take no files.
    draftWithPicture: async (values, picture) => {
      await team.submit('aicha', values);
      const { channel, thread } = present((await team.cardWith('ask')).ref);
      await people.say(team.id('aicha'), channel, '', { rootId: thread, files: [picture] });
      await scene.settle();
    },
    picturesComeLater: true,
    written: (user) => {
      const { fields } = drawnDialog(present(people.dialogOf(user)).dialog, people.client);
      return Object.fromEntries(fields.map(({ name, start }) => [name, start]));
    },
    hasGuests,
  };
}
