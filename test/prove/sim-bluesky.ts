import { createHash } from 'node:crypto';

import { bluesky } from '#networks/bluesky/bluesky.ts';
import { tidOf } from '#networks/bluesky/tid.ts';
import type { Network } from '#networks/network.ts';
import type { Rendering } from '#networks/rendering.ts';
import { cidOfRecord } from '#practice/networks/bluesky/identifier.ts';
import type { PostRecord } from '#practice/networks/bluesky/record.ts';
import { deleteRecord, getRecord, listRecords, putRecord, uploadBlob } from '#practice/networks/bluesky/repository.ts';
import { type PracticeAccount, problem, stateFrom, type World } from '#practice/networks/bluesky/world.ts';

import type { PublishTrouble, RetractTrouble } from './network-troubles.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import { later, type WorldTime } from './world-time.ts';

const serverUrl = 'https://pds.valmont.example';
export const did = 'did:plc:valmontvalmontvalmontval';

/** One account on the practice Bluesky, used by Tambour's own client over a wire with faults. */
export interface SimBluesky {
  /** The client, the same in each process. */
  readonly network: Network;
  /** Creates a record, as another client of the account does. */
  postByHand(rendering: Rendering): PublicPost;
  /** Edits a record, as another client of the account may. */
  changeByHand(post: PublicPost): void;
  /** Deletes a record from its repository. */
  remove(post: PublicPost): void;
  urlOf(id: string): string;
}

