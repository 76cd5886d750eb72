import type { PlatformsWords } from '#messages/words/platforms.ts';

export const platforms: PlatformsWords = {
  close: 'Cancel',
  image: 'Image:',
  required: 'This field is needed.',
  peopleThere: (names) => `Already: ${names}. Choose whom to add.`,
  personThere: (name) => `If you choose nobody: ${name}.`,
  remove: 'Remove',
  removeFrom: (label) => `From “${label}”. Empty: everybody stays.`,
  formUnknown: 'This form could not be read: nothing was kept. Please open it again.',
  formTooOld: 'This form has been open for too long: nothing was kept. Copy your text and open it again.',
  formDone: 'This form was sent already: sending it again changes nothing. Open another one to edit.',
  notYours: 'This is meant for somebody else: nothing was done.',
  changed: 'This message was changed or deleted meanwhile: nothing was done. Type /tambour list to find the draft.',
  notMember: 'You are not a member of this channel: nothing was done. Ask somebody there to invite you.',
  botNotInChannel: 'Tambour is not in this channel. Type /invite @tambour, then try again.',
  tryLater: 'That did not work just now. Try again in a minute: nothing is done twice.',
  about: 'About this message',
  inDirectMessage: 'The answer is in your direct messages.',
};
