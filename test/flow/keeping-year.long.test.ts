import assert from 'node:assert/strict';
import { test } from 'node:test';

import { enqueueKeepings } from '#accounts/keeping/enqueue-keepings.ts';
import { languages } from '#languages.ts';
import { publicHolidays } from '#desks/public-holidays.ts';
import { dayIn } from '#desks/working-hours.ts';
import { putToSleep } from '#publishing/holding/sleep.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';

const dayMs = 86_400_000;

/** Hours of a day (UTC) at which Tambour looks: at the begin of and in the desk's working hours. */
const hours = [8, 13];

for (const language of languages) {
  test(`in fourteen months an account that sleeps is logged in to in time, whoever is away, in ${language}`, async () => {
    const person = { part: null, kind: 'member', language, timeZone: 'Europe/Paris' } as const;
    await using scene = await openBotScene({
      settings: { language, holidays: 'FR' },
      people: [{ ...person, id: 'lea', name: 'Léa' }],
    });
    const { store, clock } = scene;
    const accountId = scene.accountIds.x;
    const by = { id: 'administrator', name: 'administrator' };
    await store.write((work) => putToSleep(work, { accountId, by, until: null, why: null }));
    await scene.people.command('karim', 'publications', 'keep @valmont @Aïcha @Léa');
    await scene.settle();
    const begin = new Date('2026-11-24T00:00:00Z').getTime();
    const asked: { readonly on: string; readonly afterDays: number; readonly called: readonly string[] }[] = [];
    for (let day = 0; day < 425; day += 1) {
      for (const hour of hours) {
        clock.advance(begin + day * dayMs + hour * 3_600_000 - clock.now().getTime());
        const count = scene.messages().length;
        // Two processes at once.
        const ordered = await Promise.all([
          enqueueKeepings(store, scene.bot.rules),
          enqueueKeepings(store, scene.bot.rules),
        ]);
        if (ordered.every((one) => one === 0)) continue;
        await scene.settle();
        const told = scene.messages().slice(count);
        assert.ok(told.length === 1 && told[0] !== undefined, 'one message');
        const { periodFrom } = await store.db.keeping.findUniqueOrThrow({ where: { accountId } });
        const afterDays = (clock.now().getTime() - periodFrom.getTime()) / dayMs;
        asked.push({ on: dayIn('Europe/Paris', clock.now()), afterDays, called: told[0].notified });
        // She lets the first pass, and the second as well in summer, when Léa logs in.
        const isSecond = asked.at(-2) !== undefined && afterDays > 25.5;
        const isSummer = [6, 7].includes(clock.now().getUTCMonth());
        if (isSecond && !isSummer) await scene.press('aicha', 'loggedIn');
        else if (told[0].notified.includes('lea')) await scene.press('lea', 'loggedIn');
      }
    }
    const journal = await store.db.journalEntry.findMany({
      where: { kind: { startsWith: 'keeping.' } },
      orderBy: { seq: 'asc' },
    });
    const logIns = journal.filter(({ kind }) => kind === 'keeping.loggedIn');
    assert.ok(logIns.length >= 14, `${logIns.length} log-ins`);
    assert.deepEqual(new Set(logIns.map(({ actor }) => actor)), new Set(['aicha', 'lea']));
    assert.equal(journal.filter(({ kind }) => kind === 'keeping.missed').length, 0);
    const gaps = logIns.slice(1).map(({ at }, index) => (at.getTime() - present(logIns[index]).at.getTime()) / dayMs);
    assert.ok(Math.max(...gaps) < 30, `${Math.max(...gaps)} days`);
    const holidays = new Set(
      (await Promise.all([2026, 2027, 2028].map((year) => publicHolidays('FR', year)))).flatMap((one) => [...one]),
    );
    for (const { on } of asked) {
      assert.ok(!holidays.has(on), `${on} is a holiday`);
      assert.ok(![0, 6].includes(new Date(on).getUTCDay()), `${on} is on a weekend`);
    }
    assert.throws(() => scene.cardWith('loggedIn'));
    assert.equal((await verifyJournal(store)).kind, 'sound');
  });
}
