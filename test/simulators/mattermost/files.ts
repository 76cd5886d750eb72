import { newId } from './ids.ts';
import { channelOf, mayAct, mayRead } from './permissions.ts';
import { Refusal } from './refusal.ts';
import type { Server, StoredFile } from './state.ts';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType?: string;
}

/** Stores a file, which one post may carry. */
export function keepFile(server: Server, userId: string, channelId: string, upload: UploadedFile): StoredFile {
  const channel = channelOf(server, channelId);
  mayAct(userId, channel, 'upload_file');
  if (channel.deleteAt > 0) throw new Refusal(403, 'api.file.upload_file.archived_channel.app_error');
  if (upload.bytes.byteLength > server.config.MaxFileSize)
    throw new Refusal(413, 'api.file.upload_file.too_large_detailed.app_error');
  const { name, bytes, mimeType = mimeTypeOf(name) } = upload;
  const file: StoredFile = {
    id: newId(),
    userId,
    channelId,
    postId: '',
    name,
    mimeType,
    bytes,
    createAt: server.now(),
  };
  server.files.set(file.id, file);
  return file;
}

/** Returns a file to somebody who may read its channel. Once its post is deleted, the file is gone. */
export function readableFile(server: Server, userId: string, id: string): StoredFile {
  const file = server.files.get(id);
  const post = server.posts.get(file?.postId ?? '');
  if (file === undefined || (post?.deleteAt ?? 0) > 0) throw new Refusal(404, 'app.file_info.get.app_error');
  if (file.userId !== userId || post !== undefined)
    mayRead(server, userId, channelOf(server, file.channelId), 'members');
  return file;
}

function mimeTypeOf(name: string): string {
  const types: Readonly<Record<string, string>> = {
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    txt: 'text/plain',
  };
  return types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}
