import { randomUUID } from 'node:crypto';

/** A form's fields as the body of a request. */
export interface Multipart {
  readonly bytes: Buffer;
  readonly contentType: string;
}

/**
 * Encodes the fields of a form and copies bytes in one go. The library copies them one by one, which blocks the process
 * for as long. See RFC 7578.
 */
export function multipartOf(fields: Readonly<Record<string, unknown>>): Multipart {
  const boundary = `tambour-${randomUUID()}`;
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const isFile = value instanceof Uint8Array;
    const about = isFile ? `; filename="blob"\r\nContent-Type: application/octet-stream` : '';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${about}\r\n\r\n`;
    return [Buffer.from(head), isFile ? value : Buffer.from(String(value)), Buffer.from('\r\n')];
  });
  const bytes = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
  return { bytes, contentType: `multipart/form-data; boundary=${boundary}` };
}
