import type { SigningWords } from '#messages/words/signing.ts';

const tell =
  'Whoever can write to the database did that. It decided nothing and stands in the journal: tell your administrator today.';

export const signing: SigningWords = {
  refused: {
    card: `⚠️ What the database says of one of Tambour’s cards is not what Tambour wrote there. ${tell}`,
    event: `⚠️ The database held something that somebody is said to have done in this chat, and that Tambour never heard. ${tell}`,
    member: `⚠️ The database was wrong about how long somebody has been here: counting starts again today. ${tell}`,
  },
  rowChanged: (a) =>
    `⚠️ ${a}: its row in the database no longer names the server and the account that its token was given for. Nothing is sent, and the token went nowhere. Whoever can write to the database did that: tell your administrator today.`,
  due: {
    now: (accounts) =>
      `Tambour was upgraded. Until the administrator has run “tambour sign-existing” on its machine, ${accounts.length === 0 ? '' : `nothing leaves for ${accounts.join(', ')}, and `}✅ and ❌ on cards from before do not count; their buttons do.`,
    afterwards: 'What was to leave meanwhile is held: a person lets it go afterwards.',
  },
  cardOfBefore:
    'This card is from before Tambour was upgraded: a reaction on it counts once the administrator has vouched for it, and is read then. To decide now, press one of its buttons.',
  paused: {
    row_changed: (a) =>
      `${a}: its row in the database no longer names the server and the account that its token was given for, nothing was sent. Ask your administrator to run “tambour account wake”, which puts it back, then try again.`,
    not_signed: (a) =>
      `${a}: the account is from before Tambour was upgraded, and nobody has vouched for it yet, nothing was sent. Ask your administrator to run “tambour sign-existing”, then try again.`,
  },
};
