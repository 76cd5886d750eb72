/**
 * The parts of a multipart body by their names, as bytes. Written out because a part without a file name, such as X's
 * clients send for media, is taken for text elsewhere. See RFC 7578.
 */
export async function multipartOf(request: Request): Promise<ReadonlyMap<string, Uint8Array>> {
  const boundary = /^multipart\/form-data;\s*boundary="?([^";]+)"?/.exec(
    request.headers.get('content-type') ?? '',
  )?.[1];
  const parts = new Map<string, Uint8Array>();
  if (boundary === undefined) return parts;
  const body = Buffer.from(await request.arrayBuffer());
  const limit = `--${boundary}`;
  let at = body.indexOf(limit);
  while (at !== -1) {
    const next = body.indexOf(limit, at + limit.length);
    const head = body.indexOf('\r\n\r\n', at);
    if (next === -1 || head === -1 || head > next) return parts;
    const name = /name="([^"]*)"/.exec(body.subarray(at, head).toString('utf8'))?.[1];
    // Between the head and the next limit, less the line ends that belong to the limits.
    if (name !== undefined) parts.set(name, body.subarray(head + 4, next - 2));
    at = next;
  }
  return parts;
}
