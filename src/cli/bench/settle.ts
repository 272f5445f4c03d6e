/** Resolves when the page has been laid out and drawn. */
export async function settle(): Promise<true> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  return true;
}
