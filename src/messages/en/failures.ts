import type { FailuresWords } from '#messages/words/failures.ts';

export const failures: FailuresWords = {
  refused: {
    server: {
      unreachable: (a) => `${a}: the server does not answer, nothing was published. Try again in a few minutes.`,
      name_not_found: (a) =>
        `${a}: the server’s address was not found, nothing was published. Check the address with your administrator, then try again.`,
      forbidden: (a) =>
        `${a}: the server forbids this post, nothing was published. The account may be limited: ask the server’s moderators.`,
      not_found: (a) =>
        `${a}: the server no longer knows this account or image, nothing was published. Try again; if it fails once more, have the account checked.`,
      too_long: (a) =>
        `${a}: the server finds the text too long, nothing was published. Shorten it and ask for approval again.`,
      duplicate: (a) =>
        `${a}: the server says that it has this post already. Look at the account before you try again.`,
      media_rejected: (a) =>
        `${a}: the server refuses an image, nothing was published. Replace the image and ask for approval again.`,
      media_unfinished: (a) =>
        `${a}: the server has worked on the video for 15 minutes without an end, nothing was published. Try again: it is sent anew.`,
      text_missing: (a) =>
        `${a}: the server wants a text with the image, nothing was published. Add a text, be it one word, and ask for approval again.`,
      invalid: (a) =>
        `${a}: the server refuses the content, nothing was published. Check text and images, then ask for approval again.`,
    },
    x: {
      unreachable: (a) => `${a}: X does not answer, nothing was published. Try again in a few minutes.`,
      name_not_found: (a) =>
        `${a}: X’s address was not found from this network, nothing was published. Have the connection checked, then try again.`,
      forbidden: (a) =>
        `${a}: X does not let this account post this, nothing was published. Open X with that account to see whether it is limited.`,
      not_found: (a) =>
        `${a}: X no longer finds this account or image, nothing was published. Try again; if it fails once more, have the account checked.`,
      too_long: (a) =>
        `${a}: X finds the text too long, nothing was published. Shorten the copy for X and ask for approval again.`,
      duplicate: (a) =>
        `${a}: X refuses a text identical to a recent post, nothing was published. Change a few words and ask for approval again.`,
      media_rejected: (a) =>
        `${a}: X refuses an image, nothing was published. Replace the image and ask for approval again.`,
      media_unfinished: (a) =>
        `${a}: X has worked on the video for 15 minutes without an end, nothing was published. Try again: it is sent anew.`,
      text_missing: (a) =>
        `${a}: X wants a text with the image, nothing was published. Add a text, be it one word, and ask for approval again.`,
      invalid: (a) =>
        `${a}: X refuses the content, nothing was published. Check the copy for X, then ask for approval again.`,
    },
  },
  locked: {
    server: {
      token_refused: (a) =>
        `${a}: the server refuses Tambour’s access. The account is paused in Tambour; ask your administrator for a new access token (for Bluesky, an app password), then try again.`,
      scope_missing: (a) =>
        `${a}: the access token may not publish. The account is paused in Tambour; ask for a token with the scopes “write:statuses” and “write:media”.`,
      credit_exhausted: (a) =>
        `${a}: the server asks for a payment. The account is paused in Tambour; ask your administrator.`,
      account_closed: (a) =>
        `${a}: the server has taken the account down, or it was deactivated there. The account is paused in Tambour; log in there to see why, then try again.`,
    },
    x: {
      token_refused: (a) =>
        `${a}: X refuses Tambour’s access. The account is paused in Tambour; ask your administrator to renew the keys, then try again.`,
      scope_missing: (a) =>
        `${a}: the application may only read on X. The account is paused in Tambour; ask for “Read and write”, then new keys.`,
      credit_exhausted: (a) =>
        `${a}: the credit at X is used up. The account is paused in Tambour; have it topped up, then try again.`,
      account_closed: (a) =>
        `${a}: X has taken the account down, or it was deactivated there. The account is paused in Tambour; log in there to see why, then try again.`,
    },
  },
  heldUnsure: (a, why) =>
    `${a}: we do not know whether it was published. Nothing is sent again, it is ${why}. Look at the account, then answer on the draft’s card.`,
  delayed: {
    rate_limit: (a, until) => `${a}: the network asks us to wait. Next try ${until}; you do not need to do anything.`,
    upload_limit: (a, until) =>
      `${a}: the network takes no more images or videos just now. Next try ${until}; posts without any go out meanwhile, and you do not need to do anything.`,
    media_processing: (a, until) =>
      `${a}: the network is still preparing the images or the video. Next try ${until}; you do not need to do anything.`,
    server_busy: (a, until) => `${a}: the network is overloaded. Next try ${until}; you do not need to do anything.`,
    unreachable: (a, until) => `${a}: the network does not answer. Next try ${until}; you do not need to do anything.`,
    name_not_found: (a, until) =>
      `${a}: the network’s address is not found just now. Next try ${until}; you do not need to do anything.`,
  },
  behind: (a, number) =>
    `${a}: draft ${number} is still being sent there. This post goes out right after it; you do not need to do anything.`,
  behindOther: (a) =>
    `${a}: another post is still being sent there. This one goes out right after it; you do not need to do anything.`,
};