export function simBluesky({
  account,
  time,
  requests,
  journalSeq,
  busy,
  surprises,
  net,
}: {
  readonly account: SimAccount;
  readonly time: WorldTime;
  readonly requests: PublishRequest[];
  readonly journalSeq: () => Promise<bigint>;
  /** Runs work to its end while the history's time stands still. */
  readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Faults that only this server can see. */
  readonly surprises: string[];
  readonly net: {
    readonly posts: PublicPost[];
    readonly troubles: PublishTrouble[];
    readonly retractTroubles: RetractTrouble[];
    failingUploads: number;
    failingReads: number;
    delete(post: PublicPost, by: 'tambour' | 'others'): void;
  };
}): SimBluesky {
  const { clock } = time;
  const blobs = new Map<string, Uint8Array>();
  const own: PracticeAccount = {
    did,
    handle: 'valmont.example',
    displayName: 'Valmont',
    appPassword: null,
    standing: 'open',
    followers: null,
    profile: null,
    revision: 0,
  };
  const pds: World = {
    state: { ...stateFrom({ secret: '', accounts: [], rows: [], blobs: [], refreshTokens: [] }), accounts: [own] },
    store: {
      load: () => null,
      save: () => undefined,
      saveBlob: (name, bytes) => void blobs.set(name, bytes),
      loadBlob: (name) => blobs.get(name) ?? null,
    },
    clock,
    manners: {
      readLagMs: 0,
      accessSeconds: 7200,
      accessScope: 'com.atproto.appPass',
      hasAppView: false,
      videos: 'ready',
      answersAs: null,
    },
    logIns: 0,
    renewedBy: [],
    baseUrl: serverUrl,
    save: () => undefined,
  };

  const rowOf = (rkey: string): World['state']['rows'][number] | undefined =>
    pds.state.rows.find((row) => row.rkey === rkey);
  const postOf = (rkey: string): PublicPost | undefined =>
    net.posts.find(({ id, gone }) => id === rkey && gone === null);

  /** Returns what readers see of a record, with its pictures by the bytes that arrived. */
  function renderingOf({ text, langs, embed, reply }: PostRecord): Rendering {
    const parent = reply?.parent.uri.split('/').at(-1);
    const position = (parent === undefined ? 0 : (postOf(parent)?.rendering.part?.position ?? 1)) + 1;
    return {
      network: 'bluesky',
      accountId: account.id,
      text,
      contentWarning: null,
      language: langs?.[0] ?? 'und',
      visibility: 'public',
      media: filesOf(embed).map(({ image, alt, aspectRatio }) => ({
        sha256: createHash('sha256')
          .update(blobs.get(image.ref.$link) ?? 'never uploaded')
          .digest('hex'),
        mimeType: image.mimeType,
        width: aspectRatio?.width ?? 0,
        height: aspectRatio?.height ?? 0,
        byteLength: image.size,
        alt,
      })),
      ...(parent === undefined ? {} : { replyTo: parent, part: { position, of: position } }),
    };
  }

  function keep(rkey: string, rendering: Rendering, key: string | null): PublicPost {
    const atMs = time.trueMs();
    const post = { id: rkey, accountId: account.id, rendering, edits: [], key, atMs, visibleAtMs: atMs, gone: null };
    net.posts.push(post);
    return post;
  }

  /** Carries out a request that has arrived. Whatever happens to the answer, its effect is public. */
  async function arrive(body: PutBody, leftAt: Date, isTaken: boolean): Promise<Response> {
    const before = rowOf(body.rkey)?.cid;
    const answer = isTaken ? putRecord(pds, own, body) : problem(403, 'Forbidden', 'Forbidden');
    const now = rowOf(body.rkey);
    const rendering = renderingOf(body.record);
    const isMade = now !== undefined && before === undefined;
    if (isMade) {
      checkRoot(body.record);
      keep(body.rkey, rendering, body.rkey);
    } else if (now !== undefined && now.cid !== before) surprises.push(`the record ${body.rkey} was overwritten`);
    const arrival = { atMs: time.trueMs(), wallAt: clock.now(), leftAt, accountId: account.id, key: body.rkey };
    const committed = await journalSeq();
    requests.push({ ...arrival, rendering, journalSeq: committed, madePost: isMade ? body.rkey : null });
    return answer;
  }

  /** Checks that an answer also names the first post of its thread. */
  function checkRoot({ reply }: PostRecord): void {
    if (reply === undefined) return;
    const parent = rowOf(reply.parent.uri.split('/').at(-1) ?? '');
    if (parent === undefined) return;
    const root = parent.value.reply?.root.uri ?? reply.parent.uri;
    if (reply.root.uri !== root) surprises.push(`a post says ${reply.root.uri} in place of ${root} for the first`);
  }

  async function put(body: PutBody): Promise<Response> {
    const leftAt = clock.now();
    switch (net.troubles.shift()) {
      case undefined: {
        const answer = await arrive(body, leftAt, true);
        if ((account.answersAfterSeconds ?? 0) > 0) await later(time, account.answersAfterSeconds ?? 0);
        return answer;
      }
      case 'requestLost':
        throw new TypeError('fetch failed');
      case 'answerLost':
        await arrive(body, leftAt, true);
        throw new TypeError('fetch failed');
      case 'answerLate': {
        const answer = await arrive(body, leftAt, true);
        await later(time, 14);
        return answer;
      }
      case 'requestLate':
        await later(time, 9);
        return arrive(body, leftAt, true);
      case 'requestAfterLook':
        await later(time, 115);
        return arrive(body, leftAt, true);
      case 'errorAfterAccepting':
        await arrive(body, leftAt, true);
        return problem(500, 'InternalServerError', 'Internal Server Error');
      case 'errorBefore':
      case 'duplicateSaid':
        return problem(500, 'InternalServerError', 'Internal Server Error');
      case 'rateLimited':
      case 'rateLimitedWithoutHeader':
        return problem(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
      case 'busy':
        return new Response('<h1>Service Unavailable</h1>', { status: 503 });
      case 'tokenRefused':
      case 'creditExhausted':
        return problem(401, 'AuthenticationRequired', 'Invalid identifier or password');
      case 'forbidden':
        return arrive(body, leftAt, false);
      case 'unreadableAnswer':
        await arrive(body, leftAt, true);
        return new Response('<h1>Welcome</h1>');
    }
  }

  function remove(rkey: string, by: 'tambour' | 'others'): void {
    const post = postOf(rkey);
    if (post !== undefined) net.delete(post, by);
  }

  function take(body: DeleteBody): Response {
    const trouble = net.retractTroubles.shift();
    switch (trouble) {
      case 'requestLost':
        throw new TypeError('fetch failed');
      case 'busy':
        return new Response('<h1>Service Unavailable</h1>', { status: 503 });
      case 'refused':
        return problem(403, 'Forbidden', 'Forbidden');
      case 'tokenRefused':
        return problem(401, 'AuthenticationRequired', 'Invalid identifier or password');
      case undefined:
      case 'answerLost': {
        remove(body.rkey, 'tambour');
        const answer = deleteRecord(pds, own, body);
        if (trouble === 'answerLost') throw new TypeError('fetch failed');
        return answer;
      }
    }
  }

  function read(answer: () => Response): Response {
    if (net.failingReads === 0) return answer();
    net.failingReads -= 1;
    throw new TypeError('fetch failed');
  }

  async function answerTo(request: Request): Promise<Response> {
    const url = new URL(request.url);
    switch (url.pathname) {
      case '/xrpc/com.atproto.repo.putRecord':
        // The cast: the client under test made it, and the server checks it before it is stored.
        return put((await busy(() => request.json())) as PutBody);
      case '/xrpc/com.atproto.repo.deleteRecord':
        return take((await busy(() => request.json())) as DeleteBody);
      case '/xrpc/com.atproto.repo.getRecord':
        return read(() => getRecord(pds, url.searchParams));
      case '/xrpc/com.atproto.repo.listRecords':
        return read(() => listRecords(pds, url.searchParams));
      case '/xrpc/com.atproto.repo.uploadBlob':
        if (net.failingUploads > 0) {
          net.failingUploads -= 1;
          return new Response('<h1>Service Unavailable</h1>', { status: 503 });
        }
        return busy(() => uploadBlob(pds, own, request));
      default:
        throw new Error(`nobody here answers ${url.pathname}`);
    }
  }

  globalThis.fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : String(input), {
      ...(init?.method === undefined ? {} : { method: init.method }),
      ...(init?.body === undefined ? {} : { body: init.body }),
      headers: new Headers(init?.headers),
    });
    const { signal } = init ?? {};
    signal?.throwIfAborted();
    const ended = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const answer = await Promise.race([answerTo(request), ended]);
    const { status, headers } = answer;
    const told = await busy(() => answer.text());
    // Already read, so that reading it takes no simulated time.
    return Object.assign(new Response(null, { status, headers }), { text: () => Promise.resolve(told) });
  };

  const session = { did, handle: own.handle, accessJwt: 'access', refreshJwt: 'refresh' };
  let byHand = 0;
  return {
    network: bluesky({
      serverUrl,
      identifier: own.handle,
      appPassword: '',
      did,
      sessions: { of: () => Promise.resolve({ kind: 'answer', data: session }) },
      loopbackOnly: false,
      clock,
    }),
    postByHand(rendering) {
      byHand += 1;
      const rkey = tidOf(clock.now(), `by hand ${byHand}`);
      const value: PostRecord = {
        $type: 'app.bsky.feed.post',
        text: rendering.text,
        createdAt: clock.now().toISOString(),
      };
      pds.state.rows.push({ did, rkey, cid: cidOfRecord(value), value, writtenAt: value.createdAt, audience: null });
      return keep(rkey, { ...renderingOf(value) }, null);
    },
    changeByHand(post) {
      const row = rowOf(post.id);
      if (row === undefined) return;
      byHand += 1;
      row.value = { ...row.value, text: `Changed by hand, ${byHand}.` };
      row.cid = cidOfRecord(row.value);
      const atMs = time.trueMs();
      post.edits.push({ rendering: renderingOf(row.value), atMs, visibleAtMs: atMs });
    },
    remove: (post) => void deleteRecord(pds, own, { repo: did, collection: 'app.bsky.feed.post', rkey: post.id }),
    urlOf: (id) => `https://bsky.app/profile/${did}/post/${id}`,
  };
}

interface PutBody {
  readonly rkey: string;
  readonly record: PostRecord;
}

interface DeleteBody {
  readonly rkey: string;
}

/** Lists the pictures of a record, or its video, in one form. */
function filesOf(embed: PostRecord['embed']) {
  if (embed === undefined || embed.$type === 'app.bsky.embed.external') return [];
  if (embed.$type === 'app.bsky.embed.images') return embed.images;
  const { video: image, alt = '', aspectRatio } = embed;
  return [{ image, alt, aspectRatio }];
}
