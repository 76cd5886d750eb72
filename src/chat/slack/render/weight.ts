/**
 * Returns the most that Slack may count for a block against the room of a message. Its counting is not documented
 * (https://github.com/slackapi/bolt-js/issues/2509, 2867), so this is the upper bound: bytes of the JSON, with "&", "<"
 * and ">" as entities.
 */
export function weightOf(block: object): number {
  const json = JSON.stringify(block);
  let weight = Buffer.byteLength(json);
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === 0x26) weight += 4;
    else if (unit === 0x3c || unit === 0x3e) weight += 3;
  }
  return weight;
}

/** Returns how many UTF-16 units from a text's start weigh at most `maxWeight`. */
export function unitsWithin(text: string, maxWeight: number): number {
  let weight = 0;
  for (let at = 0; at < text.length; at += 1) {
    weight += unitWeight(text.charCodeAt(at));
    if (weight > maxWeight) return at;
  }
  return text.length;
}

function unitWeight(unit: number): number {
  if (unit < 0x20) return 6;
  if (unit === 0x26) return 5;
  if (unit === 0x3c || unit === 0x3e) return 4;
  if (unit === 0x22 || unit === 0x5c) return 2;
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}
