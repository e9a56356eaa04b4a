/** Repeats a check until it holds; what it last threw, when it does not within the time. */
export async function eventually(check: () => Promise<void>, milliseconds = 5_000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((again) => setTimeout(again, 50));
    }
  }
}
