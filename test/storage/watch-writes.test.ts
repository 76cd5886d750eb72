import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstTime } from '#storage/first-time.ts';
import { watchWrites } from '#storage/watch-writes.ts';

import { openTestStore } from '../support/store.ts';

const refusing = (code: string): string => `
  CREATE OR REPLACE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '${code}'; END $$;
  CREATE OR REPLACE TRIGGER "refuse" BEFORE INSERT ON "ChatEvent" FOR EACH STATEMENT EXECUTE FUNCTION "refuse"()`;

for (const { code, name } of [
  { code: '53100', name: 'disk_full' },
  { code: '25006', name: 'read_only' },
]) {
  test(`a database that refuses to write by ${code} is known as ${name}, until it writes again`, async () => {
    await using opened = await openTestStore();
    const { store, refusal } = watchWrites(opened);
    const hear = (key: string): Promise<boolean> => store.write((work) => firstTime(work, 'sandbox:practice', key));
    assert.equal(await hear('one'), true);
    assert.equal(await refusal(), null);
    for (const statement of refusing(code).split(/;\s+(?=CREATE)/)) await opened.db.$executeRawUnsafe(statement);
    await assert.rejects(hear('two'));
    assert.equal(await refusal(), name);
    assert.equal(await refusal(), name, 'as long as nothing can be written');
    await opened.db.$executeRawUnsafe('DROP FUNCTION "refuse" CASCADE');
    assert.equal(await refusal(), null);
    assert.equal(await opened.db.chatEvent.count(), 1, 'trying leaves nothing behind');
  });
}

test('what is no refusal to write is none', async () => {
  await using opened = await openTestStore();
  const { store, refusal } = watchWrites(opened);
  await assert.rejects(store.write((work) => work.tx.$queryRaw`SELECT 1 / 0`));
  await assert.rejects(
    store.write(() => {
      throw new Error('not ours');
    }),
  );
  assert.equal(await refusal(), null);
});
