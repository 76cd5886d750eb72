const deepest = 100;

/**
 * Reads a request of a chat platform; null unless there is exactly one way to read it. So a form with a repeated key,
 * JSON nested deeper than any platform nests it, and bytes that are not UTF-8 give null. Keys of a form in `mayRepeat`
 * are left out.
 */
export function readPayload(contentType: string, bytes: Uint8Array, mayRepeat: readonly string[] = []): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return jsonOf(text);
  if (mediaType !== 'application/x-www-form-urlencoded') return null;
  const pairs = [...new URLSearchParams(text)].filter(([name]) => !mayRepeat.includes(name));
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) return null;
  const form = Object.fromEntries(pairs);
  return form['payload'] === undefined ? form : jsonOf(form['payload']);
}

function jsonOf(text: string): unknown {
  if (depthOf(text) > deepest) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Returns how deep brackets nest, outside strings. Stops counting once that is too deep. */
function depthOf(json: string): number {
  let depth = 0;
  let most = 0;
  let isInString = false;
  for (let at = 0; at < json.length && most <= deepest; at += 1) {
    const char = json[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{' || char === '[') most = Math.max(most, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
  }
  return most;
}
