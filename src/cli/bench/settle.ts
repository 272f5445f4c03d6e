/** Milliseconds after the second frame: by then the threads that draw the page have left the processors. */
const DRAWING_MS = 100;

/** Resolves when the page has been laid out and drawn. */
export async function settle(): Promise<true> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, DRAWING_MS));
  return true;
}
