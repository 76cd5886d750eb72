import type { CancellingWords } from '#messages/words/cancelling.ts';

export const cancelling: CancellingWords = {
  form: {
    title: 'Cancel this draft?',
    intro: 'Nothing of it will be published. For a day it can be reopened on its card.',
    send: 'End this draft',
  },
  until: (when) => `It can be reopened until ${when}.`,
  reopened: (name) => `${name} reopened this draft. Nothing goes out until approval is asked for again, and given.`,
  notAllowed: 'Only its authors, the approvers and the stewards can cancel or reopen this draft. Nothing has changed.',
  notCancelled: 'This draft is open already.',
  tooLate: 'This draft was cancelled more than a day ago. Write another with /tambour draft: its text is still here.',
  noRoom: (most) =>
    `The author of this draft has ${most} open drafts already, and one person can have no more. Publish or cancel some, then try again.`,
  rejection: {
    takeBack: 'Take back the rejection',
    until: (name, when) => `${name} can take this back until ${when}.`,
    takenBack: (name) =>
      `${name} took back the rejection. Nothing goes out until approval is asked for again, and given.`,
    notRejected: 'This version is no longer rejected. Nothing has changed.',
    notTheirs: 'Only the person who rejected this version can take that back. Nothing has changed.',
    tooLate: 'This version was rejected more than a day ago. Edit the draft, then ask for approval again.',
  },
};
