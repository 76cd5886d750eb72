import { z } from 'zod';

import { imageTypeOf, recordingTypeOf } from '#practice/networks/image-type-of.ts';

import { cidOfBytes, cidOfRecord } from './identifier.ts';
import { captionsIn, cardIn, faultOf, type PostRecord, recordSchema, shownIn, tid } from './record.ts';
import { invalid, posts, type PracticeAccount, problem, type Row, uriOf, type World } from './world.ts';

/** As servers that accept videos are configured; the program's default is 5 MB. */
const maxBlobBytes = 100_000_000;
const maxPage = 100;
const profiles = 'app.bsky.actor.profile';

const putSchema = z.object({
  repo: z.string(),
  collection: z.literal(posts),
  rkey: z.string(),
  record: z.unknown(),
  /** Left out: overwrites any existing record. */
  swapRecord: z.string().nullable().optional(),
});
const deleteSchema = z.object({ repo: z.string(), collection: z.string(), rkey: z.string() });

/**
 * Writes a record: https://docs.bsky.app/docs/api/com-atproto-repo-put-record. An unchanged record is not written
 * again; with `swapRecord` null it only creates, and never overwrites.
 */
export function putRecord(world: World, account: PracticeAccount, raw: unknown): Response {
  const body = putSchema.safeParse(raw);
  if (!body.success) return invalid(z.prettifyError(body.error));
  const { repo, rkey, record, swapRecord } = body.data;
  if (!isOwn(account, repo)) return problem(403, 'AccountNotFound', 'Account not found');
  if (!tid.test(rkey)) return invalid(`Invalid record key for ${posts}: Invalid TID string (got "${rkey}") at $`);
  const read = recordSchema.safeParse(record);
  if (!read.success) return invalid(faultOf(read.error));
  const missing = missingBlob(world, account, read.data);
  if (missing !== null) return problem(400, 'BlobNotFound', `Could not find blob: ${missing}`);
  const cid = cidOfRecord(read.data);
  const there = rowOf(world, account.did, rkey);
  const told = { uri: uriOf({ did: world.manners.answersAs ?? account.did, rkey }), cid, validationStatus: 'valid' };
  if (there?.cid === cid) return Response.json(told);
  if (swapRecord !== undefined && swapRecord !== (there?.cid ?? null))
    return problem(400, 'InvalidSwap', `Record was at ${there?.cid ?? 'null'}`);
  const written = { did: account.did, rkey, cid, value: read.data, writtenAt: world.clock.now().toISOString() };
  if (there === undefined) world.state.rows.push({ ...written, audience: null });
  else Object.assign(there, written);
  return Response.json({ ...told, commit: commitOf(world, account) });
}

/** Deletes a record; does nothing if there is none. */
export function deleteRecord(world: World, account: PracticeAccount, raw: unknown): Response {
  const body = deleteSchema.safeParse(raw);
  if (!body.success) return invalid(z.prettifyError(body.error));
  if (!isOwn(account, body.data.repo)) return problem(403, 'AccountNotFound', 'Account not found');
  const there = rowOf(world, account.did, body.data.rkey);
  if (there === undefined || body.data.collection !== posts) return Response.json({});
  world.state.rows.splice(world.state.rows.indexOf(there), 1);
  return Response.json({ commit: commitOf(world, account) });
}

/** Answers with one record of an account. Anybody may read it. */
export function getRecord(world: World, query: URLSearchParams): Response {
  const [repo, collection, rkey] = ['repo', 'collection', 'rkey'].map((name) => query.get(name) ?? '');
  const account = readable(world, repo ?? '');
  // The real server asks the rest of the network for other accounts' records.
  if (account === null) return problem(502, 'UpstreamFailure', 'Upstream service unreachable');
  if (collection === profiles && rkey === 'self' && account.profile !== null) {
    const value = { $type: profiles, ...account.profile };
    return Response.json({ uri: `at://${account.did}/${profiles}/self`, cid: cidOfRecord(value), value });
  }
  const row = collection === posts ? rowOf(world, account.did, rkey ?? '') : undefined;
  const uri = `at://${account.did}/${collection}/${rkey}`;
  if (row === undefined) return problem(400, 'RecordNotFound', `Could not locate record: ${uri}`);
  return Response.json(shown(row));
}

/**
 * Lists an account's posts by key, the newest first. Anybody may read them:
 * https://docs.bsky.app/docs/api/com-atproto-repo-list-records.
 */
export function listRecords(world: World, query: URLSearchParams): Response {
  const limit = Number(query.get('limit') ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage)
    return invalid(`Invalid com.atproto.repo.listRecords params: integer too big (maximum ${maxPage}, got ${limit})`);
  const account = readable(world, query.get('repo') ?? '');
  if (account === null) return invalid(`Could not find repo: ${query.get('repo')}`);
  const seenUntil = world.clock.now().getTime() - world.manners.readLagMs;
  const cursor = query.get('cursor');
  const rows = world.state.rows
    .filter(({ did, writtenAt }) => did === account.did && Date.parse(writtenAt) <= seenUntil)
    .filter(({ rkey }) => query.get('collection') === posts && (cursor === null || rkey < cursor))
    .toSorted((one, other) => (one.rkey < other.rkey ? 1 : -1))
    .slice(0, limit);
  const last = rows.at(-1);
  return Response.json({ records: rows.map(shown), ...(last === undefined ? {} : { cursor: last.rkey }) });
}

/** Stores a file, whose type it detects from the first bytes. */
export async function uploadBlob(world: World, { did }: PracticeAccount, request: Request): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.byteLength > maxBlobBytes) return problem(413, 'PayloadTooLarge', 'request entity too large');
  const mimeType =
    imageTypeOf(bytes) ?? recordingTypeOf(bytes) ?? request.headers.get('content-type') ?? 'application/octet-stream';
  const cid = cidOfBytes(bytes);
  world.store.saveBlob(cid, bytes);
  world.state.blobs.push({ did, cid, mimeType, size: bytes.byteLength });
  world.save();
  return Response.json({ blob: { $type: 'blob', ref: { $link: cid }, mimeType, size: bytes.byteLength } });
}

function isOwn({ did, handle }: PracticeAccount, repo: string): boolean {
  return repo === did || repo === handle;
}

function readable(world: World, repo: string): PracticeAccount | null {
  return world.state.accounts.find((one) => isOwn(one, repo) && one.standing === 'open') ?? null;
}

function rowOf({ state }: World, did: string, rkey: string): Row | undefined {
  return state.rows.find((row) => row.did === did && row.rkey === rkey);
}

function shown(row: Row): object {
  return { uri: uriOf(row), cid: row.cid, value: row.value };
}

function missingBlob({ state }: World, { did }: PracticeAccount, value: PostRecord): string | null {
  const thumb = cardIn(value)?.cid ?? null;
  const wanted = [...shownIn(value), ...captionsIn(value), ...(thumb === null ? [] : [{ cid: thumb }])].map(
    ({ cid }) => cid,
  );
  return wanted.find((cid) => !state.blobs.some((blob) => blob.did === did && blob.cid === cid)) ?? null;
}

function commitOf(world: World, account: PracticeAccount): object {
  account.revision += 1;
  world.save();
  return { cid: cidOfRecord({ did: account.did, revision: account.revision }), rev: String(account.revision) };
}
