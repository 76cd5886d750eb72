import type { Client } from 'pg';

import { ageHours, readingAges } from '#reach/reading-ages.ts';

import { historySql } from './history-sql.ts';

/** Ranges of desks and weeks, ends included. Week 0 is the one before `historyEnd`, -1 the one after. */
export interface Area {
  readonly desks: readonly [number, number];
  readonly weeks: readonly [number, number];
}

/** Everything before this was published and read. */
export const historyEnd = new Date('2026-11-23T08:00:00Z');

export interface Filled {
  readonly readings: number;
  readonly tookMs: number;
}

/**
 * Writes the history of those desks and weeks: 8 posts a week on 2 accounts, each read 6 times, with everything else
 * that a digest reads. All values come from hashes of names, so that equal areas are equal everywhere. Related rows
 * are made consistent here; foreign keys are not checked row by row.
 */
export async function fillHistory(client: Client, areas: readonly Area[]): Promise<Filled> {
  const begunAt = performance.now();
  await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB'`);
  await client.query(`CREATE TEMP TABLE area ("desk" int, "week" int)`);
  for (const { desks, weeks } of areas) {
    await client.query(
      'INSERT INTO area SELECT d, w FROM generate_series($1::int, $2::int) d, generate_series($3::int, $4::int) w',
      [...desks, ...weeks],
    );
  }
  const ages = readingAges.map((age) => `('${age}'::"ReadingAge", ${ageHours[age]})`).join(', ');
  const before = await countReadings(client);
  for (const statement of historySql(historyEnd, ages)) await client.query(statement);
  await client.query('DROP TABLE area, post, way; RESET session_replication_role; RESET synchronous_commit');
  const readings = (await countReadings(client)) - before;
  const tookMs = performance.now() - begunAt;
  // Autovacuum would do this a few minutes later.
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT');
  return { readings, tookMs };
}

export async function countReadings(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM "Reading"');
  return rows[0]?.count ?? 0;
}
