import { isRecord } from './answer-call.ts';
import { messageAt } from './chat-methods.ts';
import type { Simulation } from './simulation.ts';

/** A file that a person attaches to a message or a form. */
export interface PersonFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alt?: string;
  /** True if an external host stores it, as with an integration of another vendor. */
  readonly isForeign?: boolean;
}

type Payload = Readonly<Record<string, unknown>>;

/** Uploads and posts files as a person; returns the message as Slack delivers it. */
export async function filesOfPerson(
  slack: Simulation,
  name: string,
  files: readonly PersonFile[],
  where: { readonly channel: string; readonly text: string; readonly threadTs: string | null },
): Promise<Payload> {
  const uploaded = await Promise.all(files.map((file) => upload(slack, name, file)));
  const completed = await slack.backend.call(name, 'files.completeUploadExternal', {
    files: uploaded.map((id, at) => ({ id, title: files[at]?.name })),
    channel_id: where.channel,
    ...(where.text === '' ? {} : { initial_comment: where.text }),
    ...(where.threadTs === null ? {} : { thread_ts: where.threadTs }),
  });
  const ts = timestampIn(completed, where.channel);
  const message = ts === null ? null : await messageAt(slack, where.channel, ts);
  if (message === null) throw new Error(`files could not be posted: ${JSON.stringify(completed)}`);
  return { ...message, subtype: 'file_share', files: listOf(message['files']).map((file) => asTold(slack, file)) };
}

/** Uploads files that are in no channel, as a form's input does. */
export async function filesOfForm(
  slack: Simulation,
  name: string,
  files: readonly PersonFile[],
): Promise<readonly Payload[]> {
  const ids = await Promise.all(files.map((file) => upload(slack, name, file)));
  const requested = { files: ids.map((id, at) => ({ id, title: files[at]?.name })) };
  const completed = await slack.backend.call(name, 'files.completeUploadExternal', requested);
  return listOf(completed['files']).map((file) => asTold(slack, file));
}

async function upload(slack: Simulation, name: string, file: PersonFile): Promise<string> {
  const session = await slack.backend.call(name, 'files.getUploadURLExternal', {
    filename: file.name,
    length: file.bytes.byteLength,
  });
  const id = String(session['file_id']);
  const response = await fetch(`${slack.backend.url}/upload/v1/${id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(file.bytes),
  });
  if (!response.ok) throw new Error(`an upload failed: ${response.status}`);
  slack.files.set(id, { owner: name, polls: 1_000, alt: file.alt ?? null, isForeign: file.isForeign ?? false });
  return id;
}

/** Returns a file as payloads show it: with its alternative text and its address. */
export function asTold(slack: Simulation, file: Payload): Payload {
  const known = slack.files.get(String(file['id']));
  const alt = known?.alt ?? null;
  const moved = known?.isForeign === true ? foreignAddresses(slack, file) : {};
  return { ...file, file_access: 'visible', ...(alt === null ? {} : { alt_txt: alt }), ...moved };
}

function foreignAddresses(slack: Simulation, file: Payload): Payload {
  const address = String(file['url_private']).replace(slack.origin, slack.foreignOrigin);
  return { url_private: address, url_private_download: address, is_external: true, external_type: 'elsewhere' };
}

function timestampIn(completed: Payload, channel: string): string | null {
  const [file] = listOf(completed['files']);
  const shares = isRecord(file?.['shares']) ? file['shares'] : {};
  for (const kind of ['public', 'private']) {
    const shared = isRecord(shares[kind]) ? shares[kind][channel] : undefined;
    const [first] = listOf(shared);
    if (typeof first?.['ts'] === 'string') return first['ts'];
  }
  return null;
}

function listOf(value: unknown): readonly Payload[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
