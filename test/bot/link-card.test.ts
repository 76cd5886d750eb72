import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';

import sharp from 'sharp';

import { imageFrom } from '#app/image-from.ts';
import type { LinkLook } from '#drafts/previews/look-at-link.ts';
import type { LinkCard } from '#networks/rendering.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { inBothChats } from '../support/both-chats.ts';
import { plainSpaces } from '../support/chat-scene.ts';
import { redSquare } from '../support/red-square.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';
import { carding } from '../support/with-cards.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;
const link = 'https://example.org/pool';
const text = `The pool is heated: ${link}`;

async function pictured(background: string): Promise<NonNullable<LinkLook['picture']>> {
  const shape = { width: 64, height: 36 };
  const bytes = new Uint8Array(
    await sharp({ create: { ...shape, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mimeType: 'image/png', ...shape, bytes };
}

const [green, red] = await Promise.all([pictured('#2a6'), pictured('#a22')]);

function lookOf(title: string | null, picture: typeof green | null = green): LinkLook {
  const shown = { url: 'https://example.org/pool.png', alt: 'The pool, in steam' };
  return {
    head: { title, description: 'From Monday', picture: shown, asksForPassword: false },
    ...(picture === null ? {} : { picture }),
    notes: [],
  };
}

interface Carding extends AsyncDisposable {
  readonly scene: BotScene;
  readonly asked: string[];
  /** What the page says from now on. */
  readonly says: (look: LinkLook) => void;
  readonly sent: () => LinkCard | undefined;
}

async function openCarding(look: LinkLook = lookOf('Heated pool')): Promise<Carding> {
  const asked: string[] = [];
  let now = look;
  const scene = await openBotScene({
    rules: carding,
    lookAtPage: async (at: string) => {
      asked.push(at);
      return now;
    },
    settings: { language: 'en', officialDomains: [] },
  });
  return {
    scene,
    asked,
    says: (other) => void (now = other),
    sent: () => scene.networks.mastodon.posts.at(-1)?.rendering.linkCard,
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
}

const { bytes: greenBytes, ...greenPicture } = green;
const card: LinkCard = {
  link,
  title: 'Heated pool',
  description: 'From Monday',
  picture: { ...greenPicture, byteLength: greenBytes.byteLength },
};

describe('the card of a link', () => {
  test('goes out with the post as it stood on the card, on the networks that take one, once somebody chose it', async () => {
    await using open = await openCarding();
    const { scene, sent } = open;
    await scene.draft(text, { language: 'en' });
    await scene.press('aicha', 'lookAtPage');
    assert.match(scene.textOf(scene.cardWith('ask')), /will show no card of this link\..*\[Send a link card\]/su);
    assert.match(scene.whispers('aicha').at(-1) ?? '', /carte de ce lien|card of this link/u);
    await scene.press('aicha', 'acceptLinkCard');
    const shown = scene.textOf(scene.cardWith('ask'));
    assert.match(shown, /Link card on .*valmont@practice\.example.*https:\/\/example\.org\/pool/su);
    assert.match(shown, /Heated pool.*From Monday.*is part of what is approved/su);
    assert.deepEqual(await imageFrom(scene.store)(green.sha256), greenBytes);
    assert.equal(open.asked.length, 1, 'what was read a moment ago is not read again');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.deepEqual(sent(), card);
    assert.equal(scene.networks.x.posts.at(-1)?.rendering.linkCard, undefined);
  });

  test('does not go out where nobody chose it, whatever was looked at', async () => {
    await using open = await openCarding();
    const { scene, sent } = open;
    await scene.draft(text);
    await scene.press('aicha', 'lookAtPage');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.deepEqual([scene.networks.mastodon.posts.length, sent()], [1, undefined]);
  });

  test('stays what was approved when the page says something else, which the card tells', async () => {
    await using open = await openCarding();
    const { scene, sent, says } = open;
    await scene.draft(text);
    await scene.press('aicha', 'acceptLinkCard');
    await scene.press('aicha', 'ask');
    const asked = await scene.store.db.revision.findMany();
    says(lookOf('Closed for ever', red));
    await scene.press('karim', 'lookAtPage');
    const shown = scene.textOf(scene.cardWith('approve'));
    assert.match(shown, /Heated pool.*Closed for ever.*The page says something else now/su);
    assert.deepEqual(await scene.store.db.revision.findMany(), asked);
    // What was read first is there no more, but for the card.
    assert.equal(await scene.store.db.linkPreview.count({ where: { sha256: green.sha256 } }), 0);
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.deepEqual(sent(), card);
  });

  test('is an edit to update: what was approved counts no more, and the new card has to be approved', async () => {
    await using open = await openCarding();
    const { scene, sent, says } = open;
    await scene.draft(text);
    await scene.press('aicha', 'acceptLinkCard');
    await scene.press('aicha', 'ask');
    says(lookOf('Open all night', red));
    await scene.press('aicha', 'lookAtPage');
    await scene.press('aicha', 'acceptLinkCard');
    assert.match(scene.seen(), /the link card/u);
    const { state, currentRevision } = await scene.store.db.draft.findFirstOrThrow();
    assert.deepEqual([state, currentRevision], ['writing', 3]);
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(sent()?.title, 'Open all night');
    assert.equal(sent()?.picture?.sha256, red.sha256);
  });

  test('can be left out again, and goes by itself once its link is edited away', async () => {
    await using open = await openCarding();
    const { scene } = open;
    const isThere = async (): Promise<boolean> => {
      const rows = await scene.store.db.revision.findMany({ orderBy: { number: 'asc' } });
      return rows.at(-1)?.linkCard !== null;
    };
    await scene.draft(text);
    await scene.press('aicha', 'acceptLinkCard');
    assert.ok(await isThere());
    await scene.press('aicha', 'dismissLinkCard');
    assert.ok(!(await isThere()));
    await scene.press('aicha', 'acceptLinkCard');
    const edited = async (words: string): Promise<void> => {
      await scene.press('aicha', 'edit');
      await scene.people.submit('aicha', { text: words });
      await scene.settle();
    };
    await edited(`Warm at last: ${link}`);
    assert.ok(await isThere(), 'an edit of the words keeps it');
    await edited('Warm at last: https://example.org/hours');
    assert.ok(!(await isThere()));
    assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /Link card on/u);
  });

  test('makes who chose it an author, who does not approve it', async () => {
    await using open = await openCarding();
    const { scene } = open;
    await scene.draft(text);
    await scene.press('karim', 'acceptLinkCard');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 0);
  });

  test('is made of what the page says now where it was read more than a day ago', async () => {
    await using open = await openCarding();
    const { scene, says, asked } = open;
    await scene.draft(text);
    await scene.press('aicha', 'lookAtPage');
    await scene.pass(25 * 3600);
    says(lookOf('Heated again'));
    await scene.press('aicha', 'acceptLinkCard');
    assert.equal(asked.length, 2);
    assert.match(scene.textOf(scene.cardWith('ask')), /Heated again/u);
  });

  test('of a page that cannot be read there is none, and one without a title is called by its address', async () => {
    await using open = await openCarding({ head: null, notes: [{ kind: 'otherHost', host: 'shop.example' }] });
    const { scene, says } = open;
    await scene.draft(text);
    await scene.press('aicha', 'acceptLinkCard');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Nothing could be read|Rien de la page/u);
    assert.equal(await scene.store.db.revision.count(), 1);
    assert.match(scene.textOf(scene.cardWith('ask')), /this link leads on to shop\.example/u);
    says(lookOf(null, null));
    await scene.press('aicha', 'acceptLinkCard');
    const row = await scene.store.db.revision.findFirstOrThrow({ where: { number: 2 } });
    assert.deepEqual(row.linkCard, { link, title: link, description: 'From Monday' });
  });

  test('is offered only where a post can have one: not without a link, and not beside a picture of its own', async () => {
    await using open = await openCarding();
    const { scene } = open;
    await scene.draft('The pool is heated.');
    assert.ok(!scene.messages().some(({ body }) => JSON.stringify(body).includes('acceptLinkCard')));
    await scene.draft(text);
    await scene.press('aicha', 'acceptLinkCard');
    const thread = scene.cardWith('dismissLinkCard').ref.thread;
    assert.ok(thread !== null);
    scene.people.say('aicha', { channel: 'publications', thread }, '', [{ name: 'a.png', bytes: redSquare.bytes }]);
    await scene.settle();
    const shown = scene.textOf(scene.cardWith('dismissLinkCard'));
    assert.doesNotMatch(shown, /Link card on/u);
    assert.ok(!JSON.stringify(scene.cardWith('dismissLinkCard').body).includes('acceptLinkCard'));
  });

  test('of a post with two links is of the first, and is none once another comes before it', async () => {
    await using open = await openCarding();
    const { scene, asked } = open;
    await scene.draft(`${text} and https://example.org/hours`);
    await scene.press('aicha', 'acceptLinkCard');
    assert.deepEqual(asked, [link]);
    await scene.press('aicha', 'edit');
    await scene.people.submit('aicha', { text: `https://example.org/hours and ${link}` });
    await scene.settle();
    assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /Link card on/u);
    await scene.press('aicha', 'acceptLinkCard');
    assert.deepEqual(asked, [link, 'https://example.org/hours']);
    assert.match(scene.textOf(scene.cardWith('ask')), /Link card on .*example\.org\/hours/su);
  });

  for (const [way, words, has] of [
    ['replace', `The pool is closed: ${link}`, true],
    ['replace', 'The pool is closed.', false],
    ['reply', `The pool is closed: ${link}`, true],
  ] as const) {
    test(`of a public post goes on to a correction by ${way} ${has ? 'with' : 'without'} its link, as its card shows`, async () => {
      await using open = await openCarding();
      const { scene, sent } = open;
      await scene.draft(text);
      await scene.press('aicha', 'acceptLinkCard');
      await scene.press('aicha', 'ask');
      await scene.press('karim', 'approve');
      await scene.pass(60);
      await scene.press('aicha', 'correct');
      const values = { text: words, answer: words, [`way.${scene.accountIds.mastodon}`]: way };
      const outcome = await scene.people.submit('aicha', values);
      assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('aicha')?.problems));
      await scene.settle();
      const shown = scene.textOf(scene.cardWith('ask'));
      assert.equal(/Link card on .*Heated pool/su.test(shown), has, shown);
      await scene.press('aicha', 'ask');
      await scene.press('karim', 'approve');
      await scene.pass(600);
      const { rendering } = scene.networks.mastodon.posts.at(-1) ?? {};
      assert.match(rendering?.text ?? '', /The pool is closed/u);
      assert.deepEqual(sent(), has ? card : undefined);
    });
  }
});

for (const [platform, open] of Object.entries(inBothChats(names))) {
  test(`the card of a link stands on the draft's card as data, with its picture and a way to leave it out, in ${platform}`, async () => {
    await using room = await open();
    Object.assign(room.bot, {
      rules: carding,
      publishing: { ...room.bot.publishing, rules: carding },
      lookAtPage: async () => lookOf('The *pool* <b>is</b> @channel heated'),
    });
    await setUpDesk(room, room);
    await askFor(room, text);
    await room.press('karim', 'acceptLinkCard');
    const said = plainSpaces((await room.cardWith('dismissLinkCard')).text);
    for (const part of ['Link card on', 'The *pool* <b>is</b> @channel heated', 'From Monday'])
      assert.ok(said.includes(part), `${part}\n\n${said}`);
  });
}
