import { Hono } from 'hono';

import { idIn } from './answers.ts';
import type { Routes } from './front.ts';
import { notPermitted, Refusal } from './refusal.ts';
import type { Server } from './state.ts';
import { isAdmin, userOf } from './user-json.ts';

const png = [0x89, 0x50, 0x4e, 0x47];

/**
 * Makes the routes of people's and bots' pictures, which every signed-in person may see. The real server scales each
 * to 128 pixels; here it stays unchanged: server/channels/api4/user.go, setProfileImage and getProfileImage.
 */
export function pictureRoutes(server: Server): Routes {
  const routes: Routes = new Hono();
  routes.post('/users/:user_id/image', async (context) => {
    const user = userOf(server, idIn(context, 'user_id', true));
    const asks = context.get('userId');
    if (user.id !== asks && user.botOwner !== asks && !isAdmin(server, asks)) throw notPermitted('edit_other_users');
    const { image, ...others } = await context.req.parseBody();
    for (const name of Object.keys(others)) server.complaints.push(`POST /users/…/image: ${name} is unknown`);
    if (!(image instanceof File)) throw new Refusal(400, 'api.user.upload_profile_user.no_file.app_error');
    const bytes = new Uint8Array(await image.arrayBuffer());
    if (!png.every((one, at) => bytes[at] === one))
      throw new Refusal(400, 'api.user.upload_profile_user.check_image_limits.app_error');
    user.picture = { bytes, at: server.now() };
    return context.json({ status: 'OK' });
  });
  routes.get('/users/:user_id/image', (context) => {
    const { picture } = userOf(server, idIn(context, 'user_id', true));
    return new Response(Uint8Array.from(picture?.bytes ?? png), { headers: { 'Content-Type': 'image/png' } });
  });
  return routes;
}
