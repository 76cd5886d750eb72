import { Hono } from 'hono';

import { idIn, queryOf } from './answers.ts';
import { keepFile, readableFile } from './files.ts';
import type { Routes } from './front.ts';
import { fileJson } from './post-json.ts';
import { badParameter } from './refusal.ts';
import type { Server } from './state.ts';

/** Makes files' routes: https://developers.mattermost.com/api-documentation/#/operations/UploadFile and its like. */
export function fileRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/files', async (context) => {
    const { channel_id: channelId, filename } = queryOf(server, context, ['channel_id', 'filename']);
    const userId = context.get('userId');
    if (filename !== undefined && channelId !== undefined) {
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const file = keepFile(server, userId, channelId, { name: filename, bytes });
      return context.json({ file_infos: [fileJson(file)], client_ids: [] }, 201);
    }
    const form = await context.req.parseBody({ all: true });
    for (const name of Object.keys(form))
      if (!['channel_id', 'files', 'client_ids'].includes(name))
        server.complaints.push(`POST /files: ${name} is unknown`);
    const uploads = [form['files'] ?? []].flat().filter((one) => one instanceof File);
    if (typeof form['channel_id'] !== 'string') throw badParameter('channel_id');
    if (uploads.length === 0) throw badParameter('files');
    const kept = [];
    for (const file of uploads) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const upload = { name: file.name, bytes, ...(file.type === '' ? {} : { mimeType: file.type }) };
      kept.push(keepFile(server, userId, form['channel_id'], upload));
    }
    return context.json({ file_infos: kept.map(fileJson), client_ids: [form['client_ids'] ?? []].flat() }, 201);
  });
  routes.get('/files/:file_id', (context) => {
    queryOf(server, context, ['download']);
    const file = readableFile(server, context.get('userId'), idIn(context, 'file_id'));
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        'Content-Type': file.mimeType,
        'Content-Disposition': `attachment;filename="${encodeURIComponent(file.name)}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
  routes.get('/files/:file_id/info', (context) =>
    context.json(fileJson(readableFile(server, context.get('userId'), idIn(context, 'file_id')))),
  );
  return routes;
}
