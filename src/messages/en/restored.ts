import type { RestoredWords } from '#messages/words/restored.ts';

export const restored: RestoredWords = {
  decideAgain: (when) =>
    `Tambour was restored from a backup (${when}): what was decided since then is forgotten, and approvals from before it no longer count. Please decide again. What is already public is not sent a second time.`,
  frozen: (when) => `❄ Tambour was restored from a backup, ${when}.`,
  looks:
    'Nothing goes out from this desk. Tambour looks on the networks for what may have gone out before. What it finds counts as published; about the rest it asks in the thread.',
  forgotten:
    'What was agreed or ended since the backup is forgotten: who approves, reserve periods, emergency templates, rules, rota, sleeping accounts and shared links are as they were then. Please look at them.',
  howToEnd:
    'Once the list is right, an approver ends this freeze with the button here. Even then nothing goes out by itself.',
  frozenCard:
    '❄ Tambour was restored: nothing goes out. An approver ends that with the button below the list, in the channel.',
  stillLooking: 'Tambour is still looking on the networks for what may have gone out. Try again in a few minutes.',
  emergency: 'An alert may be public already that Tambour has forgotten: look at the accounts themselves first.',
  itself: 'Tambour was restored from an older backup since, so it may have done this itself.',
};
