import assert from 'node:assert/strict';
import { test } from 'node:test';

import { leaveComment } from '#pages/comment/leave-comment.ts';
import { makeLink } from '#pages/link.ts';
import { newToken } from '#pages/token.ts';

import { inBothChats, type OpenRoom } from '../support/both-chats.ts';
import { askFor, setUpDesk } from '../support/team-in-chat.ts';

const names = { odile: 'Odile', aicha: 'Aïcha', karim: 'Karim' } as const;

/** Words that would notify, link, format or begin a command, if a chat read them as more than words. */
const loud = (room: OpenRoom): string =>
  [
    'I approve! ✅ /tambour freeze now',
    `<!channel> <!here> <@${room.id('karim')}> @karim @channel @all @here #town-square ~town-square`,
    '*bold* _it_ `code` ~~no~~ [click](https://evil.example/a) <https://evil.example/b|our site>',
    'https://evil.example/c www.evil.example mailto:a@evil.example ![x](https://evil.example/d.png)',
    '> quoted',
    '# Heading',
    '| a | b |\n| - | - |',
    '```\nfence',
    '<script>alert(1)</script> &lt;b&gt; :tada: $x^2$',
  ].join('\n');

for (const [platform, open] of Object.entries(inBothChats(names))) {
  test(`what a reader of a link writes is quoted in the thread, as nobody's, and means nothing to ${platform}`, async () => {
    await using room = await open();
    await setUpDesk(room, room);
    await askFor(room);
    const { deskId, number } = await room.store.db.draft.findFirstOrThrow();
    const text = loud(room);
    const terms = { scopes: ['calendar'], showsTexts: false, label: 'cabinet', days: 7 } as const;
    await room.store.write(async (work) => {
      const made = await makeLink(work, { deskId, terms, by: room.id('odile'), token: newToken() });
      assert.ok(made.kind === 'made');
      assert.equal(await leaveComment(work, { link: made.link, number, typed: text }), 'left');
    });
    await room.settle();
    const told = (await room.seen('karim')).filter((one) =>
      one.text.includes('Somebody with the link “cabinet” wrote:'),
    );
    const [message, ...others] = told;
    assert.equal(others.length, 0);
    assert.ok(message?.ref !== null && message !== undefined);
    const shown = message.text.replaceAll('\u2060', '');
    for (const line of text.split('\n')) assert.ok(shown.includes(line), `${line}\n\n${shown}`);
    assert.match(message.text, /Nobody knows who that was\. It approves nothing and changes nothing\./u);
    assert.deepEqual([message.links, message.notified, message.buttons], [[], [], []]);
    assert.equal(await room.store.db.decision.count(), 0);
  });
}
