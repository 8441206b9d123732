/** Runs once before the first request: a broken environment, bank or database ends the start here. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("./data/boot.ts");
  try {
    await boot(() => new Date());
  } catch (error) {
    // Next would log this and serve all the same.
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  }
}
