import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pagePeople } from '../support/page-people.ts';
import { present } from '../support/publishing-scene.ts';
import { openTambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

interface Row {
  readonly network: string;
  readonly age: string;
  readonly outcome: string;
  readonly isLate: boolean;
}

test('what fell due while Tambour did not run is read when it is back, followers with it', async () => {
  await using tambour = await openTambour();
  const connection = present(tambour.connection);
  await tambour.startPractice();
  const first = await tambour.start();
  const people = pagePeople(tambour.data);
  await people.setUp({ grace: '0' });
  await people.react('karim', await people.askAnew(1), '✅');
  await until('it is published', () => people.lineOf(1).includes('*published*'));
  assert.equal(await first.stop(), 0);
  // Whether figures had begun when it stopped is a matter of load: either way they are to begin again.
  await onServer(connection, (client) =>
    client.query(`
      UPDATE "Delivery" SET "sentAt" = "sentAt" - interval '30 hours';
      DELETE FROM "ReadingsToCome";
      DELETE FROM "DeliveryFigures"`),
  );
  await tambour.start();
  const readings = await until('the posts are read', async () => {
    const { rows } = await onServer(connection, (client) =>
      client.query<Row>(`
        SELECT f.network, r.age, r.outcome, r."isLate" FROM "Reading" r
        JOIN "DeliveryFigures" f ON f."deliveryId" = r."deliveryId" ORDER BY f.network`),
    );
    return rows.length === 2 ? rows : null;
  });
  assert.deepEqual(readings, [
    { network: 'mastodon', age: 'h24', outcome: 'counts', isLate: true },
    { network: 'x', age: 'h24', outcome: 'counts', isLate: true },
  ]);
  const followers = await until('followers are read', async () => {
    const { rows } = await onServer(connection, (client) =>
      client.query<{ followers: string }>(`SELECT followers FROM "FollowerReading"`),
    );
    return rows.length === 2 ? rows : null;
  });
  assert.ok(followers.every((row) => Number(row.followers) > 0));
});
