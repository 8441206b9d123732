/** Runs once before the first request: a broken environment, bank or database stops the start here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("./data/boot.ts");
  await boot();
}
