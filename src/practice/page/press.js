/** Settles once the press that was under way is over, and its click has happened. */
let released = Promise.resolve();
addEventListener('pointerdown', () => {
  released = new Promise((settle) => {
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(settle), { once: true });
  });
});

/** Returns a text once it is there and nobody presses: a button that is replaced while it is pressed gets no click. */
export async function unpressed(text) {
  const known = await text;
  await released;
  return known;
}
