import { messagesIn } from '#messages/messages.ts';
import type { Language } from '#languages.ts';
import type { MattermostWords } from '#chat/mattermost/mattermost-options.ts';

/** Returns Mattermost's words beyond cards and forms, from the catalogue. */
export function mattermostWordsIn(language: Language): MattermostWords {
  const { platforms } = messagesIn(language);
  return {
    image: `${platforms.image} `,
    required: platforms.required,
    peopleThere: platforms.peopleThere,
    personThere: platforms.personThere,
    remove: platforms.remove,
    removeFrom: platforms.removeFrom,
    formUnknown: platforms.formUnknown,
    formTooOld: platforms.formTooOld,
    formDone: platforms.formDone,
    notYours: platforms.notYours,
    changed: platforms.changed,
    notMember: platforms.notMember,
    botNotInChannel: platforms.botNotInChannel,
    tryLater: platforms.tryLater,
    about: platforms.about,
    inDirectMessage: platforms.inDirectMessage,
  };
}
