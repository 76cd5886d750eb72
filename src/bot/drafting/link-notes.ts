import type { LinkNote } from '#drafts/previews/link-note.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Says what people should know about a link before others see it. */
export function noteText({ linkLook: words }: Messages, note: LinkNote): string {
  switch (note.kind) {
    case 'otherHost':
      return words.otherHost(note.host);
    case 'status':
      return words.status(note.status);
    case 'noHttps':
    case 'nowhere':
    case 'slow':
    case 'unreachable':
    case 'untrusted':
    case 'tooLarge':
    case 'tooMuchMarkup':
    case 'noPage':
    case 'logIn':
    case 'redirects':
    case 'insecure':
    case 'noTitle':
    case 'noPicture':
    case 'pictureTooLarge':
    case 'pictureUnread':
    case 'noPictureAlt':
      return words.notes[note.kind];
  }
}
