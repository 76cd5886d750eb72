import { createHash } from 'node:crypto';

import sharp from 'sharp';

const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
  .png()
  .toBuffer();

/** A picture, and how a platform that receives it identifies it. */
export const redSquare = {
  bytes,
  known: { sha256: createHash('sha256').update(bytes).digest('hex'), mimeType: 'image/png' },
} as const;
