import type { DigestWhyWords } from '#messages/words/digest-why.ts';

export const digestWhy: DigestWhyWords = {
  failed: {
    unreachable: 'the server did not answer',
    name_not_found: 'the server’s address is not known',
    forbidden: 'the network refused',
    not_found: 'the network answered “not found”',
    too_long: 'too long for the network',
    duplicate: 'the network took it for a duplicate',
    media_rejected: 'the network refused an image',
    media_unfinished: 'the network did not end its work on the video',
    text_missing: 'the network wants a text with the image',
    invalid: 'the network refused its content',
    cannot_edit: 'this server does not let posts be edited',
    parent_gone: 'the part before it is no longer there',
    post_gone: 'the post to correct is no longer there',
  },
  cancelled: {
    freed: 'cancelled',
    rejected: 'rejected',
    changes_asked: 'changes were asked for',
    withdrawn: 'approval withdrawn',
    stopped: 'stopped',
    not_approved: 'no longer approved at its time',
    replaced: 'replaced by another version',
  },
  notYetKnown: 'not certain yet that it was published',
  retracted: 'taken back',
};
