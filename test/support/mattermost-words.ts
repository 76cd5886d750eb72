import type { MattermostWords } from '#chat/mattermost/mattermost-options.ts';

/** Words that each name their own key. */
export const mattermostWords: MattermostWords = {
  image: 'Image: ',
  required: 'required',
  peopleThere: (names) => `there: ${names}`,
  personThere: (name) => `else: ${name}`,
  remove: 'Remove',
  removeFrom: (label) => `from ${label}`,
  formUnknown: 'form unknown',
  formTooOld: 'form too old',
  formDone: 'form done',
  notYours: 'not yours',
  changed: 'changed',
  notMember: 'not a member',
  botNotInChannel: 'bot not in channel',
  tryLater: 'try later',
  about: 'About this',
  inDirectMessage: 'in a direct message',
};
